"""Reports, refusals, rulings and cached results, kept in one SQLite file."""

from variorum.store.arrival import AddOutcome
from variorum.store.hints import unknown_id
from variorum.store.sqlite import Store

__all__ = ["AddOutcome", "Store", "unknown_id"]
