"""Citations: the other documents that a text names with their number."""

from chidao.extractors.citations.find import cited_on, find_citations
from chidao.extractors.citations.mentions import number_key

__all__ = ["cited_on", "find_citations", "number_key"]
