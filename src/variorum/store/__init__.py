"""Reports, refusals, rulings and cached results, kept in one SQLite file."""

from variorum.store.arrival import AddOutcome
from variorum.store.hints import unknown_id
from variorum.store.searching import SearchHit, SearchIndex, SearchItem, SearchQuery
from variorum.store.sqlite import Store
from variorum.store.watching import Notice, Watch, WatchBook

__all__ = [
    "AddOutcome",
    "Notice",
    "SearchHit",
    "SearchIndex",
    "SearchItem",
    "SearchQuery",
    "Store",
    "Watch",
    "WatchBook",
    "unknown_id",
]
