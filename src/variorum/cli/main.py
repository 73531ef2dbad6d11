"""The group of all commands. A command's module is imported only when it is asked for, and the engine later still."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from variorum import __version__
from variorum.cli.failing import report_failures

COMMANDS = (
    "edition",
    "add",
    "reports",
    "stories",
    "read",
    "claims",
    "omissions",
    "compare",
    "lineage",
    "timeline",
    "relate",
    "explain",
    "refusals",
    "rule",
    "rulings",
    "watch",
    "serve",
)
"""In the order people need them; each is ``command`` in the module of its name."""


class Commands(click.Group):
    """Looks commands up by name and turns what goes wrong in them into one clear message."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of all commands, in the order people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        found = import_module(f"variorum.cli.{cmd_name}").command
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that ``args`` name; a slip of the finger is answered with near misses."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from variorum.store.hints import find_near_misses

            near = find_near_misses(args[0], COMMANDS)
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            raise click.UsageError(f"No such command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; errors end in a message and exit code 1, or 2 where the call's words are off."""
        with report_failures(ctx):
            result: object = super().invoke(ctx)
            sys.stdout.flush()
            return result


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="variorum")
def main() -> None:
    """Who said what about one story, where the reports differ, and which depend on which.

    \b
    Example:
      variorum edition reports/ --html story.html

    Reports are kept in a store, a file called variorum.sqlite in the working folder (--store FILE names another).
    Data goes to standard output, progress and messages to standard error. Exit code 0: done; 1: an error, or nothing
    could be read; 2: the call's words are off; 130: interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that cannot show a character gets its escape instead of a crash.
            stream.reconfigure(errors="backslashreplace")
