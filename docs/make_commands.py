"""Writes `docs/commands.md` from the help texts; `tests/docs/test_commands_page.py` checks that it is current."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.main import COMMANDS, main

PAGE = Path(__file__).with_name("commands.md")
HEAD = """\
# Commands

*Written by `make docs` from the help texts: change those.*
"""


def render_page() -> str:
    """Return the whole page: the group's help, then each command's, in the order of the group."""
    top = click.Context(main, info_name="variorum", terminal_width=100, **main.context_settings)
    parts = [HEAD, _section("variorum", main.get_help(top))]
    for name in COMMANDS:
        command = main.get_command(top, name)
        assert command is not None
        context = click.Context(command, info_name=name, parent=top)
        parts.append(_section(f"variorum {name}", command.get_help(context)))
    return "\n".join(parts)


def _section(title: str, text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"## {title}\n\n```text\n{lines}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(render_page(), encoding="utf-8")
    print(f"wrote {PAGE.name}")
