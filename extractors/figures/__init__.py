"""Figures: amounts, counts, areas, rates, shares and changes, with what they measure and when."""

from chidao.extractors.figures.find import find_figures

__all__ = ["find_figures"]
