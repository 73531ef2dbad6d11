"""The graph stays acyclic, and the best branching is found."""

from __future__ import annotations

import itertools
import random

from variorum.lineage import branching
from variorum.lineage.branching import NO_PARENT, find_best_branching
from variorum.lineage.graph import Acyclic, find_ancestors, find_roots


def _has_cycle(chosen):
    for start in chosen:
        seen, at = set(), start
        while at != NO_PARENT:
            if at in seen:
                return True
            seen.add(at)
            at = chosen[at]
    return False


def test_the_branching_is_the_best_of_all_acyclic_choices():
    draw = random.Random(5)
    for _ in range(150):
        size = draw.randint(1, 5)
        options = {
            child: {NO_PARENT: draw.uniform(-5, 0)}
            | {parent: draw.uniform(-4, 0) for parent in range(size) if parent != child and draw.random() < 0.8}
            for child in range(size)
        }
        found = find_best_branching(options)
        assert not _has_cycle(found)
        every = (dict(zip(options, choice, strict=True)) for choice in itertools.product(*options.values()))
        best = max(sum(options[c][p] for c, p in one.items()) for one in every if not _has_cycle(one))
        assert abs(sum(options[c][p] for c, p in found.items()) - best) < 1e-9


def test_a_branching_that_takes_too_many_rounds_is_cut_and_stays_acyclic(monkeypatch):
    monkeypatch.setattr(branching, "MOST_ROUNDS", 1)
    draw = random.Random(6)
    options = {
        child: {NO_PARENT: -9.0} | {parent: draw.uniform(-4, 0) for parent in range(40) if parent != child}
        for child in range(40)
    }
    assert not _has_cycle(find_best_branching(options))


def test_links_that_close_a_cycle_are_refused_whatever_the_order():
    draw = random.Random(7)
    for _ in range(50):
        graph = Acyclic(range(12))
        parents: dict[int, list[int]] = {}
        for _ in range(60):
            child, parent = draw.randrange(12), draw.randrange(12)
            closes = child == parent or child in find_ancestors(parent, parents)
            assert graph.closes_cycle(child, parent) == closes
            assert graph.add(child, parent) != closes
            if not closes:
                parents.setdefault(child, []).append(parent)


def test_a_chain_of_ten_thousand_against_the_order_is_built_in_time():
    graph = Acyclic(range(10_000))
    assert all(graph.add(child, child + 1) for child in range(9_999))
    assert not graph.add(9_999, 0)
    names = {str(child): [str(parent) for parent in above] for child, above in graph.parents.items()}
    assert find_roots(["0"], names)["0"] == ("9999",)
