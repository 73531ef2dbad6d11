"""The commands over one store, from adding to ruling."""

import csv
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from variorum.cli.main import main

REPORTS = {
    "harbour.txt": (
        "Marlow bridge to stay shut for three weeks\n\n"
        "4 March 2025\n\n"
        "Mayor Ines Okoro said on Tuesday that the Marlow bridge would stay shut for three weeks.\n\n"
        "“We will not risk a single life,” Okoro said. She said 40 families had been moved to a school.\n"
    ),
    "hill.txt": (
        "Bridge closed after flood\n\n"
        "The Marlow bridge stays shut for three weeks, Mayor Ines Okoro said on Tuesday, according to the Dale Courier."
        " About 60 families had been moved to a school, she said.\n"
    ),
    "season.txt": (
        "New season in Lindholm\n\n"
        "The orchestra of Lindholm opens its season with a new work by Teodor Lind, the orchestra said in a statement. "
        "Lind said that he had written it in nine days.\n"
    ),
}
Runner = Callable[..., Result]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    store = folder / "s.sqlite"
    result = CliRunner().invoke(main, ["add", *(str(folder / name) for name in REPORTS), "--store", str(store)])
    assert result.exit_code == 0, result.output
    # Read deeply once; the tests copy the store with its cached results.
    assert CliRunner().invoke(main, ["claims", "--store", str(store)]).exit_code == 0
    return folder


@pytest.fixture
def run(filled: Path, tmp_path: Path) -> Runner:
    store = tmp_path / "copy.sqlite"
    shutil.copy(filled / "s.sqlite", store)

    def invoke(*arguments: str, code: int = 0) -> Result:
        result = CliRunner(env={"VARIORUM_STORE": str(store)}).invoke(main, arguments)
        assert result.exit_code == code, (result.stdout, result.stderr, result.exception)
        return result

    return invoke


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_adding_again_adds_nothing(run: Runner, filled: Path) -> None:
    result = run("add", str(filled / "harbour.txt"), "--json")
    assert [row["outcome"] for row in rows(result)] == ["known already"]
    assert "1 known already" in result.stderr


@pytest.mark.parametrize("name", ["reports", "stories", "read", "claims", "lineage", "timeline", "refusals", "rulings"])
def test_each_listing_has_a_table_json_and_csv(run: Runner, name: str) -> None:
    listed = rows(run(name, "--json"))
    table = run(name).stdout
    assert bool(table) == bool(listed)
    read_back = list(csv.DictReader(io.StringIO(run(name, "--csv").stdout)))
    if name not in ("lineage", "read"):  # these hold rows of two sorts, or a report with its statements, in JSON
        assert len(read_back) == len(listed)


def test_reports_tell_what_is_known_and_what_is_not(run: Runner) -> None:
    listed = rows(run("reports", "--json"))
    assert [row["label"] for row in listed] == ["harbour", "hill", "season"]
    assert listed[0]["published"].startswith("2025-03-04")
    assert listed[2]["published"] is None
    assert all(row["published_because"] for row in listed)


def test_two_reports_of_one_event_are_one_story(run: Runner) -> None:
    stories = rows(run("stories", "--json"))
    assert sorted(len(story["reports"]) for story in stories) == [1, 2]
    assert all(story["because"] for story in stories)


def test_reading_one_report_by_its_label(run: Runner) -> None:
    (reading,) = rows(run("read", "hill", "--json"))
    assert any("stays shut" in statement["text"] for statement in reading["statements"])


def test_claims_have_both_counts_and_a_cell_for_each_report(run: Runner) -> None:
    claims = rows(run("claims", "--story", "harbour", "--json"))
    assert claims
    for claim in claims:
        assert 1 <= claim["low"] <= claim["origins"] <= claim["high"]
        assert len(claim["cells"]) == 2
        assert claim["text"]


