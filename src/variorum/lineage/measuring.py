"""Measuring every candidate parent of a report against every other."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from variorum.lineage.alignment import ALL, OTHER, SCORE, Alignment
from variorum.lineage.duels import Floats, hold_duels, measure_order
from variorum.lineage.features import Features
from variorum.lineage.renderings import find_shared_renderings
from variorum.lineage.shared_errors import find_shared_errors
from variorum.lineage.sources import MIN_WORDS, Lengths, Source
from variorum.lineage.times import compare_times, is_other_report
from variorum.lineage.vocabulary import count_common
from variorum.model import Scope

CLEARLY = 0.1
"""A likeness that leads by more than this holds the sentence alone: two words in twenty."""


Alignments = Mapping[int, Mapping[int, Alignment]]
"""``alignments[child][parent]``, seen from the child; both directions present."""


UNLIKE = 0.4
"""Likeness taken for a sentence that a third report lacks, a little under what counts as taken over."""
VERBATIM, ALIKE = 0.98, 0.75
LONG, LONG_SPEECH = 8, 18
"""Own words of a sentence that two outlets do not write alike by chance; of one that reports speech, word for word."""
MOST_NEAR = 64
"""Reports of one cited outlet among which the one that is meant is looked for."""
MOST_RIVALS = 16
"""Candidates of one report that are weighed against each other: those that share most of its words."""


def find_nearest(sources: Sequence[Source], alignments: Alignments) -> dict[int, list[int]]:
    """Return, for each report, the reports that share most words with it, most first, ties to the earlier one."""
    nearest = {}
    for number, shared in alignments.items():
        words = {
            other: int(sources[number].own[alignment.left[SCORE] > 0].sum()) for other, alignment in shared.items()
        }
        nearest[number] = sorted(words, key=lambda other: (-words[other], other))[:MOST_RIVALS]
    return nearest


def index_outlets(sources: Sequence[Source]) -> dict[str, list[int]]:
    """Map every outlet to the numbers of its reports, in order."""
    found: dict[str, list[int]] = {}
    for number, source in enumerate(sources):
        if source.outlet_id:
            found.setdefault(source.outlet_id, []).append(number)
    return found


def find_near_reports(child: int, numbers: Sequence[int], shared: Collection[int]) -> set[int]:
    """Return which of an outlet's reports can be meant: those that share prose, those near in time, the last ones.

    A story with thousands of reports of one outlet must not be searched whole for every citation.
    """
    if len(numbers) <= MOST_NEAR:
        return set(numbers)
    place = bisect_left(numbers, child)
    near = (*numbers[max(0, place - MOST_NEAR // 2) : place + MOST_NEAR // 4], *numbers[-MOST_NEAR // 4 :])
    return {*near, *(n for n in shared if numbers[min(bisect_left(numbers, n), len(numbers) - 1)] == n)}


def find_targets(
    child: int, sources: Sequence[Source], alignments: Alignments, by_outlet: Mapping[str, Sequence[int]]
) -> dict[str, int]:
    """Return, for each outlet the child cites or credits, the report of the collection that it most likely means.

    Of several reports of the outlet: one not dated later, then the one that shares most prose, then the latest. One
    dated later is meant only if a late update can explain its date.
    """
    me = sources[child]
    named = {c.outlet_id for c in me.cited} | {c.outlet_id for c in me.credits}
    found: dict[str, tuple[tuple[bool, int, int], int]] = {}
    aligned = alignments.get(child, {})
    near = {
        (outlet_id, n)
        for outlet_id in named - {me.outlet_id}
        for n in find_near_reports(child, by_outlet.get(outlet_id, ()), aligned.keys())
    }
    for outlet_id, other in sorted(near):
        source = sources[other]
        if other == child:
            continue
        alignment = aligned.get(other)
        shared = int((alignment.left[SCORE] > 0).sum()) if alignment else 0
        order = compare_times(me.window, source.window)
        if order < 0 and is_other_report(me.window, source.window):
            continue
        key = (order >= 0, shared, other)
        if outlet_id not in found or key > found[outlet_id][0]:
            found[outlet_id] = (key, other)
    return {outlet_id: other for outlet_id, (_, other) in found.items()}


def measure_child(
    child: int,
    sources: Sequence[Source],
    alignments: Alignments,
    rivals: Sequence[int],
    targets: Mapping[str, int],
    nearest: Mapping[int, Sequence[int]],
) -> dict[int, Features]:
    """Return the features of every candidate parent of one child.

    ``rivals`` are those that share prose or are cited; ``targets`` and ``nearest`` are what ``find_targets`` and
    ``find_nearest`` gave.
    """
    me = sources[child]
    shared = alignments.get(child, {})
    orders = [compare_times(me.window, sources[rival].window) for rival in rivals]
    meant = set(targets.values())
    cited = {r: _find_citation(child, r, sources, alignments) if r in meant else "" for r in rivals}
    likeness = stack_rows(shared, rivals, SCORE, len(me.sentences))
    duels = hold_duels(me.whole.astype(float), stack_rows(shared, rivals, ALL, len(me.sentences)), orders)
    sequences = [measure_order(shared.get(rival)) for rival in rivals]
    least_in_order = min((in_order for in_order, _ in sequences), default=0.0)
    most_adjacent = max((adjacent for _, adjacent in sequences), default=0.0)
    alone = _find_alone(likeness, np.array(orders) >= 0, me.own)
    errors = find_shared_errors(child, rivals, sources, shared)
    renderings = find_shared_renderings(child, rivals, sources, shared)
    dropped = measure_dropped(child, rivals, sources, alignments, orders)
    held = likeness > 0
    words = held @ me.own
    alike = (likeness >= ALIKE) & (me.plain & (me.own >= LONG))
    strong = (alike | ((likeness >= VERBATIM) & (me.own >= LONG_SPEECH))) @ me.own
    plain_words = held @ (me.own * me.plain)
    likenesses = (likeness * me.own).sum(axis=1) / np.maximum(words, 1)
    found = {}
    for place, rival in enumerate(rivals):
        him, alignment = sources[rival], shared.get(rival)
        theirs = float(him.own[alignment.right[SCORE] > 0].sum()) if alignment else 0.0
        shares = words[place] > 0
        in_order, adjacent = sequences[place]
        found[rival] = Features(
            covered=float(words[place]) / me.size if me.size else 0.0,
            covers=theirs / him.size if him.size else 0.0,
            likeness=float(likenesses[place]),
            words=int(words[place]),
            sentences=int(held[place].sum()),
            size=me.size,
            plain_words=int(plain_words[place]),
            runs=count_common(me.runs, him.runs) if shares else 0,
            duel=duels[place],
            adjacent=adjacent,
            in_order_lead=in_order - least_in_order if shares else 0.0,
            adjacent_lead=adjacent - most_adjacent if shares else 0.0,
            alone=float(alone[place]) / me.size if me.size else 0.0,
            strong=int(strong[place]),
            smaller=min(me.size, him.size),
            dropped=dropped[place],
            errors=(*errors.get(rival, ()), *renderings.get(rival, ())),
            upstream=_find_upstream(child, rival, sources, alignments, nearest.get(rival, ())),
            order=orders[place],
            cites=cited[rival] == "report",
            cites_statement=cited[rival] == "statement",
            cites_inherited=cited[rival] == "inherited",
            cites_other=any(cited[other] == "report" and sources[other].outlet_id != him.outlet_id for other in rivals),
            cited_back=any(c.outlet_id == me.outlet_id and c.scope is Scope.REPORT for c in him.cited),
        )
    return found


def stack_rows(shared: Mapping[int, Alignment], rivals: Sequence[int], row: int, size: int) -> Floats:
    """Return one row of the child's side of every alignment, shape (rivals, sentences); 0 where there is none."""
    rows = np.zeros((len(rivals), size))
    for place, rival in enumerate(rivals):
        if rival in shared:
            rows[place] = shared[rival].left[row]
    return rows


