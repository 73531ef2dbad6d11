"""Pairs of propositions with a label: one claim or not. Read from labelled data that is no part of the repository."""

from __future__ import annotations

import gzip
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from collation import make_sentences  # benchmarks/collation.py
from labelled import SHARED
from labelled_pairs import find_labelled, read_pair, read_rows
from variorum.collation import link_entities, parse_proposition
from variorum.collation.candidates import find_candidates, mark_common
from variorum.collation.comparators import align_clauses, gather_evidence
from variorum.collation.deep import make_propositions
from variorum.collation.encoding import encode_texts, measure_likeness
from variorum.collation.proposition import Proposition
from variorum.collation.same_features import list_features
from variorum.ingest import make_report
from variorum.model import Reading, Report
from variorum.reading import drop_carrying, read_report
from variorum.settings import CollationSettings, IngestSettings

HERE = Path(__file__).parent
DATA = SHARED / "data"
_ONE_CLAIM = {"same", "narrower", "wider", "figure", "certainty", "contradicts", "supersedes"}
_BEFORE = {
    **{"bias": -0.1, "likeness": 11.0, "words": 0.3, "names": 0.2, "agents": 0.2, "patients": 0.3, "heads": 0.3},
    **{"times": 1.0, "durations": 1.5, "figures": 1.3, "slots": 0.7, "polarity": -0.8},
}
"""The weights that stood before these were learned, to be reported beside them; likeness counted from 0.8."""
_SAME_HEADLINE, _OTHER_HEADLINE = 0.76, 0.5
"""Scores of STS (0 to 1) from which a pair is one claim, and up to which it is not; between, it is left out."""
_SHARED_EVENTS = 0.5
"""Share of the events of the sentence with fewer that both must mention to be one claim; with fewer it is left out."""


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """``group`` is what is held out together (story, topic); ``before`` the score of the weights that stood first.

    ``is_near`` tells that the pair was drawn among those that the first look left near the line and in no claim: a
    first look that is fitted on them would take all pairs for as hard.
    """

    source: str
    group: str
    same: bool
    features: Mapping[str, float]
    before: float
    sides: tuple[Proposition, Proposition]
    is_near: bool = False


def make_labelled(
    source: str, group: str, same: bool, left: Proposition, right: Proposition, likeness: float, is_near: bool = False
) -> LabelledPair:
    """Return the pair with its features."""
    one, other = align_clauses(left, right)
    features = list_features(one, other, gather_evidence(one, other, likeness))
    slots = [features[name] for name in ("heads", "agents", "patients")]
    known = {**features, "likeness": likeness - 0.8}
    known["slots"] = float(slots[0] > 0 and max(slots[1:]) > 0 and min(slots) >= 0)
    total = sum(weight * known[name] for name, weight in _BEFORE.items())
    return LabelledPair(source, group, same, features, 1 / (1 + math.exp(-total)), (left, right), is_near)


def _read_rows(path: Path) -> list[dict[str, Any]]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in raw.splitlines()]


def read_headline_pairs() -> list[LabelledPair]:
    """Return the headline and news-forum pairs of SemEval STS (CC BY-SA)."""
    rows = [
        row
        for row in _read_rows(DATA / "align" / "paraphrase.jsonl.gz")
        if "SemEval" in row["licence"] and not _OTHER_HEADLINE < row["score"] < _SAME_HEADLINE
    ]
    vectors = dict(zip(texts := sorted({row[s] for row in rows for s in "ab"}), encode_texts(texts), strict=True))
    return [
        make_labelled(
            "headlines",
            row["source"],
            row["score"] >= _SAME_HEADLINE,
            parse_proposition(row["a"], side="a"),
            parse_proposition(row["b"], side="b"),
            float(vectors[row["a"]] @ vectors[row["b"]]),
        )
        for row in rows
    ]


def read_event_pairs(split: str) -> list[LabelledPair]:
    """Return the candidate pairs of the annotated sentences of ECB+ (annotations CC BY), a topic at a time."""
    rows = [r for r in _read_rows(DATA / "align" / "ecbplus_events_train_dev.jsonl.gz") if r["split"] == split]
    by_topic: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_topic[row["topic"].removesuffix("plus")].append(row)
    pairs = []
    settings = CollationSettings()
    for topic, group in sorted(by_topic.items()):
        sentences = make_sentences(group, only_annotated=True)
        propositions = mark_common([item[0] for item in sentences])
        vectors = encode_texts([item.resolved for item in propositions])
        for i, j, likeness in find_candidates(propositions, vectors, settings.neighbours, settings.min_likeness):
            one, other = sentences[i][2], sentences[j][2]
            share = len(one & other) / min(len(one), len(other))
            if share == 0 or share >= _SHARED_EVENTS:
                pairs.append(make_labelled("events", topic, share > 0, propositions[i], propositions[j], likeness))
    return pairs


