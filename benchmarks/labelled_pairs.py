"""The labelled pairs of statements: invented ones with their text, real ones as offsets into ``../shared``."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from variorum.collation import compare_pair, link_entities, make_propositions, parse_proposition
from variorum.collation.candidates import mark_common
from variorum.collation.proposition import Proposition
from variorum.ingest import load_reports
from variorum.model import Relation, Report
from variorum.reading import drop_carrying, read_report
from variorum.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "benchmarks" / "data"
STORIES = ROOT / ".." / "shared" / "data" / "stories"
MAX_CHARS = 9_000
"""Code points of a report that were read when the real pairs were labelled."""


@dataclass(frozen=True)
class Outcome:
    """A labelled pair and what was said of it; ``also`` are labels that are as good as the first."""

    id: str
    set_name: str
    gold: str
    also: frozenset[str]
    relation: Relation

    @property
    def is_right(self) -> bool:
        return self.relation.kind.value in {self.gold, *self.also}


def read_rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def judge_invented(name: str) -> Iterator[Outcome]:
    """Yield the verdicts on one file of invented pairs."""
    for row in read_rows(name):
        sides = [
            parse_proposition(
                row[key], row.get(f"{key}_context"), row.get(f"{key}_published"), row.get("question"), key
            )
            for key in ("a", "b")
        ]
        yield Outcome(
            row["id"],
            row.get("set", name),
            row["relation"],
            frozenset(row.get("also") or ()),
            compare_pair(sides[0], sides[1]),
        )


def judge_real(split: str) -> Iterator[Outcome]:
    """Yield the verdicts on a split's real pairs; none without ``../shared``. Pairs no longer read are left out."""
    rows = [row for row in read_rows("relations_real") if row["split"] == split]
    if not STORIES.exists():
        return
    wanted = {row[side]["report"] for row in rows for side in ("left", "right")}
    known: dict[tuple[str, str], Proposition] = {}
    for members in _load_stories(wanted):
        readings = {report.id: read_report(report) for report in members}
        readings = {key: replace(each, statements=drop_carrying(each.statements)) for key, each in readings.items()}
        for item in mark_common(list(make_propositions(members, readings, link_entities(readings)).values())):
            known[item.report_id, str([[span.start, span.end] for span in item.passage.spans])] = item
    for row in rows:
        pair = [known.get((row[side]["report"], str(row[side]["spans"]))) for side in ("left", "right")]
        if pair[0] is not None and pair[1] is not None:
            yield Outcome(row["id"], "real", row["relation"], frozenset(row["also"]), compare_pair(pair[0], pair[1]))


def _load_stories(wanted: set[str]) -> Iterator[list[Report]]:
    stories: dict[str, list[dict[str, Any]]] = {}
    for name in ("wikinews_events_dev", "basil_dev"):
        for line in gzip.decompress((STORIES / f"{name}.jsonl.gz").read_bytes()).splitlines():
            row = json.loads(line)
            stories.setdefault(row["story"], []).append({**row, "text": row["text"][:MAX_CHARS]})
    with TemporaryDirectory() as folder:
        for rows in stories.values():
            if not wanted & {row["id"] for row in rows}:
                continue
            path = Path(folder) / "story.jsonl"
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            yield [item for item in load_reports([str(path)], Settings().ingest) if isinstance(item, Report)]
