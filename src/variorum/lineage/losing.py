"""Why a candidate lost, and what shared text was left out of account."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from variorum.lineage.alignment import Alignment
from variorum.lineage.boilerplate import fold_sentence
from variorum.lineage.features import Features, is_weak
from variorum.lineage.ranking import measure_residue
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
        because = (
            f"Not taken: {f.words} words in {f.sentences} sentences are no more than reports of one event share"
            f" ({f.strong} of them in long sentences alike, {f.runs} runs of five words)."
        )
    elif not taken:
        because = "Not taken: that it came first, and not the other way round, is too unlikely."
    else:
        best, _, chosen = max(taken, key=lambda item: item[1].words)
        extra, _ = measure_residue(child, alignment, chosen)
        _, worse = measure_residue(child, alignment, chosen)
        told = [f"{best.report.name} explains more"]
        if worse:
            told = [f"{best.report.name} is closer in sentences of {worse * child.size:.0f} words"]
        if f.order < 0:
            told.append(f"{rival.report.name} is dated later")
        if f.dropped < -1:
            told.append("what it has beyond others is missing here too")
        if extra * child.size >= 1:
            told.append(f"what only it explains, {extra * child.size:.0f} words, is too little for a second parent")
        because = f"Not taken: {'; '.join(told)}."
    return Evidence(EvidenceKind.SHARED_PROSE, because, round(min(0.0, weight), 2))


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
                f"Left out of account: {len(common)} lines that both carry are furniture of the page, not the report.",
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
