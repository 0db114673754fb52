"""Tasks: who is made answerable for what, by whom and by when."""

from chidao.extractors.tasks.find import find_tasks

__all__ = ["find_tasks"]
