"""The reports of one story → dependences, what was considered and lost, missing origins, the story's count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from variorum.lineage.alignment import Alignment, align
from variorum.lineage.candidates import find_candidates
from variorum.lineage.deciding import Choice, decide
from variorum.lineage.duplicates import find_duplicates, link_duplicates, open_windows
from variorum.lineage.evidence import explain_candidate
from variorum.lineage.losing import explain_ignored, explain_loss
from variorum.lineage.memory import LineageMemory
from variorum.lineage.missing import Named, list_missing, map_named, name_missing
from variorum.lineage.naming import add_named, drop_explained, find_all_targets
from variorum.lineage.origins import count_report_origins
from variorum.lineage.ruled import apply_rulings
from variorum.lineage.shared_matter import find_shared_matter
from variorum.lineage.sources import Source, prepare_sources
from variorum.lineage.speech import add_shared_speech
from variorum.lineage.weights import to_log_odds
from variorum.lineage.words import WordIndexes
from variorum.model import Dependence, Lineage, OriginCount, Reading, Report, Ruling, Scope
from variorum.settings import LineageSettings

Alignments = dict[int, dict[int, Alignment]]


def trace_lineage(
    story_id: str,
    reports: Sequence[Report],
    readings: Mapping[str, Reading] | None,
    rulings: Sequence[Ruling] = (),
    settings: LineageSettings | None = None,
    memory: LineageMemory | None = None,
) -> Lineage:
    """Return which of a story's reports depend on which, and on which outlets that the collection lacks.

    Parameters
    ----------
    reports
        The story's reports in any order; the result does not depend on it. Of several with one id the first counts.
    readings
        By report id; None for the cheap mode, in which claims attributed to one outlet carry no statement ids.
    rulings
        DEPENDS and INDEPENDENT hold over everything that is found.
    memory
        What an earlier tracing of this story kept; with it only the neighbours of what is new are compared again.

    Returns
    -------
    Lineage
        ``dependences`` are acyclic, in order of child and parent; ``rejected`` are candidates that lost, shared
        speech, and links a person ruled out, each with its reasons.
    """
    settings = settings or LineageSettings()
    # Nothing is kept for later where nobody asked for it: a story of 40,000 reports would hold 1 GB of it.
    kept_memory, memory = memory, memory or LineageMemory()
    reports = list({report.id: report for report in reversed(reports)}.values())
    sources = prepare_sources(reports, readings, settings.max_sentences, prepare=memory.prepare)
    named = map_named(sources)
    groups = find_duplicates(sources)
    first = [n for n in range(len(sources)) if n not in groups]
    opened = open_windows(sources, groups)
    chosen = [opened[n] for n in first]
    alignments = align_all(chosen, memory)
    if kept_memory is None:
        memory.forget_sketches()
    found = decide(chosen, alignments, kept_memory)
    choices = [Choice(first[c.child], first[c.parent], c.probability, c.taken, c.features) for c in found]
    back = {number: place for place, number in enumerate(first)}
    kept, lost = _make_text_links(choices, sources, alignments, back, named, settings.max_rejected, kept_memory)
    naming = {s.id for n, s in enumerate(sources) if any(entry.scope is Scope.REPORT for entry in named[n])}
    kept, replaced = find_shared_matter(kept, sources, alignments, back, naming)
    kept.extend(link_duplicates(sources, groups))
    kept, explained = drop_explained(kept, named, sources)
    targets = find_all_targets(sources, named, chosen, alignments, first)
    kept, uncited = add_named(sources, named, kept, targets)
    lost = [*lost, *replaced, *explained, *uncited]
    kept, lost = apply_rulings(kept, lost, rulings, {source.id for source in sources})
    lost = add_shared_speech(sources, kept, lost)
    kept.sort(key=lambda d: (d.child, d.parent, d.scope.value))
    lost.sort(key=lambda d: (d.child, d.parent, d.scope.value))
    missing = list_missing(kept, name_missing(n for entries in named.values() for n in entries))
    lineage = Lineage(story_id, tuple(kept), tuple(lost), missing, OriginCount(0, 0, 0, 0))
    count = count_report_origins(lineage, sorted(report.id for report in reports))
    return Lineage(story_id, lineage.dependences, lineage.rejected, missing, count)


def align_all(sources: Sequence[Source], memory: LineageMemory | None = None) -> Alignments:
    """Return the alignments of all candidate pairs, seen from either side."""
    alignments: Alignments = {}
    words = WordIndexes(sources)
    memory = memory or LineageMemory()
    for left, right in find_candidates(sources, memory):
        alignment = memory.align(sources[left], sources[right], partial(align, left, right, sources, words))
        if alignment is not None:
            alignments.setdefault(left, {})[right] = alignment
            alignments.setdefault(right, {})[left] = alignment.turned()
    return alignments


def _make_text_links(
    choices: Sequence[Choice],
    sources: Sequence[Source],
    alignments: Alignments,
    back: Mapping[int, int],
    named: Mapping[int, Sequence[Named]],
    most_lost: int,
    memory: LineageMemory | None,
) -> tuple[list[Dependence], list[Dependence]]:
    kept: list[Dependence] = []
    lost: list[Dependence] = []
    shown: dict[int, int] = {}
    taken: dict[int, list[Choice]] = {}
    for choice in choices:
        if choice.taken:
            taken.setdefault(choice.child, []).append(choice)
    for choice in choices:
        if not choice.taken and (choice.probability < 0.02 or shown.get(choice.child, 0) >= most_lost):
            continue
        child, parent = sources[choice.child], sources[choice.parent]
        alignment = alignments.get(back[choice.child], {}).get(back[choice.parent])
        make = partial(explain_candidate, child, parent, choice.features, alignment)
        evidence = memory.explain(child.id, parent.id, choice.features, make) if memory else make()
        if choice.taken:
            evidence = (*evidence, *explain_ignored(child, parent))
        else:
            near = alignments.get(back[choice.child], {})
            others = [(sources[c.parent], c.features, near.get(back[c.parent])) for c in taken.get(choice.child, ())]
            gap = to_log_odds(choice.probability) - max(
                (to_log_odds(c.probability) for c in taken.get(choice.child, ())), default=0.0
            )
            evidence = (explain_loss(child, parent, choice.features, alignment, others, gap), *evidence)
        ids = tuple(i for n in named[choice.child] if n.outlet_id == parent.outlet_id for i in n.statement_ids)
        link = Dependence(child.id, parent.id, False, Scope.REPORT, round(choice.probability, 4), evidence, ids)
        if choice.taken:
            kept.append(link)
        else:
            shown[choice.child] = shown.get(choice.child, 0) + 1
            lost.append(link)
    return kept, lost
