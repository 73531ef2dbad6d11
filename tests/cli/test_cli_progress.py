import pytest

from variorum.cli.progress import _line_teller, shown_loading, shown_progress


class Step:
    """What the engine's ``Progress`` looks like; importing the engine takes seconds."""

    def __init__(self, step: str, done: int, total: int | None, label: str = "") -> None:
        self.step, self.done, self.total, self.label = step, done, total, label


def test_plain_lines_come_every_two_seconds_and_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    now = iter([0.0, 0.5, 2.0, 2.5, 3.0, 9.0])
    watch = _line_teller(lambda: next(now))
    for done in range(1, 5):
        watch(Step("reading", done, 4, f"report {done}"))  # type: ignore[arg-type]
    assert capsys.readouterr().err.splitlines() == [
        "reading 1 of 4: report 1",
        "reading 3 of 4: report 3",
        "reading 4 of 4: report 4",
    ]


def test_steps_without_a_known_end_count_up(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress() as watch:
        watch(Step("taking reports in", 1, None, "\x1b[2J"))  # type: ignore[arg-type]
    assert capsys.readouterr() == ("", "taking reports in 1: \\x1b[2J\n")


def test_a_terminal_gets_a_bar_that_goes_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with shown_progress() as watch:
        watch(Step("reading", 1, 2, "[bold]a"))  # type: ignore[arg-type]
        watch(Step("reading", 2, 2, "b"))  # type: ignore[arg-type]
    assert capsys.readouterr().out == ""


def test_loading_says_how_long_it_took(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_loading("the parser"):
        pass
    assert capsys.readouterr() == ("", "loading the parser … 0.0 s\n")
