"""Derived or not: short texts written from one source, or without it (Clough and Stevenson 2011).

Run ``python benchmarks/derived.py``. 95 answers to five tasks; near copies, light and heavy revisions are derived, the
others were written from other reading. Every way is judged leave one task out: its threshold (for one number) or its
weights (a ridge logistic regression, decided at one half) come from the four other tasks. Nothing of it ships: the
corpus states no licence. Two near copies were copied from another page than the source that stands beside them; no
way finds them. PAN-13's pairs in the same folder are verbatim only and would put any threshold too high.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).parent))
from labelled import SHARED, leave_without_labels
from variorum.ingest import make_report
from variorum.lineage import trace_lineage
from variorum.lineage.alignment import SCORE, align
from variorum.lineage.sources import Source, prepare_sources
from variorum.lineage.stop_words import STOP_WORDS
from variorum.lineage.vocabulary import count_common, hash_runs
from variorum.lineage.words import WordIndexes
from variorum.model import Report
from variorum.settings import IngestSettings

Floats = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]
REACH = 4
"""Content words within which two of them count as a pair, in either order: a clause turned round keeps its pairs."""
STEM = 6
"""Letters of a word that are compared, so that endings do not count."""
RIDGE = 0.1


@dataclass(frozen=True)
class Pair:
    """A text, the source it may come from, and whether it does; ``kind`` as labelled."""

    id: str
    child: str
    parent: str
    kind: str


def load_pairs() -> tuple[Pair, ...]:
    """Return the corpus in order."""
    path = SHARED / "data" / "lineage" / "clough_stevenson.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return tuple(Pair(row["id"], row["derived"], row["source"], row["label"]) for row in rows)


def measure_lineage(pair: Pair) -> tuple[float, float, float, float]:
    """Return the shares, 0 to 1, of the text that its lineage evidence explains.

    Own words in sentences aligned with the source; runs of two and of three words within sentences that the source
    holds; pairs of content words near each other that it holds.
    """
    sources = prepare_sources(_make_reports(pair))
    child = next(number for number, source in enumerate(sources) if source.id == "child")
    me, him = sources[child], sources[1 - child]
    alignment = align(child, 1 - child, sources, WordIndexes(sources))
    covered = float((alignment.left[SCORE] > 0) @ me.own) / max(1, me.size) if alignment else 0.0
    pairs = _find_pairs(me)
    held = len(pairs & _find_pairs(him)) / max(1, len(pairs))
    return covered, _share_runs(me, him, 2), _share_runs(me, him, 3), held


def _make_reports(pair: Pair) -> list[Report]:
    texts = {"child": (pair.child, "2024-01-02"), "parent": (pair.parent, "2024-01-01")}
    return [
        make_report({"id": name, "outlet": name, "text": text, "published": day}, IngestSettings(), as_is=True)
        for name, (text, day) in texts.items()
    ]


def _share_runs(me: Source, him: Source, length: int) -> float:
    mine, his = (hash_runs((line.words for line in s.sentences), length, s.vocabulary) for s in (me, him))
    return count_common(mine, his) / max(1, len(mine))


def _find_pairs(source: Source) -> set[tuple[str, ...]]:
    found = set()
    for line in source.sentences:
        words = [w[:STEM] for w in source.vocabulary.decode(line.words) if w not in STOP_WORDS]
        for at, word in enumerate(words):
            found |= {tuple(sorted((word, other))) for other in words[at + 1 : at + REACH]}
    return found


def measure_containment(pair: Pair, length: int = 5) -> float:
    """Return the share of the text's word runs that the source holds."""
    child, parent = (
        {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
        for words in (_find_words(pair.child), _find_words(pair.parent))
    )
    return len(child & parent) / max(1, len(child))


def measure_cosine(pair: Pair) -> float:
    """Return the cosine of the word counts."""
    child, parent = Counter(_find_words(pair.child)), Counter(_find_words(pair.parent))
    norms = math.sqrt(sum(n * n for n in child.values()) * sum(n * n for n in parent.values()))
    return sum(n * parent[word] for word, n in child.items()) / max(norms, 1.0)


def _find_words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def is_traced(pair: Pair) -> bool:
    """Tell whether the lineage of the two as reports of one story has the text depend on the source."""
    return any(d.child == "child" for d in trace_lineage("story:parent", _make_reports(pair), None).dependences)


def decide_by_threshold(scores: Floats, truth: Truth, tasks: Sequence[int]) -> Truth:
    """Return the decisions, each task's by the threshold of best F1 on the others (the middle one of equals)."""
    decided = np.zeros(len(truth), dtype=np.bool_)
    for task in set(tasks):
        test = np.array([other == task for other in tasks])
        values = np.unique(scores[~test])
        middles = (values[1:] + values[:-1]) / 2
        found = [score(scores[~test] >= middle, truth[~test])[2] for middle in middles]
        best = [middle for middle, f in zip(middles, found, strict=True) if f == max(found)]
        decided[test] = scores[test] >= float(np.median(best))
    return decided


def decide_by_weights(numbers: Floats, truth: Truth, tasks: Sequence[int]) -> Truth:
    """Return the decisions, each task's by a ridge logistic regression fitted on the others."""
    decided = np.zeros(len(truth), dtype=np.bool_)
    for task in set(tasks):
        test = np.array([other == task for other in tasks])
        mean, spread = numbers[~test].mean(axis=0), numbers[~test].std(axis=0) + 1e-9
        rows = np.c_[np.ones(len(truth)), (numbers - mean) / spread]
        ridge = RIDGE * np.diag([0.0] + [1.0] * numbers.shape[1])
        weights = np.zeros(rows.shape[1])
        for _ in range(50):
            chance = 1 / (1 + np.exp(-rows[~test] @ weights))
            slope = rows[~test].T @ (chance - truth[~test]) + ridge @ weights
            bend = (rows[~test].T * (chance * (1 - chance))) @ rows[~test] + ridge
            weights = weights - np.linalg.solve(bend, slope)
        decided[test] = rows[test] @ weights >= 0
    return decided


def score(decided: Truth, truth: Truth) -> tuple[float, float, float]:
    """Return precision, recall and F1 of *derived*."""
    hits = float((decided & truth).sum())
    found, all_true = max(1.0, float(decided.sum())), float(truth.sum())
    return hits / found, hits / all_true, 2 * hits / (found + all_true)


def main() -> None:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    leave_without_labels()
    pairs = load_pairs()
    truth = np.array([pair.kind != "non" for pair in pairs])
    numbered = {parent: number for number, parent in enumerate(sorted({pair.parent for pair in pairs}))}
    tasks = [numbered[pair.parent] for pair in pairs]
    evidence = np.array([measure_lineage(pair) for pair in pairs])
    measures: dict[str, Callable[[Pair], float]] = {"5-gram containment": measure_containment, "cosine": measure_cosine}
    rows = {
        name: decide_by_threshold(np.array([measure(pair) for pair in pairs]), truth, tasks)
        for name, measure in measures.items()
    }
    rows["lineage, as it stands"] = np.array([is_traced(pair) for pair in pairs])
    for place, name in enumerate(("aligned words", "runs of two", "runs of three", "pairs of words")):
        rows[f"  {name} alone"] = decide_by_threshold(evidence[:, place], truth, tasks)
    rows["lineage evidence, weighed"] = decide_by_weights(evidence, truth, tasks)
    print(f"{len(pairs)} texts, {int(truth.sum())} derived; leave one task out")
    print(f"  {'':28} {'P':>6} {'R':>6} {'F1':>6}  missed by kind; wrongly derived")
    for name, decided in rows.items():
        missed = Counter(p.kind for p, d, t in zip(pairs, decided, truth, strict=True) if t and not d)
        wrong = int((decided & ~truth).sum())
        told = ", ".join(f"{kind} {count}" for kind, count in sorted(missed.items())) or "none"
        print(f"  {name:28} " + " ".join(f"{value:6.3f}" for value in score(decided, truth)) + f"  {told}; {wrong}")


if __name__ == "__main__":
    main()
