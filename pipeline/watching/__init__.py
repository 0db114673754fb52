"""Watching a folder: files that arrive are loaded once they are whole, and put away with a word on what became of them."""

from chidao.pipeline.watching.watcher import Filed, Watcher

__all__ = ["Filed", "Watcher"]
