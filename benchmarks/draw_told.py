"""Draw labelled pairs (``relations_told``) from invented stories that the pair reader was not trained on.

Usage: python benchmarks/draw_told.py prints how many of each kind. The stories
(``training/relations/stories_kept.jsonl``) are invented; each lists facts, and for each fact wordings in groups: the
same, finer or coarser, with another figure, contradicted, hedged, and look-alikes that are another matter. The groups
are the labels. Half of the stories are to fit confidence and weights on (``fit``), half are only measured on
(``held``). The same draw each time.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
STORIES = ROOT / "training" / "relations" / "stories_kept.jsonl"
SEED = 11
KINDS: tuple[tuple[int, str, str, str, tuple[str, ...]], ...] = (
    (2, "same", "same", "same", ("narrower", "wider")),
    (1, "same", "finer", "narrower", ("wider", "same")),
    (2, "same", "figure", "figure", ()),
    (1, "figure", "figure", "figure", ()),
    (2, "same", "contradicts", "contradicts", ()),
    (1, "same", "hedged", "certainty", ()),
    (2, "same", "near", "unsure", ("unrelated",)),
    (1, "figure", "near", "unsure", ("unrelated",)),
)
"""Of each fact: how many pairs, of which two groups, their label, and labels that are as good."""
OTHERS = 2
"""Pairs with another fact of the story, one of them with a figure too where the fact has one."""

Fact = dict[str, list[str]]


def draw_fact(fact: Fact, others: list[Fact], chance: random.Random) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Yield the pairs of one fact: two texts, label, and labels that are as good."""
    for count, left, right, label, also in KINDS:
        pairs = {
            tuple(sorted((one, other)))
            for one in fact.get(left, [])
            for other in fact.get(right, [])
            if one != other
        }  # fmt: skip
        for one, other in chance.sample(sorted(pairs), min(count, len(pairs))):
            yield one, other, label, also
    for number in range(OTHERS):
        fit = [each for each in others if not (number == 0 and fact["figure"]) or each["figure"]]
        if fit:
            yield chance.choice(fact["same"]), chance.choice(chance.choice(fit)["same"]), "unrelated", ("unsure",)


def draw_rows() -> Iterator[dict[str, Any]]:
    """Yield the labelled pairs, story after story, as rows of the other files of pairs."""
    chance, number = random.Random(SEED), 0
    for place, line in enumerate(STORIES.read_text(encoding="utf-8").splitlines()):
        story = json.loads(line)
        for fact in story["facts"]:
            others = [each for each in story["facts"] if each is not fact]
            for one, other, label, also in draw_fact(fact, others, chance):
                left, right = (one, other) if chance.random() < 0.5 else (other, one)
                yield {
                    "id": f"t{number:04d}",
                    "split": "held" if place % 2 else "fit",
                    "set": "figures" if fact["figure"] else "relations",
                    "story": story["story"],
                    "a": left,
                    "b": right,
                    "relation": label,
                    "also": list(also),
                }
                number += 1


def main() -> None:
    counts = Counter((row["split"], row["relation"]) for row in draw_rows())
    for (split, relation), count in sorted(counts.items()):
        print(f"{split:5s} {relation:12s} {count}")


if __name__ == "__main__":
    main()
