"""Comparisons that were asked for: made once by the writer, and kept while they are looked at."""

from __future__ import annotations

import threading
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet

from variorum.errors import BusyError, VariorumError
from variorum.model import Comparison
from variorum.web.work import Work

MAX_KEPT = 100
"""Comparisons; a report's text and statements never change, so one is good for as long as the server runs."""
MAX_WAITING = 10


class Comparer:
    """Gives the comparison of two reports, or says that it is being made."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._pool = ThreadPoolExecutor(2, "compare")
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str], Future[Comparison]] = OrderedDict()

    def find(self, left: str, right: str, wait_seconds: float) -> tuple[Comparison | None, str]:
        """Return the comparison, or None and why there is none; None and no reason where it is not ready yet."""
        with self._lock:
            future = self._kept.get((left, right))
            if future is None:
                if sum(not known.done() for known in self._kept.values()) >= MAX_WAITING:
                    raise BusyError(f"{MAX_WAITING} comparisons are waiting already; try again in a moment")
                future = self._kept[left, right] = self._pool.submit(self._work.call, "compare", left, right)
            self._kept.move_to_end((left, right))
            while len(self._kept) > MAX_KEPT:
                self._kept.popitem(last=False)
        try:
            return future.result(wait_seconds), ""
        except NotYet:
            return None, ""
        except VariorumError as error:
            return None, str(error).removeprefix(f"[{error.code}] ")

    def close(self) -> None:
        """Wait for nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)