def read_invented_pairs() -> list[LabelledPair]:
    """Return the invented pairs that may be fitted on and that no network was trained on."""
    pairs = []
    for name in ("relations", "relations_dev", "relations_fresh", "relations_told"):
        for number, row in enumerate(read_rows(name)):
            is_soft = row["relation"] == "unsure" and bool(_ONE_CLAIM & set(row.get("also") or ()))
            if row.get("split") in {"held", "unseen"} or row.get("question") or is_soft:
                continue
            left, right = read_pair(row)
            likeness = measure_likeness(left.resolved, right.resolved)
            group = f"{name} {row.get('story', number // 3)}"
            pairs.append(make_labelled("invented", group, row["relation"] in _ONE_CLAIM, left, right, likeness))
    return pairs


def _read_labels(split: str) -> Iterator[tuple[Any, Any, bool, bool]]:
    for row in _read_rows(HERE.parents[1] / "benchmarks" / "data" / "relations_real.jsonl"):
        is_drawn = row["split"] == "read" and split == "dev"
        if (row["split"] == split or is_drawn) and row["relation"] != "unsure":
            yield row["left"], row["right"], row["relation"] in _ONE_CLAIM, is_drawn
    if split == "dev":
        for row in _read_rows(HERE / "labels.jsonl"):
            yield row["left"], row["right"], bool(row["same"]), "drawn" in row


def read_real_pairs(split: str) -> list[LabelledPair]:
    """Return labelled statements of real stories (``basil_dev``, ``wikinews_events_dev``), each read with its story.

    A label of which a statement is no longer read with nearly the same bounds is left out.
    """
    labels = list(_read_labels(split))
    wanted = {side["report"] for left, right, *_ in labels for side in (left, right)}
    pairs = []
    for story, records in _find_stories(wanted):
        propositions = _read_story(records)
        place: dict[str, list[int]] = defaultdict(list)
        for number, proposition in enumerate(propositions):
            place[proposition.report_id].append(number)
        vectors = encode_texts([p.resolved for p in propositions])
        for left, right, same, is_near in labels:
            ends = [_find(propositions, place.get(side["report"], ()), side["spans"]) for side in (left, right)]
            if ends[0] is not None and ends[1] is not None:
                one, other = propositions[ends[0]], propositions[ends[1]]
                likeness = float(vectors[ends[0]] @ vectors[ends[1]])
                pairs.append(make_labelled("real", story, same, one, other, likeness, is_near))
    return pairs


def _find(propositions: Sequence[Proposition], numbers: Sequence[int], spans: Sequence[Sequence[int]]) -> int | None:
    """Return the number of the statement that stands on the labelled code points, or nearly."""
    found = find_labelled([propositions[number] for number in numbers], spans)
    return next((number for number in numbers if propositions[number] is found), None)


def _find_stories(wanted: set[str]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for name in ("basil_dev", "wikinews_events_dev"):
        stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in _read_rows(DATA / "stories" / f"{name}.jsonl.gz"):
            stories[row.get("event") or row["story"]].append(row)
        for story, rows in sorted(stories.items()):
            if wanted & {row["id"] for row in rows}:
                yield story, rows


def _read_story(records: Sequence[Mapping[str, Any]]) -> list[Proposition]:
    reports: list[Report] = []
    readings: dict[str, Reading] = {}
    for record in records:
        names = {
            "id": "id",
            "text": "text",
            "title": "title",
            "source": "outlet",
            "url": "url",
            "published": "published",
        }
        known = {ours: record[theirs] for theirs, ours in names.items() if record.get(theirs) not in (None, "None", "")}
        report = make_report(known, IngestSettings(), as_is=False)
        reading = read_report(report)
        reports.append(report)
        readings[report.id] = Reading(
            **{
                field: drop_carrying(reading.statements) if field == "statements" else getattr(reading, field)
                for field in Reading.__dataclass_fields__
            }
        )
    shared = link_entities(readings)
    return mark_common(list(make_propositions(reports, readings, shared).values()))
