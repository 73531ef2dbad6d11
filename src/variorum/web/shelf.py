"""The editions that are ready to be shown, kept up with the store by one thread."""

from __future__ import annotations

import heapq
import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from variorum.errors import VariorumError
from variorum.model import Story, find_touching
from variorum.settings import WebSettings
from variorum.web.heads import Built, Survey
from variorum.web.logs import report_fault
from variorum.web.work import Tell, Work, ignore

REST = 3.0
"""Times as long as the last look at the whole store took, before the next: adding a folder must not be all looking."""
ASKED, KEPT, WARM, LATER = 0, 1, 2, 3
"""Order of making: what somebody waits for, what was shown before, what nobody asked for yet; and then looking whether
the search knows an edition that was found made."""

LATER_SECONDS = 5.0
"""After a start: the first readers go before the search, which wakes the writer and its parser."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What readers see at one moment; never changed, only replaced. ``number`` grows with every change."""

    number: int = 0
    survey: Survey = field(default_factory=lambda: Survey("", (), {}))
    built: dict[str, Built] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    def is_current(self, story: Story) -> bool:
        """Tell whether this story's edition is ready and speaks of all its reports and rulings."""
        built = self.built.get(story.id)
        if built is None:
            return False
        mine = find_touching(self.survey.rulings, set(story.report_ids))
        kept = find_touching(built.edition.rulings, set(story.report_ids))
        return built.edition.story == story and kept == mine


@dataclass(frozen=True, slots=True)
class Kept:
    """How to find what the store keeps, without the writer: the survey of what it holds now, a story's edition."""

    survey: Callable[[], Survey | None]
    built: Callable[[Survey, Story], Built | None]


NOTHING = Kept(lambda: None, lambda _survey, _story: None)


class Shelf:
    """Keeps ``shown`` up with the store. Readers take ``shown`` once and never wait for a lock."""

    def __init__(self, work: Work, fingerprint: Callable[[], str], settings: WebSettings, kept: Kept = NOTHING) -> None:
        self.shown = Shown()
        self._kept = kept
        self._work = work
        self._fingerprint = fingerprint
        self._settings = settings
        self._lock = threading.Lock()
        self._making = threading.Lock()
        self._surveying = threading.Lock()
        self._rests_until = 0.0
        self._later_from = 0.0
        self._changed = threading.Condition(self._lock)
        self._wanted: list[tuple[int, int, str]] = []
        self._order = itertools.count()
        self._closing = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Look after the store until ``close``."""
        survey = self._kept.survey()
        if survey is not None:
            # What the last server knew of just this store is shown before the writer has begun.
            self._install_survey(survey)
        self._later_from = time.monotonic() + LATER_SECONDS
        self._thread = threading.Thread(target=self._keep, name="shelf", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Look no longer."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()

    def refresh(self) -> None:
        """Take up at once what was added to the store; the stories that were shown are made anew by the thread."""
        with self._surveying:
            if self._fingerprint() != self.shown.survey.fingerprint or self.shown.number == 0:
                began = time.monotonic()
                self._install_survey(self._work.call("survey"))
                took = time.monotonic() - began
                self._rests_until = time.monotonic() + REST * took

    def make(self, story_id: str, tell: Tell = ignore) -> Built | None:
        """Make a story's edition now, if it is not current, and return it; None if there is no such story."""
        with self._making:
            story = next((story for story in self.shown.survey.stories if story.id == story_id), None)
            if story is None:
                return None
            if self.shown.is_current(story):
                return self.shown.built[story_id]
            kept = self._kept.built(self.shown.survey, story)
            if kept is not None:
                self._put(kept)
                if self._thread is None:
                    self._work.call("catch_up", story_id)
                with self._changed:
                    self._want(LATER, story_id)
                return kept
            try:
                built: Built = self._work.call("build", story_id, tell=tell)
            except VariorumError as error:
                why = str(error)
                self._replace(lambda shown: replace(shown, failed={**shown.failed, story_id: why}))
                raise
            self._put(built)
            return built

    def _put(self, built: Built) -> None:
        story_id = built.edition.story.id
        self._replace(lambda shown: _put(shown, story_id, built, self._settings.kept_reports))

    def find(self, story_id: str, wait_seconds: float) -> Built | None:
        """Return a story's edition, an older one rather than none; waits for a first one so long, then gives None."""
        with self._changed:
            if story_id not in self.shown.built:
                self._want(ASKED, story_id)
                self._changed.wait_for(
                    lambda: story_id in self.shown.built or story_id in self.shown.failed or self._closing,
                    wait_seconds,
                )
            return self.shown.built.get(story_id)

    def _want(self, rank: int, story_id: str) -> None:
        if (rank, story_id) not in {(known, name) for known, _, name in self._wanted}:
            heapq.heappush(self._wanted, (rank, next(self._order), story_id))
            self._changed.notify_all()

    def _replace(self, change: Callable[[Shown], Shown]) -> None:
        with self._changed:
            self.shown = replace(change(self.shown), number=self.shown.number + 1)
            self._changed.notify_all()

    def _install_survey(self, survey: Survey) -> None:
        known = {story.id for story in survey.stories}

        def install(shown: Shown) -> Shown:
            built = {name: each for name, each in shown.built.items() if name in known}
            return replace(shown, survey=survey, built=built, failed={})

        self._replace(install)
        with self._changed:
            for story in survey.stories:
                if story.id in self.shown.built and not self.shown.is_current(story):
                    self._want(KEPT, story.id)
            room = self._settings.warm_reports
            for story in sorted(survey.stories, key=lambda story: -len(story.report_ids)):
                room -= len(story.report_ids)
                if room >= 0 and story.id not in self.shown.built:
                    self._want(WARM, story.id)

    def _keep(self) -> None:
        while not self._closing:
            try:
                if time.monotonic() >= self._rests_until:
                    self.refresh()
                self._make_next()
            except VariorumError:
                pass  # told where somebody asks for that story; the next look tries again
            except Exception as error:  # noqa: BLE001
                # A door: one bad story or moment must not end the thread that serves all others.
                report_fault(error)
            with self._changed:
                if not self._wanted and not self._closing:
                    self._changed.wait(self._settings.poll_seconds)

    def _make_next(self) -> None:
        with self._changed:
            if not self._wanted:
                return
            if self._wanted[0][0] == LATER and time.monotonic() < self._later_from:
                self._changed.wait(self._settings.poll_seconds)
                return
            rank, _, story_id = heapq.heappop(self._wanted)
        if rank == LATER:
            self._work.call("catch_up", story_id)
        else:
            self.make(story_id)


def _put(shown: Shown, story_id: str, built: Built, most_reports: int) -> Shown:
    """Return what is shown with this edition as the newest; the oldest go where all hold too many reports."""
    kept = {name: each for name, each in shown.built.items() if name != story_id}
    room = most_reports - len(built.edition.reports)
    for name, each in reversed(list(kept.items())):
        room -= len(each.edition.reports)
        if room < 0:
            del kept[name]
    failed = {name: why for name, why in shown.failed.items() if name != story_id}
    return replace(shown, built={**kept, story_id: built}, failed=failed)