def _find_alone(likeness: Floats, eligible: NDArray[np.bool_], lengths: Lengths) -> Floats:
    """Return how many words of the child only each rival holds, or holds clearly better, among those not later."""
    standing = np.where(eligible[:, None], likeness, 0.0)
    ordered = np.sort(standing, axis=0)
    best = ordered[-1]
    second = ordered[-2] if len(ordered) > 1 else np.zeros_like(best)
    others = np.where(standing == best, second, best)
    alone: Floats = ((likeness > 0) & ((others == 0) | (likeness > others + CLEARLY))) @ lengths
    return alone


def measure_dropped(
    child: int, rivals: Sequence[int], sources: Sequence[Source], alignments: Alignments, orders: Sequence[int]
) -> list[float]:
    """Return how unlikely it is, below 0, that the child left out by chance just what another candidate left out.

    The parent that dropped sentences of the grandparent hands the rest on. Had the child taken from the grandparent,
    it would hold its share of them: the log-odds of holding none, given how much it keeps of what both hold.
    """
    shared = alignments.get(child, {})
    found = []
    for rival in rivals:
        worst = 0.0
        if rival in shared:
            kept = shared[rival].right[SCORE] > 0
            long_enough = sources[rival].own >= MIN_WORDS
            for place, other in enumerate(rivals):
                if other == rival or other not in shared or orders[place] < 0:
                    continue
                between = alignments.get(rival, {}).get(other)
                if between is None:
                    continue
                both = (between.left[SCORE] > 0) & long_enough
                only = (between.left[SCORE] <= 0) & long_enough
                count = int(both.sum())
                if count < 2:
                    continue
                rate = min(0.95, max(0.05, (int((kept & both).sum()) + 0.5) / (count + 1)))
                taken = int((kept & only).sum())
                odds = (int(only.sum()) - taken) * math.log(1 - rate) + taken * math.log(rate / 0.05)
                worst = min(worst, odds)
        found.append(max(worst, -12.0))
    return found


