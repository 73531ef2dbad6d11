"""Pairs of two sentences of one open news report: of one matter in many words, yet saying different things.

Usage: python draw_apart.py NEWS.jsonl.gz OUT.jsonl [--releases N] [--part I/N]. Runs in Variorum's own environment.
The sentences of Wikinews (CC BY 2.5) and of US government releases (public domain) are paired with the likest one of
the same report; both count as of another matter, their differing figures as of two things. The title and the first
sentence count as agreeing. A few pairs will be wrong: reports seldom say a thing twice, and seldom begin with another
than their title.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from pairs import AGREES, OTHER

from variorum.collation import parse_proposition
from variorum.collation.encoding import encode_texts
from variorum.collation.figure_gate import FigureVerdict, compare_values, scale_figure
from variorum.collation.masking import mask_figures

MOST_SENTENCES, SHORTEST, LONGEST = 14, 6, 45
TOO_LIKE = 0.9
"""Cosine from which two sentences may say the same."""
SEED = 3


_BREAK = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”]))\s+(?=[A-Z\"“])")


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a report that have a usual length, by plain marks."""
    parts = [part.strip() for line in text.split("\n") for part in _BREAK.split(line)]
    return [part for part in parts if SHORTEST <= len(part.split()) <= LONGEST and part[-1] in '.!?"”']


def pair_up(sentences: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each sentence with the likest other one that is not too like, each pair once."""
    vectors = encode_texts(sentences)
    likeness = vectors @ vectors.T
    likeness[likeness >= TOO_LIKE] = -1.0
    seen = set()
    for one, other in enumerate(likeness.argmax(1)):
        key = (min(one, int(other)), max(one, int(other)))
        if likeness[one, other] > 0 and key not in seen:
            seen.add(key)
            yield sentences[key[0]], sentences[key[1]]


def make_row(left: str, right: str, relation: int = OTHER) -> dict[str, object]:
    """Return a pair as ``train.py`` takes it."""
    sides = [parse_proposition(text) for text in (left, right)]
    masked = [mask_figures(side.resolved, side.figures) for side in sides]
    slots = [
        (i, j, 0.0)
        for i, one in enumerate(masked[0].order)
        for j, other in enumerate(masked[1].order)
        for figures in [(sides[0].figures[one], sides[1].figures[other])]
        if scale_figure(figures[0])[0] == scale_figure(figures[1])[0]
        and compare_values(*figures)[0] is FigureVerdict.DIFFERENT
    ]
    known = slots if relation == OTHER else []
    return {"left": masked[0].text, "right": masked[1].text, "relation": relation, "slots": known}


def main() -> None:
    """Draw the pairs of Wikinews and of some releases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--releases", type=int, default=400)
    parser.add_argument("--part", default="0/1", help="which part of how many")
    options = parser.parse_args()
    rows = [json.loads(line) for line in gzip.decompress(options.news.read_bytes()).splitlines()]
    wikinews = [row for row in rows if "CC BY 2.5" in row["licence"]]
    releases = [row for row in rows if "17 U.S.C. 105" in row["licence"]]
    chance = random.Random(SEED)
    chosen = wikinews + chance.sample(releases, min(options.releases, len(releases)))
    part, parts = map(int, options.part.split("/"))
    with options.out.open("w", encoding="utf-8") as out:
        for row in chosen[part::parts]:
            sentences = split_sentences(row["text"])
            start = int(np.random.default_rng(len(sentences)).integers(0, max(len(sentences) - MOST_SENTENCES, 0) + 1))
            found = pair_up(sentences[start : start + MOST_SENTENCES]) if len(sentences) > 1 else ()
            pairs = [make_row(left, right) for left, right in found]
            if row.get("title") and sentences:
                pairs.append(make_row(row["title"], sentences[0], AGREES))
            out.writelines(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs)


if __name__ == "__main__":
    main()
