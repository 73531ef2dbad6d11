"""How well days are ranked and summed up: Timeline17 (Tran et al. 2013), protocol of the gold timeline's own length.

For each gold timeline the first N days are taken, N its number of dates, inside its range of dates; date F1 compares
the days. AR1 is ROUGE-1 over aligned days, approximated: unigram F1 of the sentences chosen for a day (as many as the
timeline has a day on average) against the gold summary of the nearest day within 10 days, weighted 1 / (1 + gap), the
precision over our days and the recall over the gold's (after Martschat and Markert 2017, without their cost matrix).

Usage: python benchmarks/timeline.py [--only COLLECTION].
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from labelled import leave_without_labels
from variorum.edition.days import RankedDay, rank_days
from variorum.model import Block, BlockKind, PartialTime, Provenance, Publication, Report, Span
from variorum.reading.moments import find_moments

STORIES = Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "stories"
MAX_GAP_DAYS = 10


def load(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in gzip.decompress((STORIES / f"{name}.jsonl.gz").read_bytes()).splitlines()]


def make_article(row: dict[str, Any]) -> Report:
    text = row["text"]
    published = Publication(PartialTime(row["published"]), read_from="record")
    blocks = (Block(Span(0, len(text)), BlockKind.PROSE, "labelled text"),) if text else ()
    return Report(row["id"], text, blocks, Provenance("-", "application/jsonl", "utf-8", ""), published=published)


def count_words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z0-9]+", text.lower()))


def unigram_overlap(left: Counter[str], right: Counter[str]) -> int:
    return sum((left & right).values())


def score_dates(ours: set[date], gold: set[date]) -> float:
    hits = len(ours & gold)
    return 2 * hits / (len(ours) + len(gold)) if ours or gold else 0.0


def score_aligned(ours: dict[date, str], gold: dict[date, str]) -> float:
    """Return ROUGE-1 F1 over aligned days, 0 to 1."""

    def one_way(of: dict[date, str], to: dict[date, str]) -> float:
        hit, total = 0.0, 0
        for day, text in of.items():
            words = count_words(text)
            total += sum(words.values())
            near = min(to, key=lambda other: abs((other - day).days), default=None)
            if near is not None and abs((near - day).days) <= MAX_GAP_DAYS:
                hit += unigram_overlap(words, count_words(to[near])) / (1 + abs((near - day).days))
        return hit / total if total else 0.0

    precision, recall = one_way(ours, gold), one_way(gold, ours)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def measure(days: tuple[RankedDay, ...], timeline: dict[str, Any]) -> tuple[float, float]:
    gold = {date.fromisoformat(entry["date"]): " ".join(entry["summary"]) for entry in timeline["entries"]}
    length = max(1, round(sum(len(entry["summary"]) for entry in timeline["entries"]) / len(gold)))
    inside = [day for day in days if min(gold) <= day.date <= max(gold)][: len(gold)]
    ours = {day.date: " ".join(sentence.text for sentence in day.sentences[:length]) for day in inside}
    return score_dates(set(ours), set(gold)), score_aligned(ours, gold)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only")
    options = parser.parse_args()
    leave_without_labels()
    articles = defaultdict(list)
    for row in load("t17_articles"):
        articles[row["collection"]].append(row)
    scores: list[tuple[float, float]] = []
    for collection, rows in articles.items():
        if options.only and collection != options.only:
            continue
        timelines = [row for row in load("t17_timelines") if row["collection"] == collection]
        began = time.perf_counter()
        reports = [make_article(row) for row in rows]
        moments = {report.id: find_moments(report) for report in reports}
        read = time.perf_counter() - began
        days = rank_days(reports, moments, {report.id: report.id for report in reports})
        seconds = time.perf_counter() - began
        for timeline in timelines:
            date_f, aligned = measure(days, timeline)
            scores.append((date_f, aligned))
            print(
                f"{collection:28} {timeline['name']:24} reports {len(rows):4} dates {len(timeline['entries']):3} "
                f"date F1 {date_f:.3f} AR1 {aligned:.3f}  {seconds:.1f} s ({read:.1f} reading times)",
                flush=True,
            )
    count = len(scores) or 1
    mean_f, mean_a = sum(f for f, _ in scores) / count, sum(a for _, a in scores) / count
    print(f"mean over {len(scores)}: date F1 {mean_f:.3f} AR1 {mean_a:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
