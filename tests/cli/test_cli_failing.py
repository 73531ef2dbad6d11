import errno

import click
import pytest
from click.testing import CliRunner

from variorum.cli.failing import report_failures
from variorum.errors import StoreError, UsageError


def run(error: BaseException | None) -> tuple[int, str, str]:
    @click.command()
    @click.pass_context
    def command(ctx: click.Context) -> None:
        with report_failures(ctx):
            if error:
                raise error

    result = CliRunner().invoke(command)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (None, 0, ""),
        (StoreError("no such folder"), 1, "[V700] no such folder\n"),
        (StoreError("a\x1b[2Jb"), 1, "[V700] a\\x1b[2Jb\n"),
        (UsageError("both at once"), 2, "[V001] both at once\n"),
        (BrokenPipeError(errno.EPIPE, "closed"), 0, ""),
        (click.exceptions.Exit(7), 7, ""),
    ],
)
def test_each_end_has_its_exit_code_and_message(error: BaseException | None, code: int, message: str) -> None:
    assert run(error) == (code, "", message)


def test_an_interrupt_says_that_nothing_is_lost() -> None:
    code, _, message = run(KeyboardInterrupt())
    assert code == 130
    assert "every report taken before is kept" in message


def test_a_fault_of_ours_is_said_so_and_shows_where_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, message = run(ZeroDivisionError("division by zero"))
    assert code == 1
    assert message.startswith("[V000] a fault of Variorum: ZeroDivisionError: division by zero")
    assert "Traceback" not in message
    monkeypatch.setenv("VARIORUM_DEBUG", "1")
    assert "Traceback" in run(ZeroDivisionError("division by zero"))[2]
