"""What readers see is whole, kept up with the store, and never waits for the writer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from variorum.engine import Progress
from variorum.errors import BusyError, ReadingError, StoreError, VariorumError
from variorum.model import Collation, Edition, Lineage, OriginCount, Provenance, Report, Ruling, RulingKind, Story
from variorum.settings import WebSettings
from variorum.web.heads import Built, Survey, make_head
from variorum.web.jobs import Jobs
from variorum.web.shelf import Kept, Shelf
from variorum.web.work import _Failed


def make_report(name: str) -> Report:
    return Report(name, "Words.", (), Provenance("-", "text/plain", "utf-8", "0"))


def make_edition(story: Story, rulings: tuple[Ruling, ...] = ()) -> Edition:
    reports = tuple(make_report(name) for name in story.report_ids)
    count = OriginCount(len(reports), 1, 1, 1)
    lineage, collation = Lineage(story.id, (), (), (), count), Collation(story.id, (), (), ())
    return Edition(story, reports, (), (), (), (), (), lineage, collation, (), rulings)


class Writer:
    """A writer whose store is two dictionaries; ``gate`` holds every task up while it is closed."""

    def __init__(self) -> None:
        self.stories: dict[str, tuple[str, ...]] = {}
        self.rulings: tuple[Ruling, ...] = ()
        self.calls: list[str] = []
        self.broken: set[str] = set()
        self.gate = threading.Event()
        self.gate.set()

    def fingerprint(self) -> str:
        return f"{sum(map(len, self.stories.values()))}-{len(self.rulings)}"

    def call(self, task: str, *arguments: object, tell: Callable[[Progress], None] | None = None) -> Any:  # noqa: ARG002
        assert self.gate.wait(30)
        self.calls.append(" ".join([task, *map(str, arguments)]))
        made = {name: Story(name, name, ids, None, "") for name, ids in self.stories.items()}
        if task == "survey":
            heads = {i: make_head(make_report(i), 0) for ids in self.stories.values() for i in ids}
            return Survey(self.fingerprint(), tuple(made.values()), heads, self.rulings)
        name = str(arguments[0])
        if name in self.broken:
            raise ReadingError("cannot")
        return Built(make_edition(made[name], self.rulings), f"{len(self.calls)}")

    def close(self) -> None:
        return


@pytest.fixture
def writer() -> Writer:
    found = Writer()
    found.stories = {"a": ("a1", "a2"), "b": ("b1",)}
    return found


def open_shelf(writer: Writer, **knobs: Any) -> Shelf:
    return Shelf(writer, writer.fingerprint, WebSettings(poll_seconds=0.01, **knobs))


def wait_until(is_so: Callable[[], bool]) -> None:
    waiting = threading.Event()
    for _ in range(1000):
        if is_so():
            return
        waiting.wait(0.01)
    raise AssertionError("it did not come to be")


def test_the_biggest_stories_are_made_before_anybody_asks_as_far_as_there_is_room(writer: Writer) -> None:
    shelf = open_shelf(writer, warm_reports=2)
    shelf.start()
    wait_until(lambda: "a" in shelf.shown.built)
    shelf.close()
    assert "build b" not in writer.calls


def test_a_new_report_is_taken_up_and_only_its_story_is_made_anew(writer: Writer) -> None:
    shelf = open_shelf(writer)
    shelf.start()
    wait_until(lambda: set(shelf.shown.built) == {"a", "b"})
    writer.calls.clear()
    writer.stories["a"] = ("a1", "a2", "a3")
    wait_until(lambda: len(shelf.shown.built["a"].edition.reports) == 3)
    shelf.close()
    assert writer.calls == ["survey", "build a"]


def test_readers_see_the_old_edition_while_the_new_one_is_made(writer: Writer) -> None:
    shelf = open_shelf(writer)
    shelf.refresh()
    old = shelf.make("a")
    writer.stories["a"] = ("a1", "a2", "a3")
    shelf.refresh()
    writer.gate.clear()
    made = threading.Thread(target=shelf.make, args=("a",))
    made.start()
    assert shelf.find("a", 0.0) is old
    (story,) = (story for story in shelf.shown.survey.stories if story.id == "a")
    assert not shelf.shown.is_current(story)
    writer.gate.set()
    made.join(30)
    assert shelf.shown.is_current(story)
    assert shelf.find("a", 0.0) is not old


def test_a_story_that_was_never_made_is_waited_for_only_so_long(writer: Writer) -> None:
    shelf = open_shelf(writer, warm_reports=0)
    shelf.refresh()
    assert shelf.find("b", 0.01) is None
    shelf.start()
    assert shelf.find("b", 30.0) is not None
    shelf.close()


def test_a_ruling_makes_only_the_story_it_speaks_of_anew(writer: Writer) -> None:
    shelf = open_shelf(writer)
    shelf.start()
    wait_until(lambda: set(shelf.shown.built) == {"a", "b"})
    writer.calls.clear()
    writer.rulings = (Ruling("ruling:1", RulingKind.INDEPENDENT, "a1", "a2", "", "", ""),)
    wait_until(lambda: shelf.shown.built["a"].edition.rulings == writer.rulings)
    shelf.close()
    assert writer.calls == ["survey", "build a"]


def test_a_story_that_cannot_be_made_is_told_and_the_others_go_on(writer: Writer) -> None:
    writer.broken = {"a"}
    shelf = open_shelf(writer)
    shelf.start()
    wait_until(lambda: "b" in shelf.shown.built and "a" in shelf.shown.failed)
    assert "cannot" in shelf.shown.failed["a"]
    writer.broken = set()
    writer.stories["a"] = ("a1", "a2", "a3")
    wait_until(lambda: "a" in shelf.shown.built and not shelf.shown.failed)
    shelf.close()


def test_the_editions_made_last_are_kept_within_the_limit(writer: Writer) -> None:
    writer.stories = {str(n): (f"{n}-1", f"{n}-2") for n in range(6)}
    shelf = open_shelf(writer, kept_reports=6)
    shelf.refresh()
    for name in writer.stories:
        shelf.make(name)
    assert set(shelf.shown.built) == {"3", "4", "5"}


def test_many_changes_at_once_lose_none(writer: Writer) -> None:
    writer.stories = {str(n): (f"{n}-1",) for n in range(40)}
    shelf = open_shelf(writer)
    shelf.refresh()
    threads = [threading.Thread(target=shelf.make, args=(name,)) for name in writer.stories]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert set(shelf.shown.built) == set(writer.stories)
    assert shelf.shown.number == 41


def test_an_error_is_the_same_on_the_other_side_of_a_process() -> None:
    for code, place in (("V700", None), ("V103", "a.txt")):
        error = _Failed(code, "what was found", place).rebuild()
        assert error.code == code
        assert "what was found" in str(error)
        assert str(error).count(f"[{code}]") == 1
    assert isinstance(_Failed("V700", "x").rebuild(), StoreError)
    assert type(_Failed("V-unknown", "x").rebuild()) is VariorumError


def test_jobs_tell_how_far_they_are_and_old_ones_are_forgotten() -> None:
    jobs = Jobs(2)
    go_on = threading.Event()
    first = jobs.start("one", lambda job: (job.tell(Progress("reading", 1, 2, "a")), go_on.wait(30)))
    second = jobs.start("two", lambda _: go_on.wait(30))
    with pytest.raises(BusyError):
        jobs.start("three", lambda _: None)
    wait_until(lambda: first.step == "reading")
    assert (first.done, first.total, first.item) == (1, 2, "a")
    go_on.set()
    assert first.ended.wait(30)
    assert second.ended.wait(30)
    assert jobs.running() == ()


def test_what_is_kept_is_shown_before_the_writer_has_begun(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.web.shelf.LATER_SECONDS", 0.0)
    writer.gate.clear()
    stories = tuple(Story(name, name, ids, None, "") for name, ids in writer.stories.items())
    survey = Survey(writer.fingerprint(), stories, {})
    kept = Kept(lambda: survey, lambda _survey, story: Built(make_edition(story), "kept") if story.id == "a" else None)
    shelf = Shelf(writer, writer.fingerprint, WebSettings(poll_seconds=0.01), kept)
    shelf.start()
    try:
        found = shelf.find("a", 10)
        assert found is not None
        assert found.stamp == "kept"
        assert writer.calls == []
        writer.gate.set()
        wait_until(lambda: "catch_up a" in writer.calls and "build b" in writer.calls)
        assert "survey" not in writer.calls
    finally:
        writer.gate.set()
        shelf.close()
