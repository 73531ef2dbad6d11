"""Which stories a command speaks of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from variorum.cli.naming import find_report
from variorum.store import unknown_id

if TYPE_CHECKING:
    from variorum.engine import Progress, Variorum
    from variorum.model import Edition

Function = TypeVar("Function", bound=Callable[..., object])


def story_option(function: Function) -> Function:
    """Give a command ``--story ID``; it gets ``story``, None when all are meant."""
    return click.option(
        "--story", metavar="ID", help="Only this story: its id, or any report of it (id, start of one, label)."
    )(function)


def find_editions(collection: Variorum, story: str | None, watch: Callable[[Progress], None]) -> tuple[Edition, ...]:
    """Return the editions of all stories, biggest first, or of the one that ``story`` names.

    Raises
    ------
    UnknownIdError
        If it names none; the message has near misses.
    """
    if story is None:
        return collection.editions(None, watch)
    if story.startswith("story:"):
        known = {each.id: each for each in collection.stories()}
        if story not in known:
            raise unknown_id("story", story, known, "variorum stories")
        return collection.editions(known[story].report_ids, watch)
    return collection.editions([find_report(story, collection.reports()).id], watch)
