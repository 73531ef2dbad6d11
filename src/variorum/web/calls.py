"""What a page's handler gets and gives back; nothing here knows of HTTP's details."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from variorum.errors import BadRequestError, NoSuchPageError
from variorum.model import Story
from variorum.web.addresses import find_id
from variorum.web.heads import Built
from variorum.web.shelf import Shown
from variorum.web.site import Site


@dataclass(frozen=True, slots=True)
class Call:
    """A request: parts of its path, its query and form (each name once), files, and the moment it looks at."""

    site: Site
    shown: Shown
    path: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, str] = field(default_factory=dict)
    files: Sequence[tuple[str, bytes]] = ()
    wants_json: bool = False
    at: str = "/"
    base: str = ""

    def find_story(self) -> Story:
        """Return the story that the path names; raise ``NoSuchPageError``."""
        stories = {story.id: story for story in self.shown.survey.stories}
        found = find_id(self.path["story"], stories)
        if found is None:
            # A story is called after its first report: when it has grown at its start, the old name still leads there.
            report_id = self.path["story"].removeprefix("story:")
            for story in stories.values():
                if report_id in story.report_ids:
                    return story
            raise NoSuchPageError("there is no such story; the front page lists them")
        return stories[found]

    def find_built(self, story: Story, wait_seconds: float | None = None) -> Built | None:
        """Return a story's edition; None where it is still being made."""
        built = self.shown.built.get(story.id)
        if built is None:
            wait = self.site.settings.web.open_wait_seconds if wait_seconds is None else wait_seconds
            built = self.site.shelf.find(story.id, wait)
        return built

    def need(self, name: str) -> str:
        """Return a field of the form that must be there; raise ``BadRequestError``."""
        value = self.form.get(name, "").strip()
        if not value:
            raise BadRequestError(f"the field {name!r} is missing or empty; it must be given")
        return value

    def number(self, name: str, default: int, most: int) -> int:
        """Return a whole number of the query, 1 or more; raise ``BadRequestError``."""
        raw = self.query.get(name, "")
        if not raw:
            return default
        if not raw.isascii() or not raw.isdecimal() or not 1 <= int(raw[:9]) <= most:
            raise BadRequestError(f"{name}={raw[:40]!r}; expected a whole number from 1 to {most}")
        return int(raw)


@dataclass(frozen=True, slots=True)
class Answer:
    """What to send: a template with its context, plain values for JSON, a body as it stands, or another address.

    ``plain`` may be a function that makes the values: a page's readers need not wait for them. ``pieces`` gives JSON
    that is too much for one piece, anew at each call; ``stamp`` changes with it.
    """

    template: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)
    plain: object = None
    status: int = 200
    body: str | None = None
    media: str = ""
    location: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    pieces: Callable[[], Iterator[bytes]] | None = None
    stamp: str = ""


Handler = Callable[[Call], Answer]


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a listing."""

    items: Sequence[Any]
    page: int
    pages: int
    total: int
    per_page: int

    def plain(self, items: Sequence[object]) -> dict[str, object]:
        """Return the page as JSON values, with these for its items."""
        return {
            "items": list(items),
            "page": self.page,
            "pages": self.pages,
            "total": self.total,
            "per_page": self.per_page,
        }


def find_slice(call: Call, items: Sequence[Any], total: int | None = None, name: str = "page") -> Slice:
    """Return the page of ``items`` that a call asks for; with ``total`` given ``items`` are that page already."""
    settings = call.site.settings.web
    per_page = call.number("per_page", settings.page_rows, settings.max_page_rows)
    page = call.number(name, 1, 1_000_000)
    if total is None:
        total = len(items)
        items = items[(page - 1) * per_page : page * per_page]
    return Slice(items, page, max(1, -(-total // per_page)), total, per_page)
