"""The writer's own process: it tells how far it is, hands errors over, and is started again when it dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum.engine import Progress
from variorum.errors import BusyError, UnknownIdError
from variorum.settings import Settings
from variorum.web.heads import Survey
from variorum.web.tasks import Taken
from variorum.web.work import ProcessWork


@pytest.fixture
def work(tmp_path: Path) -> Iterator[ProcessWork]:
    found = ProcessWork(str(tmp_path / "s.sqlite"), Settings())
    yield found
    found.close()


def test_tasks_are_done_told_of_and_done_again_by_a_new_process_when_the_old_one_dies(work: ProcessWork) -> None:
    told: list[Progress] = []
    documents = [(f"{n}.txt", f"Roe said the bridge is shut for {n} days.".encode()) for n in range(30)]
    taken = work.call("add", documents, tell=told.append)
    assert isinstance(taken, Taken)
    assert len(taken.new) == 30
    assert told[0].label == "0"  # the last may still be on their way when the result is there
    with pytest.raises(UnknownIdError, match="nobody") as error:
        work.call("build", "nobody")
    assert str(error.value).count("V702") == 1
    (process,) = work._pool._processes.values()  # type: ignore[attr-defined]
    os.kill(process.pid, signal.SIGKILL)
    process.join(30)
    survey = work.call("survey")
    assert isinstance(survey, Survey)
    assert len(survey.heads) == 30
    work.close()
    with pytest.raises(BusyError):
        work.call("survey")