def test_explain_says_why_for_each_sort_of_id(run: Runner) -> None:
    claim = rows(run("claims", "--json"))[0]
    statement = rows(run("read", "harbour", "--json"))[0]["statements"][0]
    story = rows(run("stories", "--json"))[0]["story"]
    assert claim["text"] in run("explain", claim["claim"]).stdout
    told = run("explain", statement["id"]).stdout
    assert statement["text"] in told
    assert statement["because"] in told
    assert "stretch by stretch" in run("explain", "harbour").stdout
    assert "when:" in run("explain", story).stdout
    assert rows(run("explain", "harbour:s0", "--json"))[0]["id"] == statement["id"].rpartition(":")[0] + ":s0"


def test_explain_says_why_an_edge_is_there(run: Runner) -> None:
    edges = [row for row in rows(run("lineage", "--json")) if "child" in row]
    assert any(edge["missing"] and "dale" in edge["parent"] for edge in edges), edges
    edge = edges[0]
    assert edge["evidence"][0]["because"] in run("explain", edge["child"], edge["parent"]).stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("explain", "harbuor"), "did you mean harbour?"),
        (("explain", "harbour:s99"), "no statement, figure, moment, mention or entity is called"),
        (("explain", "claim:nobody:s0"), "V702"),
        (("explain", "story:nobody"), "V702"),
        (("explain", "harbour", "season"), "nothing links"),
        (("read", "nobody-at-all"), "`variorum reports` lists what there is"),
        (("claims", "--story", "seasn"), "did you mean season?"),
        (("rule", "merge", "harbour:s0", "hill:s99"), "V702"),
        (("rule", "depends", "harbour", "nobody-at-all"), "V702"),
    ],
)
def test_an_unknown_id_is_exit_code_1_with_a_hint(run: Runner, arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments, code=1)
    assert result.stdout == ""
    assert "[V702]" in result.stderr
    assert message in result.stderr


def test_a_ruling_is_kept_and_holds(run: Runner) -> None:
    told = run("rule", "depends", "hill", "harbour", "--author", "Ada", "--note", "seen by hand", "--json")
    (kept,) = rows(run("rulings", "--json"))
    assert kept == rows(told)[0]
    assert (kept["kind"], kept["author"], kept["note"]) == ("depends", "Ada", "seen by hand")
    lineage = rows(run("lineage", "--story", "hill", "--json"))
    assert any((row.get("child"), row.get("parent")) == (kept["left"], kept["right"]) for row in lineage)
    run("rule", "independent", "hill", "harbour")
    lineage = rows(run("lineage", "--story", "hill", "--json"))
    assert all((row.get("child"), row.get("parent")) != (kept["left"], kept["right"]) for row in lineage)


def test_a_ruling_on_itself_is_exit_code_2(run: Runner) -> None:
    assert "[V001]" in run("rule", "depends", "hill", "hill", code=2).stderr


def test_an_edition_is_shown_biggest_story_first(run: Runner, tmp_path: Path) -> None:
    shown = run("edition").stdout
    assert 0 <= shown.find("Marlow") < shown.find("Lindholm")
    editions = rows(run("edition", "--json"))
    assert [len(edition["story"]["report_ids"]) for edition in editions] == [2, 1]
    page = tmp_path / "page.html"
    result = run("edition", "--html", str(page))
    assert "Marlow" in result.stdout
    assert f"page written: {page}" in result.stderr
    assert "Marlow" in page.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.glob("*page*")] == ["page.html"]


@pytest.mark.parametrize("arguments", [["edition"], ["edition", "--json"], ["reports"], ["claims", "--csv"]])
def test_a_reader_that_leaves_early_gets_no_complaint(filled: Path, arguments: list[str]) -> None:
    code = "import sys; from variorum.cli.main import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", code, *arguments, "--store", str(filled / "s.sqlite")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    assert process.wait(120) == 0, complaint
    assert "Error" not in complaint
    assert "Exception" not in complaint


def test_an_edition_of_paths_shows_their_stories_only(run: Runner, filled: Path) -> None:
    editions = rows(run("edition", str(filled / "season.txt"), "--json"))
    assert [len(edition["story"]["report_ids"]) for edition in editions] == [1]


def test_a_page_that_cannot_be_written_is_exit_code_1(run: Runner, tmp_path: Path) -> None:
    result = run("edition", "--html", str(tmp_path / "nowhere" / "page.html"), code=1)
    assert "page.html" in result.stderr
