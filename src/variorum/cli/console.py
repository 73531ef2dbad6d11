"""Standard output as rich writes to it, with our own way to end when the reader leaves."""

from __future__ import annotations

import os
from typing import NoReturn

from rich.console import Console

PIPED_WIDTH = 160
"""Columns of a table in a pipe or a file, where nothing says how wide the reader's window is."""


class PipeConsole(Console):
    """Lets a closed pipe be what it is elsewhere: the reader has enough, and that is exit code 0, not 1."""

    def on_broken_pipe(self) -> NoReturn:
        """Hand the closed pipe to ``report_failures``."""
        raise BrokenPipeError


def make_console(*, wide: bool = False) -> PipeConsole:
    """Return a console on standard output; ``wide`` tables take ``PIPED_WIDTH`` columns unless COLUMNS says other."""
    console = PipeConsole(highlight=False)
    if wide and not console.is_terminal and "COLUMNS" not in os.environ:
        return PipeConsole(highlight=False, width=PIPED_WIDTH)
    return console
