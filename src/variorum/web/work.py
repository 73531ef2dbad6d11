"""The one writer, in a process of its own so that readers never wait for a parser, or in a thread for tests."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from variorum.errors import BusyError, IngestError, VariorumError
from variorum.settings import Settings

if TYPE_CHECKING:
    from multiprocessing.queues import SimpleQueue

    from variorum.engine import Progress
    from variorum.web.tasks import Writer

Tell = Callable[["Progress"], None]
CLOSING_SECONDS = 5.0
NICENESS = 5
"""Added to the writer's priority: on two busy cores a reader's page goes before a report's parse."""


def ignore(progress: object) -> None:
    """Tell nobody."""


class Work(Protocol):
    """Where tasks are done, one after another."""

    def call(self, task: str, *arguments: object, tell: Tell = ignore) -> Any:
        """Do a task of ``tasks.Writer`` and return what it returns; raises its errors."""

    def close(self) -> None:
        """Do nothing more."""


@dataclass(frozen=True, slots=True)
class _Failed:
    """An error of ours on its way between processes: its class is found again by its code."""

    code: str
    message: str
    place: str | None = None

    def rebuild(self) -> VariorumError:
        kinds = {kind.code: kind for kind in _find_kinds(VariorumError)}
        kind = kinds.get(self.code, VariorumError)
        if issubclass(kind, IngestError):
            return kind(self.place or "-", self.message)
        return kind(self.message)


def _find_kinds(kind: type[VariorumError]) -> list[type[VariorumError]]:
    return [kind, *(found for each in kind.__subclasses__() for found in _find_kinds(each))]


def _perform(writer: Writer, task: str, arguments: tuple[object, ...], tell: Tell) -> object:
    try:
        return getattr(writer, task)(*arguments, tell)
    except IngestError as error:
        return _Failed(error.code, error.reason, error.place)
    except VariorumError as error:
        return _Failed(error.code, str(error).removeprefix(f"[{error.code}] "))


def _unwrap(result: Any) -> Any:
    if isinstance(result, _Failed):
        raise result.rebuild()
    return result


class ThreadWork:
    """Does tasks in one thread of this process."""

    def __init__(self, store: str, settings: Settings) -> None:
        from variorum.web.tasks import Writer

        self._pool = ThreadPoolExecutor(1, "writer")
        self._writer: Writer = self._pool.submit(Writer, store, settings).result()

    def call(self, task: str, *arguments: object, tell: Tell = ignore) -> Any:
        """Do a task and return its result."""
        return _unwrap(self._pool.submit(_perform, self._writer, task, arguments, tell).result())

    def close(self) -> None:
        """Close the store and end the thread."""
        self._pool.submit(self._writer.close).result()
        self._pool.shutdown()


_writer: Any = None
_queue: Any = None


def _start(store: str, settings: Settings, queue: SimpleQueue[Any]) -> None:
    """Open the collection in the writer's process; ctrl-C is the server's to handle."""
    global _writer, _queue
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(NICENESS)
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    from variorum.web.tasks import Writer

    _writer, _queue = Writer(store, settings), queue


def _end_with_parent() -> None:
    """End this process when the server's is gone, however it went: nobody else would."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _perform_here(number: int, task: str, arguments: tuple[object, ...]) -> object:
    return _perform(_writer, task, arguments, lambda progress: _queue.put((number, progress)))


class ProcessWork:
    """Does tasks in a process of its own; a writer that dies is started again."""

    def __init__(self, store: str, settings: Settings) -> None:
        self._arguments = store, settings
        self._context = multiprocessing.get_context("spawn")
        self._queue: SimpleQueue[Any] = self._context.SimpleQueue()
        self._tells: dict[int, Tell] = {}
        self._numbers = itertools.count()
        self._lock = threading.Lock()
        self._closed = False
        self._pool = self._open()
        self._listener = threading.Thread(target=self._listen, name="progress", daemon=True)
        self._listener.start()

    def _open(self) -> ProcessPoolExecutor:
        store, settings = self._arguments
        return ProcessPoolExecutor(1, self._context, initializer=_start, initargs=(store, settings, self._queue))

    def call(self, task: str, *arguments: object, tell: Tell = ignore) -> Any:
        """Do a task and return its result; once more where the writer's process died."""
        number = next(self._numbers)
        self._tells[number] = tell
        try:
            try:
                return _unwrap(self._submit(number, task, arguments).result())
            except BrokenProcessPool:
                self._reopen()
                return _unwrap(self._submit(number, task, arguments).result())
        except BrokenProcessPool as error:
            raise BusyError("the writer ended twice on this; nothing that was taken is lost. Try again") from error
        finally:
            self._tells.pop(number, None)

    def _submit(self, number: int, task: str, arguments: tuple[object, ...]) -> Future[object]:
        if self._closed:
            raise BusyError("the server is closing; nothing was done. Try again when it is back")
        return self._pool.submit(_perform_here, number, task, arguments)

    def _reopen(self) -> None:
        with self._lock:
            if not self._closed:
                self._pool.shutdown(wait=False)
                self._pool = self._open()

    def _listen(self) -> None:
        while (told := self._queue.get()) is not None:
            number, progress = told
            self._tells.get(number, ignore)(progress)

    def close(self) -> None:
        """End the process: what it took in is on the disk; what it was making is made again when it is asked for."""
        if self._closed:
            return
        self._closed = True
        for process in list((getattr(self._pool, "_processes", None) or {}).values()):
            process.terminate()
        # Its own threads end with the process; waiting for them gives back what the system counts.
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._queue.put(None)
        self._listener.join(CLOSING_SECONDS)
        self._queue.close()
