"""Measuring every candidate parent of a report against every other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from itertools import islice

from variorum.lineage.alignment import NO_ALIGNMENT, Alignment
from variorum.lineage.duels import hold_duels, measure_order
from variorum.lineage.features import Features
from variorum.lineage.sources import Source
from variorum.lineage.times import compare_times, is_other_report
from variorum.model import Scope

CLEARLY = 0.1
"""A likeness that leads by more than this holds the sentence alone: two words in twenty."""


Alignments = Mapping[int, Mapping[int, Alignment]]
"""``alignments[child][parent]``, seen from the child; both directions present."""


MOST_NEAR = 64
"""Reports of one cited outlet among which the one that is meant is looked for."""
MOST_RIVALS = 16
"""Candidates of one report that are weighed against each other: those that share most of its words."""


def find_nearest(sources: Sequence[Source], alignments: Alignments) -> dict[int, list[int]]:
    """Return, for each report, the reports that share most words with it, most first, ties to the earlier one."""
    nearest = {}
    for number, shared in alignments.items():
        words = {
            other: sum(len(sources[number].sentences[n].words) for n in alignment.left)
            for other, alignment in shared.items()
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
        shared = len(alignment.left) if alignment else 0
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
    orders = {rival: compare_times(me.window, sources[rival].window) for rival in rivals}
    best = _find_best(shared, [rival for rival in rivals if orders[rival] >= 0])
    meant = set(targets.values())
    cited = {r: _find_citation(child, r, sources, alignments) if r in meant else "" for r in rivals}
    duels = hold_duels([len(words) for words in me.whole.sentences], shared, rivals, orders)
    sequences = {rival: measure_order(shared.get(rival, NO_ALIGNMENT)) for rival in rivals}
    least_in_order = min((in_order for in_order, _ in sequences.values()), default=0.0)
    most_adjacent = max((adjacent for _, adjacent in sequences.values()), default=0.0)
    found = {}
    for rival in rivals:
        him, alignment = sources[rival], shared.get(rival, NO_ALIGNMENT)
        lengths = {number: len(me.sentences[number].words) for number in alignment.left}
        words = sum(lengths.values())
        theirs = sum(len(him.sentences[number].words) for number in alignment.right)
        found[rival] = Features(
            covered=words / me.size if me.size else 0.0,
            covers=theirs / him.size if him.size else 0.0,
            likeness=sum(m.score * lengths[n] for n, m in alignment.left.items()) / words if words else 0.0,
            words=words,
            sentences=len(alignment.left),
            size=me.size,
            plain_words=sum(length for number, length in lengths.items() if number in me.plain),
            runs=len(me.runs & him.runs) if words else 0,
            duel=duels[rival],
            adjacent=sequences[rival][1],
            in_order_lead=sequences[rival][0] - least_in_order if words else 0.0,
            adjacent_lead=sequences[rival][1] - most_adjacent if words else 0.0,
            alone=_find_alone(rival, alignment, lengths, best, me.size),
            upstream=_find_upstream(child, rival, alignments, nearest.get(rival, ())),
            order=orders[rival],
            cites=cited[rival] == "report",
            cites_statement=cited[rival] == "statement",
            cites_inherited=cited[rival] == "inherited",
            cites_other=any(cited[other] == "report" and sources[other].outlet_id != him.outlet_id for other in rivals),
            cited_back=any(c.outlet_id == me.outlet_id and c.scope is Scope.REPORT for c in him.cited),
        )
    return found


def _find_best(shared: Mapping[int, Alignment], eligible: Sequence[int]) -> dict[int, list[tuple[float, int]]]:
    """For each of the child's sentences the two best (likeness, rival) among those not clearly later."""
    best: dict[int, list[tuple[float, int]]] = {}
    for rival in eligible:
        for number, match in shared[rival].left.items() if rival in shared else ():
            best.setdefault(number, []).append((match.score, rival))
    return {number: sorted(scores, reverse=True)[:2] for number, scores in best.items()}


def _find_alone(
    rival: int,
    alignment: Alignment,
    lengths: Mapping[int, int],
    best: Mapping[int, list[tuple[float, int]]],
    size: int,
) -> float:
    alone = 0
    for number, match in alignment.left.items():
        others = [score for score, other in best.get(number, ()) if other != rival]
        if not others or match.score > others[0] + CLEARLY:
            alone += lengths[number]
    return alone / size if size else 0.0


def _find_upstream(child: int, rival: int, alignments: Alignments, thirds: Sequence[int]) -> float:
    shared = alignments.get(child, {})
    mine = shared.get(rival)
    if mine is None:
        return 0.0
    total, count = 0.0, 0
    for third in thirds:
        if third == child:
            continue
        theirs, to_third = alignments[rival][third], shared.get(third)
        for number, match in mine.left.items():
            far = theirs.left.get(match.other)
            near = to_third.left.get(number) if to_third else None
            if far or near:
                total += (far.score if far else 0.4) - (near.score if near else 0.4)
                count += 1
    return total / count if count else 0.0


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
        match = alignment.left.get(sentence)
        if other == cited or match is None or match.score < 0.6:
            continue
        if compare_times(sources[child].window, sources[other].window) < 0:
            continue
        if any(
            place.sentence == match.other
            for c in sources[other].cited
            if c.outlet_id == outlet_id
            for place in c.places
        ):
            return True
    return False
