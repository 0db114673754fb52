"""A document as a tree of provisions, each with its label, level and sentences."""

from chidao.extractors.structure.labels import Label, read_label
from chidao.extractors.structure.provisions import Provision, read_provisions
from chidao.extractors.structure.sections import SectionRole, section_role
from chidao.extractors.structure.splitting import clauses, sentences

__all__ = ["Label", "Provision", "SectionRole", "clauses", "read_label", "read_provisions", "section_role", "sentences"]
