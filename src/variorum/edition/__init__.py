"""Claims and lineage of one story → what a person reads, every line with its spans. No markup here."""

from variorum.edition.days import RankedDay, rank_days
from variorum.edition.making import make_edition
from variorum.edition.notes import describe_count, describe_dissent, find_first_day

__all__ = ["RankedDay", "describe_count", "describe_dissent", "find_first_day", "make_edition", "rank_days"]
