"""The statements of one story into claims and relations, each verdict with its reason."""

from variorum.collation.bare import parse_proposition
from variorum.collation.collate import collate
from variorum.collation.deep import make_proposition, make_propositions
from variorum.collation.entities import link_entities
from variorum.collation.memory import CollationMemory
from variorum.collation.proposition import Certainty, Clause, Proposition, Quantity
from variorum.collation.thread import relate_thread
from variorum.collation.two_reports import compare_reports
from variorum.collation.verdict import compare_pair

__all__ = [
    "Certainty",
    "Clause",
    "CollationMemory",
    "Proposition",
    "Quantity",
    "collate",
    "compare_pair",
    "compare_reports",
    "link_entities",
    "make_proposition",
    "make_propositions",
    "parse_proposition",
    "relate_thread",
]
