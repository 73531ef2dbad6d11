"""One server's state: the store, the writer, the editions, the jobs."""

from __future__ import annotations

import threading
from pathlib import Path

from variorum.errors import StoreError
from variorum.settings import Settings
from variorum.store import SearchIndex, Store, WatchBook
from variorum.web.comparer import Comparer
from variorum.web.heads import recall_built, recall_survey
from variorum.web.jobs import Jobs
from variorum.web.options import Options
from variorum.web.shelf import Kept, Shelf
from variorum.web.work import ProcessWork, ThreadWork, Work


class Site:
    """What every page is made from. ``close`` ends the writer."""

    def __init__(self, store: str, options: Options, settings: Settings, work: Work) -> None:
        self.options = options
        self.settings = settings
        self.work = work
        self.jobs = Jobs(settings.web.max_queued_jobs)
        self.comparer = Comparer(work)
        self._path = store
        self._local = threading.local()
        kept = Kept(
            lambda: recall_survey(self.store(), settings),
            lambda survey, story: recall_built(self.store(), survey, story, settings),
        )
        self.shelf = Shelf(work, lambda: self.store().fingerprint(), settings.web, kept)

    def store(self) -> Store:
        """Return this thread's own connection to the store: SQLite gives each its own view and nobody waits."""
        kept: Store | None = getattr(self._local, "store", None)
        if kept is None:
            kept = self._local.store = Store.open(self._path)
        return kept

    def search_index(self) -> SearchIndex:
        """Return the search index, through this thread's connection."""
        return SearchIndex(self.store())

    def watch_book(self) -> WatchBook:
        """Return the watches, through this thread's connection."""
        return WatchBook(self.store())

    def close(self) -> None:
        """End the writer and the thread that looks after the store."""
        self.shelf.close()
        self.comparer.close()
        self.work.close()


def open_site(store: str, options: Options, settings: Settings | None = None, *, threads: bool = False) -> Site:
    """Return the state of a server on this store, which is made when it is not there.

    Parameters
    ----------
    store
        A file; a store in memory cannot be shared between the readers and the writer.
    threads
        Do heavy work in a thread instead of a process of its own (for tests).

    Raises
    ------
    StoreError
        If the store cannot be opened or is not one.
    """
    if store == ":memory:":
        raise StoreError("a store in memory cannot be served; name a file with --store")
    store = str(Path(store).resolve())
    Store.open(store).close()
    settings = settings or Settings()
    work = ThreadWork(store, settings) if threads else ProcessWork(store, settings)
    return Site(store, options, settings, work)
