import importlib.util
from pathlib import Path

import click
import pytest

from variorum.cli.main import COMMANDS, main

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_page_of_commands_is_what_the_help_texts_say() -> None:
    spec = importlib.util.spec_from_file_location("make_commands", DOCS / "make_commands.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == module.render_page(), "run `make docs`"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_and_a_help_text_for_each_option(name: str) -> None:
    context = click.Context(main, info_name="variorum")
    command = main.get_command(context, name)
    assert command is not None
    help_text = command.get_help(click.Context(command, info_name=name, parent=context))
    assert "Example" in help_text
    assert f"variorum {name}" in help_text.split("Example", 1)[1]
    assert all(p.help for p in command.params if isinstance(p, click.Option) and not p.hidden)
