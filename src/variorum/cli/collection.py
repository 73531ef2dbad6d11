"""The store a command works on, and taking reports into it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from variorum.cli.failing import tell
from variorum.errors import StoreError

if TYPE_CHECKING:
    from variorum.engine import Added, Progress, Variorum
    from variorum.store import Store

Function = TypeVar("Function", bound=Callable[..., object])
DEFAULT_STORE = "variorum.sqlite"
MOST_TOLD = 20
"""Refusals of one code that are told one by one: a screenful; all of them are in the store."""


def store_option(function: Function) -> Function:
    """Give a command ``--store FILE``; it gets the path as ``store``."""
    return click.option(
        "--store",
        metavar="FILE",
        default=DEFAULT_STORE,
        envvar="VARIORUM_STORE",
        show_default=True,
        show_envvar=True,
        help="The file that keeps the reports.",
    )(function)


def open_collection(store: str, *, make: bool = False) -> Variorum:
    """Return the collection kept in the file ``store``; the engine is imported only now.

    Raises
    ------
    StoreError
        If there is no such file and it is not to be made: a command that only looks leaves no file behind.
    """
    if not make:
        _expect_store(store)
    from variorum.engine import Variorum

    return Variorum(store)


def open_store(store: str) -> Store:
    """Return the store itself, for commands that only list what it holds: the engine takes a second to import.

    Raises
    ------
    StoreError
        If there is no such file.
    """
    _expect_store(store)
    from variorum.store import Store

    return Store.open(store)


def _expect_store(store: str) -> None:
    if store != ":memory:" and not Path(store).exists():
        raise StoreError(f"there is no store {store}; `variorum add PATH` makes one, --store FILE names another")


def take_in(collection: Variorum, paths: Sequence[str], watch: Callable[[Progress], None]) -> Added:
    """Add what ``paths`` name and return what became of it; ``-`` is standard input."""
    stdin = sys.stdin.buffer if "-" in paths else None
    return collection.add(paths, stdin, watch)


def tell_added(added: Added) -> None:
    """Tell how many reports were taken, and the refusals; exit code 1 if nothing could be read."""
    told = Counter[str]()
    for refusal in added.refusals:
        told[refusal.code] += 1
        if told[refusal.code] <= MOST_TOLD:
            tell(f"[{refusal.code}] {refusal.place}: {refusal.reason}")
    for code, count in told.items():
        if count > MOST_TOLD:
            tell(f"[{code}] … and {count - MOST_TOLD} more; `variorum refusals` lists them all")
    counts = (
        (len(added.new), "new"),
        (len(added.versions), "new version" if len(added.versions) == 1 else "new versions"),
        (len(added.duplicates), "known already"),
        (len(added.refusals), "refusal" if len(added.refusals) == 1 else "refusals"),
    )
    tell("reports: " + (", ".join(f"{count} {name}" for count, name in counts if count) or "none"))
    if not added.taken:
        raise click.exceptions.Exit(1)
