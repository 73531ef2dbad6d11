"""Why a candidate lost, and what shared text was left out of account."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from variorum.lineage.alignment import Alignment
from variorum.lineage.boilerplate import fold_sentence
from variorum.lineage.evidence import name_both
from variorum.lineage.features import Features, is_weak
from variorum.lineage.residues import measure_residue
from variorum.lineage.sources import Source
from variorum.lineage.speech import find_shared_speech
from variorum.model import Evidence, EvidenceKind, Passage, Report, Span

MOST_SHOWN = 3


def explain_loss(
    child: Source,
    rival: Source,
    f: Features,
    alignment: Alignment | None,
    taken: Sequence[tuple[Source, Features, Alignment | None]],
    weight: float,
) -> Evidence:
    """Return why a candidate was not taken: too little shared, or another explains the report better."""
    if is_weak(f):
        because = f"Not taken: {_describe_little(f)}, no more than where outlets write of one event on their own."
    elif not taken:
        because = f"Not taken: that {name_both(child, rival)[1]} came first, not the other way round, is too unlikely."
    else:
        because = f"Not taken: {'; '.join(_compare(child, rival, f, alignment, taken))}."
    return Evidence(EvidenceKind.SHARED_PROSE, because, round(min(0.0, weight), 2))


def _describe_little(f: Features) -> str:
    sentences = "1 sentence" if f.sentences == 1 else f"{f.sentences} sentences"
    alike = f", {f.strong} of them nearly the same" if f.strong else ""
    runs = f", {f.runs} {'run' if f.runs == 1 else 'runs'} of five words the same" if f.runs else ""
    return f"{sentences} ({f.words} words{alike}{runs}) {'is' if f.sentences == 1 else 'are'} alike"


def _compare(
    child: Source,
    rival: Source,
    f: Features,
    alignment: Alignment | None,
    taken: Sequence[tuple[Source, Features, Alignment | None]],
) -> list[str]:
    """Return what speaks for the parent that holds most of the report, against this candidate."""
    best, chosen_f, chosen = max(taken, key=lambda item: item[1].words)
    first, other = name_both(rival, best)[1], name_both(child, rival)[1]
    extra, _ = measure_residue(child, alignment, chosen)
    closer, _ = measure_residue(child, chosen, alignment)
    told = []
    if chosen_f.words > f.words:
        told.append(f"{first} holds more of it ({chosen_f.words} words against {f.words})")
    if closer * child.size >= 1:
        told.append(f"{first} alone has, or has in closer wording, {closer * child.size:.0f} of its words")
    if f.order < 0:
        told.append(f"{other} is dated later")
    if f.dropped < -1:
        told.append(f"it has little of what {other} has and others lack")
    if extra * child.size >= 1:
        told.append(f"what {other} alone has, {extra * child.size:.0f} words, is too little for a second source")
    return told or [f"{first} is likelier on the whole"]


def explain_ignored(child: Source, parent: Source) -> list[Evidence]:
    """Return what two linked reports share that is no evidence of copying: speech, and furniture of the page."""
    found = []
    speech = find_shared_speech(child, parent)
    if speech:
        found.append(
            Evidence(
                EvidenceKind.SHARED_QUOTATION,
                "Left out of account: both quote the same words of a speaker, which each can have heard.",
                0.0,
                Passage(child.id, (speech[0],)),
                Passage(parent.id, (speech[1],)),
            )
        )
    mine, theirs = _find_furniture(child.report, _spans(child)), _find_furniture(parent.report, _spans(parent))
    common = sorted((mine[line], theirs[line]) for line in mine.keys() & theirs.keys())[:MOST_SHOWN]
    if common:
        found.append(
            Evidence(
                EvidenceKind.SHARED_PROSE,
                f"Left out of account: {'a line' if len(common) == 1 else f'{len(common)} lines'} that both carry "
                f"{'is' if len(common) == 1 else 'are'} furniture of the page, not the report.",
                0.0,
                Passage(child.id, tuple(span for span, _ in common)),
                Passage(parent.id, tuple(sorted(span for _, span in common))),
            )
        )
    return found


def _spans(source: Source) -> tuple[Span, ...]:
    return tuple(line.span for line in source.sentences)


@lru_cache(maxsize=256)
def _find_furniture(report: Report, read: tuple[Span, ...]) -> dict[str, Span]:
    """Map the folded lines of four words or more that were not compared to where they stand."""
    found: dict[str, Span] = {}
    at = 0
    for hit in re.finditer(r"[^\n]+", report.text):
        while at < len(read) and read[at].end <= hit.start():
            at += 1
        if (at == len(read) or read[at].start >= hit.end()) and hit[0].count(" ") >= 3:
            start = hit.start() + len(hit[0]) - len(hit[0].lstrip())
            found.setdefault(fold_sentence(hit[0]), Span(start, start + len(hit[0].strip())))
    return found