def _find_upstream(
    child: int, rival: int, sources: Sequence[Source], alignments: Alignments, thirds: Sequence[int]
) -> float:
    shared = alignments.get(child, {})
    mine = shared.get(rival)
    others = [third for third in thirds if third != child]
    if mine is None or not others:
        return 0.0
    matched = np.flatnonzero(mine.left[SCORE] > 0)
    theirs = alignments[rival]
    far = np.array([theirs[third].left[SCORE] for third in others])[:, mine.left[OTHER, matched].astype(int)]
    near = stack_rows(shared, others, SCORE, len(sources[child].sentences))[:, matched]
    met = (far > 0) | (near > 0)
    gap = np.where(far > 0, far, UNLIKE) - np.where(near > 0, near, UNLIKE)
    return float(gap[met].sum() / met.sum()) if met.any() else 0.0


def _find_citation(child: int, rival: int, sources: Sequence[Source], alignments: Alignments) -> str:
    """Tell how the child cites the rival's outlet: ``report``, ``statement``, ``inherited`` or not at all (``""``)."""
    me, him = sources[child], sources[rival]
    for cited in me.cited:
        if cited.outlet_id != him.outlet_id:
            continue
        own = [
            p for p in cited.places if not is_inherited(cited.outlet_id, p.sentence, child, rival, sources, alignments)
        ]
        if not own:
            return "inherited"
        return "report" if cited.scope is Scope.REPORT else "statement"
    if any(credit.outlet_id == him.outlet_id for credit in me.credits):
        return "report"
    return ""


def is_inherited(
    outlet_id: str, sentence: int, child: int, cited: int | None, sources: Sequence[Source], alignments: Alignments
) -> bool:
    """Tell whether another report not clearly later holds this sentence with the same citation in it."""
    for other, alignment in islice(alignments.get(child, {}).items(), 4 * MOST_RIVALS):
        if other == cited or alignment.left[SCORE, sentence] < 0.6:
            continue
        if compare_times(sources[child].window, sources[other].window) < 0:
            continue
        if any(
            place.sentence == alignment.left[OTHER, sentence]
            for c in sources[other].cited
            if c.outlet_id == outlet_id
            for place in c.places
        ):
            return True
    return False
