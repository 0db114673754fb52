"""Metadata: what a document says about itself."""

from chidao.extractors.metadata.read import date_context, read_metadata

__all__ = ["date_context", "read_metadata"]
