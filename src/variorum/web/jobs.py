"""Long work that somebody waits for: what it is, how far it has come, what came of it."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from variorum.errors import BusyError, NoSuchPageError, VariorumError

if TYPE_CHECKING:
    from variorum.engine import Progress

MAX_KEPT = 200
"""Jobs that are remembered, the newest; a result is looked at within minutes."""


@dataclass(slots=True)
class Job:
    """``state`` is ``waiting``, ``running``, ``done`` or ``failed``; ``error`` has its code in it."""

    id: str
    label: str
    state: str = "waiting"
    step: str = ""
    done: int = 0
    total: int | None = None
    item: str = ""
    result: Any = None
    error: str = ""
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("done", "failed")

    def tell(self, progress: Progress) -> None:
        """Remember how far the work has come."""
        self.step, self.done, self.total, self.item = progress.step, progress.done, progress.total, progress.label


class Jobs:
    """All jobs of a server. Each runs in a thread that mostly waits for the one writer."""

    def __init__(self, max_waiting: int) -> None:
        self._max_waiting = max_waiting
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()

    def start(self, label: str, work: Callable[[Job], Any]) -> Job:
        """Start work and return its job at once; raise ``BusyError`` when too much is waiting."""
        with self._lock:
            if sum(not job.is_over for job in self._jobs.values()) >= self._max_waiting:
                raise BusyError(f"{self._max_waiting} jobs are waiting already; try again when some have ended")
            job = Job(secrets.token_urlsafe(9), label)
            self._jobs[job.id] = job
            while len(self._jobs) > MAX_KEPT:
                self._jobs.popitem(last=False)
        threading.Thread(target=self._run, args=(job, work), name="job", daemon=True).start()
        return job

    def find(self, job_id: str) -> Job:
        """Return a job; raise ``NoSuchPageError`` if there is none of this id."""
        job = self._jobs.get(job_id)
        if job is None:
            raise NoSuchPageError("there is no such job; the server may have been started again since")
        return job

    def running(self) -> tuple[Job, ...]:
        """Return the jobs that are not over, oldest first."""
        return tuple(job for job in list(self._jobs.values()) if not job.is_over)

    @staticmethod
    def _run(job: Job, work: Callable[[Job], Any]) -> None:
        job.state = "running"
        try:
            job.result = work(job)
            job.state = "done"
        except VariorumError as error:
            job.error, job.state = str(error), "failed"
        except Exception as error:  # noqa: BLE001
            # A door: the page says that it failed, the server's own log says why.
            from variorum.web.logs import report_fault

            report_fault(error)
            job.error, job.state = "[V800] a fault of the server; its own log names it", "failed"
        finally:
            job.ended.set()
