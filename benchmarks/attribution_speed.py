"""Where the time of reading in full goes: CPU milliseconds a report of 500 words, stage by stage, on one thread."""

from __future__ import annotations

import time
from typing import Any

from attribution_data import Row, make_labelled_report
from variorum.language.pipeline import load_pipeline
from variorum.reading.entities import find_entities
from variorum.reading.figures import find_figures
from variorum.reading.moments import find_moments
from variorum.reading.parsing import parse_report
from variorum.reading.statements import find_statements
from variorum.reading.statements.learned import Learned

STAGES = ("parser", "entities", "moments", "statements", "figures")
WORDS = 500


def time_stages(rows: list[Row], learned: Learned | None = None) -> dict[str, float]:
    """Return milliseconds a report of 500 words for every stage, and ``reports a second`` for all of them."""
    spent = dict.fromkeys(STAGES, 0.0)
    pipeline = load_pipeline()
    if rows:
        parse_report(make_labelled_report(rows[0]), pipeline)

    def run(stage: str, function: Any, *values: Any) -> Any:
        began = time.process_time()
        made = function(*values)
        spent[stage] += time.process_time() - began
        return made

    for row in rows:
        report = make_labelled_report(row)
        parsed = run("parser", parse_report, report, pipeline)
        entities, mentions = run("entities", find_entities, parsed)
        moments = run("moments", find_moments, report)
        run("statements", find_statements, parsed, entities, mentions, moments, learned)
        run("figures", find_figures, parsed, moments)
    words = sum(len(row["text"].split()) for row in rows)
    times = {stage: seconds * 1000 * WORDS / max(1, words) for stage, seconds in spent.items()}
    times["reports a second"] = 1000 / max(1e-9, sum(times.values()))
    return times


def show_stages(name: str, times: dict[str, float]) -> None:
    row = ", ".join(f"{stage} {times[stage]:.1f}" for stage in STAGES)
    print(
        f"{name:14} ms a report of {WORDS} words: {row}; {times['reports a second']:.1f} reports a CPU second in full"
    )
