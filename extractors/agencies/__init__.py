"""Bodies and office-holders named in a text: where a name begins and ends, how a list of them is taken apart."""

from chidao.extractors.agencies.lists import BodyList, read_bodies
from chidao.extractors.agencies.mentions import Mention
from chidao.extractors.agencies.predicates import begins_duty, find_predicate, is_predicate
from chidao.extractors.agencies.verbs_in_names import predicate_label

__all__ = ["BodyList", "Mention", "begins_duty", "find_predicate", "is_predicate", "predicate_label", "read_bodies"]
