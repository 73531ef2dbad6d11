"""How far long work has come, on standard error: a bar on a terminal, plain lines in a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from variorum.cli.words import shorten, show

if TYPE_CHECKING:
    from variorum.engine import Progress

LINE_SECONDS = 2.0
"""Least time between two plain lines of one step: enough to see it live, little enough to keep a log short."""


@contextmanager
def shown_progress() -> Iterator[Callable[[Progress], None]]:
    """Yield what the engine may call with each ``Progress``; what is shown is gone, or ended, on leaving."""
    if sys.stderr.isatty():
        yield from _bar()
    else:
        yield _line_teller(time.monotonic)


@contextmanager
def shown_loading(what: str) -> Iterator[None]:
    """Tell that something large is being loaded, and how long it took."""
    click.echo(f"loading {what} … ", err=True, nl=False)
    start = time.monotonic()
    try:
        yield
    finally:
        click.echo(f"{time.monotonic() - start:.1f} s", err=True)


def load_parser() -> None:
    """Load the parser now, and show it, instead of in the midst of the first report."""
    with shown_loading("the parser"):
        from variorum.language.pipeline import load_pipeline

        load_pipeline()


def _bar() -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    label = TextColumn("{task.fields[label]}", markup=False)
    with Bars(*columns, TimeElapsedColumn(), label, console=Console(stderr=True), transient=True) as bars:
        tasks = {}

        def watch(progress: Progress) -> None:
            if progress.step not in tasks:
                tasks[progress.step] = bars.add_task(progress.step, total=progress.total, label="")
            label = shorten(show(progress.label), 40)
            bars.update(tasks[progress.step], completed=progress.done, total=progress.total, label=label)

        yield watch


def _line_teller(clock: Callable[[], float]) -> Callable[[Progress], None]:
    told: dict[str, float] = {}

    def watch(progress: Progress) -> None:
        ended = progress.total is not None and progress.done >= progress.total
        if ended or clock() - told.get(progress.step, -LINE_SECONDS) >= LINE_SECONDS:
            told[progress.step] = clock()
            of = f" of {progress.total}" if progress.total is not None else ""
            label = f": {shorten(show(progress.label), 80)}" if progress.label else ""
            click.echo(f"{progress.step} {progress.done}{of}{label}", err=True)

    return watch
