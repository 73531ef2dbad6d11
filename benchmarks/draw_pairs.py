"""Draw pairs of real statements for labelling: candidates of stories with no labels yet, over verdicts and confidence.

Usage: python benchmarks/draw_pairs.py --rows ROWS.jsonl [--stories 60] [--pairs 250] [--seed 3] > pairs.txt. Needs
``../shared``; two to six minutes. Prints the pairs shuffled and without their verdicts, so that whoever labels is blind
to them. ``ROWS.jsonl`` gets offsets only, with the number of candidates that each drawn pair stands for: every kind of
verdict is cut into thirds of confidence, and each third gives equally many pairs as far as it has them. The pairs
``s000`` to ``s259`` of ``relations_real.jsonl`` were drawn so, of 70 stories with seed 3; a seed then cut the stories
in two: *fit* may fit the calibration and nothing else, *unseen* only measures.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from labelled import leave_without_labels
from labelled_pairs import ROOT, STORIES, load_story, read_rows
from variorum.collation import link_entities, make_propositions
from variorum.collation.candidates import find_candidates, mark_common
from variorum.collation.collate import is_worth_keeping
from variorum.collation.encoding import encode_texts
from variorum.collation.joining import find_same_utterance
from variorum.collation.pair import make_pair
from variorum.collation.proposition import Proposition
from variorum.collation.verdict import relate_pair
from variorum.model import Relation
from variorum.reading import drop_carrying, read_report
from variorum.settings import CollationSettings

MAX_REPORTS = 6
MIN_CHARS = 25
THIRDS = 3
Drawn = tuple[Proposition, Proposition, Relation]


@dataclass(frozen=True)
class Stratum:
    """A kind of verdict and a third of its confidence."""

    kind: str
    third: int


def list_stories(seed: int) -> Iterator[list[dict[str, Any]]]:
    """Yield the stories of several reports of which no statement has a label, in an order the seed gives."""
    seen = {row[side]["report"] for row in read_rows("relations_real") for side in ("left", "right")}
    training = ROOT / "training" / "same_claim" / "labels.jsonl"
    for known in training.read_text(encoding="utf-8").splitlines():
        seen |= {json.loads(known)[side]["report"] for side in ("left", "right")}
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in ("wikinews_events_dev", "basil_dev"):
        for line in gzip.decompress((STORIES / f"{name}.jsonl.gz").read_bytes()).splitlines():
            row = json.loads(line)
            stories[f"{name}/{row.get('event') or row['story']}"].append(row)
    names = [name for name, rows in sorted(stories.items()) if len(rows) > 1 and not seen & {row["id"] for row in rows}]
    random.Random(seed).shuffle(names)
    for name in names:
        yield stories[name][:MAX_REPORTS]


def relate_candidates(rows: Sequence[dict[str, Any]], settings: CollationSettings) -> Iterator[Drawn]:
    """Yield the candidates of one story that stand in two reports, with their verdicts, as the engine finds them."""
    reports = load_story(rows)
    readings = {report.id: read_report(report) for report in reports}
    readings = {key: replace(each, statements=drop_carrying(each.statements)) for key, each in readings.items()}
    items = mark_common(list(make_propositions(reports, readings, link_entities(readings)).values()))
    vectors = encode_texts([item.resolved for item in items])
    for left, right, likeness in find_candidates(items, vectors, settings.neighbours, settings.min_likeness):
        one, other = items[left], items[right]
        if one.report_id == other.report_id or min(len(one.text), len(other.text)) < MIN_CHARS:
            continue
        relation = find_same_utterance(one, other) or relate_pair(make_pair(one, other, settings, likeness))
        yield one, other, relation


def stratify(pairs: Sequence[Drawn], settings: CollationSettings) -> dict[Stratum, list[Drawn]]:
    """Return the pairs by kind of verdict and third of confidence; what the engine would not keep is a kind apart."""
    kinds: dict[str, list[Drawn]] = defaultdict(list)
    for pair in pairs:
        kept = is_worth_keeping(pair[2], settings, is_within=False)
        kinds[pair[2].kind.value if kept else "left out"].append(pair)
    strata: dict[Stratum, list[Drawn]] = {}
    for kind, members in sorted(kinds.items()):
        members = sorted(members, key=lambda pair: pair[2].confidence)
        for third in range(THIRDS):
            part = members[third * len(members) // THIRDS : (third + 1) * len(members) // THIRDS]
            if part:
                strata[Stratum(kind, third)] = part
    return strata


def draw(strata: dict[Stratum, list[Drawn]], count: int, rng: random.Random) -> list[tuple[Drawn, float]]:
    """Return about ``count`` pairs with what each stands for; small strata are taken whole, the rest share equally."""
    drawn: list[tuple[Drawn, float]] = []
    left = count
    for number, stratum in enumerate(sorted(strata, key=lambda each: len(strata[each]))):
        members = strata[stratum]
        size = min(len(members), round(left / (len(strata) - number)))
        drawn.extend((pair, len(members) / size) for pair in rng.sample(members, size))
        left -= size
    rng.shuffle(drawn)
    return drawn


def make_row(number: int, pair: Drawn, weight: float, prefix: str) -> dict[str, Any]:
    sides = {
        name: {"report": item.report_id, "spans": [[span.start, span.end] for span in item.passage.spans]}
        for name, item in zip(("left", "right"), pair[:2], strict=True)
    }
    return {"id": f"{prefix}{number:03d}", **sides, "weight": round(weight, 2)}


def show(number: int, pair: Drawn) -> None:
    print(f"\n{number}")
    for item in pair[:2]:
        when = item.published.earliest.strftime("%Y-%m-%d %H:%M") if item.published else "no date"
        speaker = f" [{item.speaker}]" if item.speaker else ""
        print(f"  {when}{speaker} {' '.join(item.text.split())}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=Path, required=True, help="where to write the offsets")
    parser.add_argument("--stories", type=int, default=60)
    parser.add_argument("--pairs", type=int, default=250)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--prefix", default="s", help="of the ids")
    options = parser.parse_args()
    leave_without_labels()
    settings = CollationSettings()
    pairs = [
        pair
        for number, rows in enumerate(list_stories(options.seed))
        if number < options.stories
        for pair in relate_candidates(rows, settings)
    ]
    drawn = draw(stratify(pairs, settings), options.pairs, random.Random(options.seed))
    with options.rows.open("w", encoding="utf-8") as target:
        for number, (pair, weight) in enumerate(drawn):
            target.write(json.dumps(make_row(number, pair, weight, options.prefix)) + "\n")
            show(number, pair)


if __name__ == "__main__":
    main()
