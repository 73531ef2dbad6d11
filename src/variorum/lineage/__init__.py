"""The reports of one story → dependences, reporting origins and their counts."""

from variorum.lineage.boilerplate import find_boilerplate
from variorum.lineage.credits import Credit, CreditKind, find_credits
from variorum.lineage.explaining import explain_pair
from variorum.lineage.memory import LineageMemory
from variorum.lineage.origins import count_origins, count_report_origins
from variorum.lineage.tracing import trace_lineage

__all__ = [
    "Credit",
    "CreditKind",
    "LineageMemory",
    "count_origins",
    "count_report_origins",
    "explain_pair",
    "find_boilerplate",
    "find_credits",
    "trace_lineage",
]
