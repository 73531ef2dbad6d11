"""The labelled pairs of statements: invented ones with their text, real ones as offsets into ``../shared``."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from draw_told import draw_rows
from variorum.collation import link_entities, make_propositions, parse_proposition
from variorum.collation.candidates import mark_common
from variorum.collation.encoding import measure_likeness
from variorum.collation.joining import find_same_utterance
from variorum.collation.pair import make_pair
from variorum.collation.proposition import Proposition
from variorum.collation.rules import decide
from variorum.collation.verdict import relate_pair
from variorum.ingest import load_reports
from variorum.model import Relation, Report
from variorum.reading import drop_carrying, read_report
from variorum.settings import CollationSettings, Settings

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "benchmarks" / "data"
STORIES = ROOT / ".." / "shared" / "data" / "stories"
MAX_CHARS = 9_000
"""Code points of a report that were read when the real pairs were labelled."""


@dataclass(frozen=True)
class Outcome:
    """A labelled pair and what was said of it; ``also`` are labels that are as good as the first.

    ``raw`` is the rule's own confidence, None where no rule was asked. ``is_alone`` tells that the two were read as
    sentences without a report. ``story`` groups the pairs that are not independent; ``weight`` is how many candidates a
    drawn pair stands for.
    """

    id: str
    set_name: str
    gold: str
    also: frozenset[str]
    relation: Relation
    raw: float | None
    is_alone: bool
    story: str
    split: str
    weight: float = 1.0

    @property
    def is_right(self) -> bool:
        return self.relation.kind.value in {self.gold, *self.also}


def read_rows(name: str) -> list[dict[str, Any]]:
    """Return the rows of a file of pairs; those of ``relations_told`` are drawn from stories (``draw_told``)."""
    if name == "relations_told":
        return list(draw_rows())
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def read_pair(row: dict[str, Any]) -> tuple[Proposition, Proposition]:
    """Return the two sides of an invented pair."""
    left, right = (
        parse_proposition(row[key], row.get(f"{key}_context"), row.get(f"{key}_published"), row.get("question"), key)
        for key in ("a", "b")
    )
    return left, right


def judge_invented(name: str, split: str | None = None) -> Iterator[Outcome]:
    """Yield the verdicts on one file of invented pairs, or on one split of it."""
    for number, row in enumerate(read_rows(name)):
        if split is not None and row.get("split") != split:
            continue
        yield Outcome(
            row["id"],
            row.get("set", name),
            row["relation"],
            frozenset(row.get("also") or ()),
            *judge(*read_pair(row)),
            is_alone=True,
            story=f"{name} {row.get('story', number // UNNAMED_STORY)}",
            split=row.get("split", "dev"),
        )


UNNAMED_STORY = 15
"""Pairs of one story, about, in the files that do not name it; they stand one after the other."""


def judge(left: Proposition, right: Proposition) -> tuple[Relation, float | None]:
    """Return the verdict as the engine gives it, and the rule's own confidence; None for one utterance told twice."""
    same = find_same_utterance(left, right)
    if same is not None:
        return same, None
    pair = make_pair(left, right, CollationSettings(), measure_likeness(left.resolved, right.resolved))
    return relate_pair(pair), decide(pair).confidence


def judge_real(*splits: str) -> Iterator[Outcome]:
    """Yield the verdicts on the real pairs of splits; none without ``../shared``."""
    for row, left, right, story in read_real(*splits):
        yield Outcome(
            row["id"],
            "real",
            row["relation"],
            frozenset(row["also"]),
            *judge(left, right),
            is_alone=False,
            story=story,
            split=row["split"],
            weight=row.get("weight", 1.0),
        )


def read_real(
    *splits: str, name: str = "relations_real"
) -> Iterator[tuple[dict[str, Any], Proposition, Proposition, str]]:
    """Yield row, both sides and story of the real pairs of splits; none without ``../shared``.

    A pair of which a statement is no longer read with nearly the same bounds is left out.
    """
    rows = [row for row in read_rows(name) if row["split"] in splits]
    if not STORIES.exists():
        return
    wanted = {row[side]["report"] for row in rows for side in ("left", "right")}
    known: dict[str, list[Proposition]] = {}
    stories: dict[str, str] = {}
    for members in _load_stories(wanted):
        readings = {report.id: read_report(report) for report in members}
        readings = {key: replace(each, statements=drop_carrying(each.statements)) for key, each in readings.items()}
        for item in mark_common(list(make_propositions(members, readings, link_entities(readings)).values())):
            known.setdefault(item.report_id, []).append(item)
            stories[item.report_id] = min(report.id for report in members)
    for row in rows:
        pair = [find_labelled(known.get(row[side]["report"], []), row[side]["spans"]) for side in ("left", "right")]
        if pair[0] is not None and pair[1] is not None:
            yield row, pair[0], pair[1], stories[row["left"]["report"]]


MIN_SHARED_CHARS = 0.7
"""Share of code points, of those in either, from which a statement counts as the labelled one."""


def find_labelled(items: Sequence[Proposition], spans: Sequence[Sequence[int]]) -> Proposition | None:
    """Return the statement that stands on the labelled code points, or nearly; None when the report has none."""
    labelled = {at for start, end in spans for at in range(start, end)}
    best, best_share = None, MIN_SHARED_CHARS
    for item in items:
        mine = {at for span in item.passage.spans for at in range(span.start, span.end)}
        share = len(mine & labelled) / max(len(mine | labelled), 1)
        if share > best_share or (share == best_share and best is None):
            best, best_share = item, share
    return best


def _load_stories(wanted: set[str]) -> Iterator[list[Report]]:
    stories: dict[str, list[dict[str, Any]]] = {}
    for name in ("wikinews_events_dev", "basil_dev"):
        for line in gzip.decompress((STORIES / f"{name}.jsonl.gz").read_bytes()).splitlines():
            row = json.loads(line)
            stories.setdefault(row["story"], []).append(row)
    for rows in stories.values():
        if wanted & {row["id"] for row in rows}:
            yield load_story(rows)


def load_story(rows: Sequence[dict[str, Any]]) -> list[Report]:
    """Return the reports of one story, each cut where the labels end."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "story.jsonl"
        lines = [json.dumps({**row, "text": row["text"][:MAX_CHARS]}) + "\n" for row in rows]
        path.write_text("".join(lines), encoding="utf-8")
        return [item for item in load_reports([str(path)], Settings().ingest) if isinstance(item, Report)]
