"""Which value to believe: vote, TruthFinder, Accu without copying, and Variorum's weighing, against labelled values.

Run ``python benchmarks/values.py``; ``--sweep`` changes every knob alone. Books, Flights and Population stand in
``../shared/data/lineage``; the last table is made up and needs no data.

Protocol. Books: 1,263 books, truth for 100; a listing is the set of its surnames (``author_names.py``), first names,
order and spelling of first names aside; a set counts as right if it equals the true one. Flights: 400 times of 100
flights as the carriers give them; right if the same minute (and, beside it, within ten minutes); ``raw vote`` compares
the strings as they came, which is the baseline that is usually published. Population: counts of inhabitants, right if
equal. A listing that gives no value (``Not Available``) is left out. Nothing is fitted. ``agreement``,
``wrong_values`` and ``caution`` of ``ValueSettings`` were chosen on half 1 (every second flight and book), on
Population and on the made-up copiers; the way of judging copies was worked out with all of Flights in view, so its
second half is not unseen.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from author_names import find_surnames, parse_authors, parse_true_authors
from labelled import SHARED
from variorum.lineage.values import SourcedValue, ValueSettings, support_number, weigh_values

Supports = Callable[[Hashable, Hashable], float]
Chosen = Mapping[str, Hashable]
FOLDER = SHARED / "data" / "lineage"


@dataclass(frozen=True)
class Task:
    """Claims, what is labelled right, and which value speaks for which."""

    name: str
    claims: tuple[SourcedValue, ...]
    truth: Mapping[str, Hashable]
    supports: Supports | None = None
    known: Mapping[tuple[str, str], float] | None = None


def vote(task: Task) -> Chosen:
    """Return the value of most sources."""
    counts: dict[str, Counter[Hashable]] = defaultdict(Counter)
    for claim in set(task.claims):
        counts[claim.matter][claim.value] += 1
    return {matter: max(count, key=lambda v: (count[v], _order(v))) for matter, count in counts.items()}


def find_by_truth_finder(task: Task, rounds: int = 20, gamma: float = 0.3, rho: float = 0.5) -> Chosen:
    """Return the values of TruthFinder (Yin, Han and Yu, TKDE 2008), with its constants and the task's implication."""
    holders: dict[str, dict[Hashable, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in task.claims:
        holders[claim.matter][claim.value].add(claim.source)
    trust: dict[str, float] = defaultdict(lambda: 0.9)
    confidence: dict[tuple[str, Hashable], float] = {}
    for _ in range(rounds):
        for matter, values in holders.items():
            scores = {v: sum(-math.log(1 - min(trust[s], 0.9999)) for s in ss) for v, ss in values.items()}
            for value in values:
                lent = sum(scores[o] * task.supports(o, value) for o in values if o != value) if task.supports else 0.0
                confidence[matter, value] = 1 / (1 + math.exp(-gamma * (scores[value] + rho * lent)))
        given: dict[str, list[float]] = defaultdict(list)
        for matter, values in holders.items():
            for value, sources in values.items():
                for source in sources:
                    given[source].append(confidence[matter, value])
        trust = defaultdict(lambda: 0.9, {source: sum(told) / len(told) for source, told in given.items()})
    return {m: max(values, key=lambda v: (confidence[m, v], _order(v))) for m, values in holders.items()}


def weigh(task: Task, settings: ValueSettings | None = None) -> Chosen:
    """Return the weightiest values."""
    chosen: dict[str, Hashable] = {}
    for value in weigh_values(task.claims, task.known, settings, task.supports):
        chosen.setdefault(value.matter, value.value)
    return chosen


def weigh_without_copying(task: Task) -> Chosen:
    """Return the values of plain Accu: every source independent, no value speaking for another."""
    plain = replace(task, supports=None, known=None)
    return weigh(plain, ValueSettings(copying=1e-12, wrong_values=10))


def score(chosen: Chosen, truth: Mapping[str, Hashable]) -> float:
    """Return the share of labelled matters whose chosen value is the labelled one."""
    return sum(chosen.get(matter) == value for matter, value in truth.items()) / len(truth)


def load_books() -> Task:
    """Return the Books data, listings as sets of surnames; the first of several authors speaks for all."""
    listings: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _read("books_claims"):
        listings[row["object"]].append(row)
    claims = []
    for book, rows in listings.items():
        surnames = find_surnames(row["value"] for row in rows)
        for row in rows:
            authors = parse_authors(row["value"], surnames)
            if authors:
                claims.append(SourcedValue(row["source"], book, authors))
    truth = {row["object"]: parse_true_authors(row["value"]) for row in _read("books_truth")}
    return Task("Books", tuple(claims), truth, support_part)


def support_part(said: Hashable, other: Hashable) -> float:
    """Return 1 where a set is part of the other: who names one author does not say that there is no other."""
    return float(isinstance(said, frozenset) and isinstance(other, frozenset) and said < other)


def load_flights(raw: bool = False) -> Task:
    """Return the Flights data, times in minutes of the day, or the strings as they came."""

    def read(name: str) -> list[tuple[str, str, Hashable]]:
        rows = ((r.get("source", ""), f"{r['object']} {r['property']}", r["value"]) for r in _read(name))
        parsed = ((source, matter, text if raw else _find_minutes(text)) for source, matter, text in rows)
        return [(source, matter, value) for source, matter, value in parsed if value is not None]

    claims = tuple(SourcedValue(source, matter, value) for source, matter, value in read("flights_claims"))
    return Task("Flights", claims, {matter: value for _, matter, value in read("flights_truth")})


def load_population() -> Task:
    """Return the Population data, counts as numbers."""
    claims = (SourcedValue(r["source"], r["object"], float(r["value"])) for r in _read("population_claims"))
    truth = {r["object"]: float(r["value"]) for r in _read("population_truth")}
    return Task("Population", tuple(claims), truth, support_number)


def invent_copiers(copiers: int, share: float, with_lineage: bool, seed: int = 5) -> Task:
    """Return made-up claims: eight good sources, one poor one, and ``copiers`` that take ``share`` of its values."""
    chance = random.Random(seed)
    truth: dict[str, Hashable] = {f"matter {n}": 0 for n in range(200)}
    claims = []
    poor = {matter: 0 if chance.random() < 0.4 else chance.randint(1, 10) for matter in truth}
    claims += [SourcedValue("poor", matter, value) for matter, value in poor.items()]
    for n in range(8):
        told = {matter: 0 if chance.random() < 0.75 else chance.randint(1, 10) for matter in truth}
        claims += [SourcedValue(f"good {n}", m, v) for m, v in told.items() if chance.random() < 0.5]
    for n in range(copiers):
        for matter in truth:
            own = 0 if chance.random() < 0.6 else chance.randint(1, 10)
            claims.append(SourcedValue(f"copier {n}", matter, poor[matter] if chance.random() < share else own))
    known = {(f"copier {n}", "poor"): 0.95 for n in range(copiers)} if with_lineage else None
    return Task(f"{copiers} copiers of {share:.0%}", tuple(claims), truth, None, known)


def measure_calibration(task: Task) -> tuple[float, list[tuple[float, float, int]]]:
    """Return the expected calibration error of the weights, and weight, share right and number by tenths."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for value in weigh_values(task.claims, task.known, None, task.supports):
        if value.matter in task.truth:
            bins[min(9, int(value.weight * 10))].append((value.weight, task.truth[value.matter] == value.value))
    rows = [(sum(w for w, _ in b) / len(b), sum(r for _, r in b) / len(b), len(b)) for _, b in sorted(bins.items())]
    total = sum(n for _, _, n in rows)
    return sum(abs(w - r) * n for w, r, n in rows) / total, rows


def _read(name: str) -> list[dict[str, str]]:
    with gzip.open(FOLDER / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _find_minutes(text: str) -> int | None:
    found = re.search(r"(\d{1,2}):(\d\d)\s*([ap])?", text.lower())
    if not found:
        return None
    hours = int(found[1]) % 12 + 12 if found[3] == "p" else int(found[1]) % (12 if found[3] else 24)
    return hours * 60 + int(found[2])


def _order(value: Hashable) -> str:
    return repr(sorted(value)) if isinstance(value, frozenset) else repr(value)


def _show(task: Task) -> None:
    ways = {"vote": vote, "TruthFinder": find_by_truth_finder, "Accu, no copying": weigh_without_copying}
    matters = sorted(task.truth)
    things = sorted({matter.split()[0] for matter in matters})
    halves = [{m: task.truth[m] for m in matters if m.split()[0] in set(part)} for part in (things[::2], things[1::2])]
    sources = len({claim.source for claim in task.claims})
    print(f"\n{task.name}: {len(set(task.claims))} claims, {sources} sources, {len(matters)} labelled matters")
    print(f"  {'':22} {'all':>6} {'half 1':>7} {'half 2':>7}")
    for name, way in {**ways, "Variorum": weigh}.items():
        start = time.perf_counter()
        chosen = way(task)
        took = time.perf_counter() - start
        parts = "".join(f" {score(chosen, half):7.3f}" for half in halves)
        near = f"  within 10 minutes {_score_near(chosen, task.truth):.3f}" if task.name == "Flights" else ""
        print(f"  {name:22} {score(chosen, task.truth):6.3f}{parts}   {took:.1f} s{near}", flush=True)
    error, rows = measure_calibration(task)
    print(f"  calibration error of the weights {error:.3f}: weight / share right / values")
    print("   " + "; ".join(f"{w:.2f} {r:.2f} {n}" for w, r, n in rows))


def _score_near(chosen: Chosen, truth: Mapping[str, Hashable]) -> float:
    gaps = [abs(int(str(chosen[m])) - int(str(v))) for m, v in truth.items() if m in chosen]
    return sum(min(gap, 1440 - gap) <= 10 for gap in gaps) / len(truth)


def _show_draws(task: Task, draws: int = 10) -> None:
    """Print mean and least accuracy on draws of 85% of the sources, by half: how far a result hangs on who is there."""
    chance = random.Random(0)
    things = sorted({matter.split()[0] for matter in task.truth})
    sources = sorted({claim.source for claim in task.claims})
    ways = {"vote": vote, "Accu, no copying": weigh_without_copying, "Variorum": weigh}
    print(f"  {draws} draws of 85% of the sources, half 1 / half 2: mean (least)")
    found: dict[str, list[list[float]]] = {name: [[], []] for name in ways}
    for half, part in enumerate((set(things[::2]), set(things[1::2]))):
        for _ in range(draws):
            kept = set(chance.sample(sources, round(0.85 * len(sources))))
            claims = tuple(c for c in task.claims if c.matter.split()[0] in part and c.source in kept)
            truth = {matter: value for matter, value in task.truth.items() if matter.split()[0] in part}
            for name, way in ways.items():
                found[name][half].append(score(way(replace(task, claims=claims)), truth))
    for name, halves in found.items():
        print(f"  {name:22} " + " / ".join(f"{sum(h) / len(h):.3f} ({min(h):.3f})" for h in halves), flush=True)


def _sweep(tasks: Sequence[Task]) -> None:
    changes: dict[str, tuple[Any, ...]] = {
        "agreement": (0.95, 0.97, 0.99, 0.995),
        "copying": (0.02, 0.05, 0.2),
        "copied_share": (0.8, 0.9, 0.95),
        "copied_weight": (0.8, 1.0),
        "wrong_values": (2, 5, 10, 50),
        "accuracy": (0.7, 0.9),
        "support_weight": (0.25, 0.75),
        "rounds": (1, 2, 8),
    }
    print("\none knob changed alone: " + ", ".join(task.name for task in tasks))
    for knob, values in changes.items():
        for value in values:
            settings = replace(ValueSettings(), **{knob: value})
            print(f"  {knob} {value}: " + " ".join(f"{score(weigh(t, settings), t.truth):.3f}" for t in tasks))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sweep", action="store_true", help="change every knob alone")
    sweep = parser.parse_args().sweep
    if FOLDER.is_dir():
        raw = load_flights(raw=True)
        print(f"Flights, raw vote: {score(vote(raw), raw.truth):.3f}")
        tasks = [load_books(), load_flights(), load_population()]
        for task in tasks:
            _show(task)
            if task.name == "Flights":
                _show_draws(task)
        if sweep:
            _sweep(tasks)
    else:
        print("Books, Flights and Population are skipped: they stand in a folder `shared` beside the clone")
    print("\nMade up: one poor source and its copiers against eight good ones")
    print(f"  {'':24} {'vote':>6} {'Accu':>6} {'values':>7} {'+ lineage':>9}")
    for copiers, share in ((4, 1.0), (12, 1.0), (12, 0.7), (20, 0.7)):
        blind, told = invent_copiers(copiers, share, False), invent_copiers(copiers, share, True)
        row = [score(way(blind), blind.truth) for way in (vote, weigh_without_copying, weigh)]
        print(f"  {blind.name:24} {row[0]:6.3f} {row[1]:6.3f} {row[2]:7.3f} {score(weigh(told), told.truth):9.3f}")


if __name__ == "__main__":
    main()
