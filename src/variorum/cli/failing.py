"""What a person sees when something goes wrong: one message with a code, and the right exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import click

from variorum.cli.words import show
from variorum.errors import UsageError, VariorumError

DEBUG_VARIABLE = "VARIORUM_DEBUG"


class Failure(click.ClickException):
    """An error of ours at the door: its message to standard error, exit code 1."""

    def __init__(self, error: VariorumError) -> None:
        super().__init__(str(error))

    def show(self, file: IO[str] | None = None) -> None:  # noqa: ARG002
        """Print the message, control characters made visible."""
        tell(self.message)


class UsageFailure(Failure):
    """The call's words are off."""

    exit_code = 2


def tell(message: str) -> None:
    """Print one message to standard error; what comes from outside cannot move the cursor or change colours."""
    click.echo(show(message), err=True)


@contextmanager
def report_failures(ctx: click.Context) -> Iterator[None]:
    """Run a command so that every way it can end is a message and an exit code.

    A reader that closes the pipe early (``| head``) has what it wanted: that is exit code 0 without a word.
    """
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except BrokenPipeError:
        _mute_output()
        ctx.exit(0)
    except KeyboardInterrupt:
        tell("interrupted; every report taken before is kept, and the same command goes on from there")
        ctx.exit(130)
    except VariorumError as error:
        if os.environ.get(DEBUG_VARIABLE):
            traceback.print_exc()
        raise (UsageFailure if isinstance(error, UsageError) else Failure)(error) from error
    except Exception as error:  # noqa: BLE001
        # The door: whatever is left is a fault of ours, and is said so.
        if os.environ.get(DEBUG_VARIABLE):
            traceback.print_exc()
        tell(
            f"[{VariorumError.code}] a fault of Variorum: {type(error).__name__}: {error}; nothing that was taken is "
            f"lost. {DEBUG_VARIABLE}=1 shows where it happened: please report that"
        )
        ctx.exit(1)


def _mute_output() -> None:
    """Send what is still buffered nowhere, or Python complains once more while it ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
