"""Claims and lineage of one story → what a person reads, every line with its spans. No markup here."""

from typing import TYPE_CHECKING, Any

from variorum.edition.days import RankedDay, rank_days
from variorum.edition.notes import describe_count, describe_dissent, find_first_day

if TYPE_CHECKING:
    from variorum.edition.making import make_edition

__all__ = ["RankedDay", "describe_count", "describe_dissent", "find_first_day", "make_edition", "rank_days"]


def __getattr__(name: str) -> Any:
    """Import ``make_edition`` when it is asked for: a process that only shows editions needs no parser."""
    if name != "make_edition":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from variorum.edition.making import make_edition

    return make_edition
