"""Speech that two reports both quote, which shows no copying."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.lineage.sketches import find_groups
from variorum.lineage.sources import Source
from variorum.lineage.vocabulary import hash_runs
from variorum.model import Dependence, Evidence, EvidenceKind, Passage, Scope, Span

RUN_SPOKEN = 6
"""Words of a quotation that two reports share; shorter runs are common turns of phrase."""
MOST_FIRST = 12
"""In a quotation that many reports have each is paired with the first twelve only, which keeps this linear."""
MOST_SPEECH = 40
"""Reports one report is shown to share speech with; more would bury them."""


def add_shared_speech(
    sources: Sequence[Source], kept: Sequence[Dependence], lost: list[Dependence]
) -> list[Dependence]:
    """Return the lost links with every pair that shares a quotation, unless it is linked."""
    linked = {(link.child, link.parent) for link in kept} | {(link.parent, link.child) for link in kept}
    place = {(link.child, link.parent): n for n, link in enumerate(lost)}
    runs: dict[str, int] = {}
    last = -1
    for later, earlier in sorted((later, earlier) for earlier, later in find_speech_pairs(sources)):
        child, parent = sources[later], sources[earlier]
        if (child.id, parent.id) in linked:
            continue
        if later != last:
            runs, last = index_runs(child), later
        spans = find_shared_speech(child, parent, runs)
        if spans is None:
            continue
        reason = explain_speech(child, parent, *spans)
        at = place.get((child.id, parent.id))
        if at is None:
            lost.append(Dependence(child.id, parent.id, False, Scope.REPORT, 0.01, (reason,)))
        else:
            old = lost[at]
            lost[at] = Dependence(
                old.child, old.parent, old.missing, old.scope, old.probability, (*old.evidence, reason)
            )
    return lost


def find_speech_pairs(sources: Sequence[Source]) -> dict[tuple[int, int], None]:
    """Return the pairs ``(earlier, later)`` of sources that quote the same run of six words."""
    runs = [hash_runs((line.spoken for line in s.sentences), RUN_SPOKEN, s.vocabulary) for s in sources]
    groups = find_groups([(runs, None)])
    pairs: dict[tuple[int, int], None] = {}
    met: dict[int, int] = {}
    for start, end in zip(groups.starts[:-1].tolist(), groups.starts[1:].tolist(), strict=True):
        members = groups.members[start:end].tolist()
        for place, later in enumerate(members):
            for earlier in members[: min(place, MOST_FIRST)]:
                if (earlier, later) not in pairs and met.get(later, 0) < MOST_SPEECH:
                    met[later] = met.get(later, 0) + 1
                    pairs[earlier, later] = None
    return pairs


def index_runs(source: Source) -> dict[str, int]:
    """Map every run of six quoted words to the first sentence that holds it."""
    runs: dict[str, int] = {}
    for number, line in enumerate(source.sentences):
        for at in range(len(line.spoken) - RUN_SPOKEN + 1):
            runs.setdefault(line.spoken[at : at + RUN_SPOKEN], number)
    return runs


def find_shared_speech(left: Source, right: Source, runs: dict[str, int] | None = None) -> tuple[Span, Span] | None:
    """Return the sentences in which both quote the same run of six words, or None.

    ``runs`` is what ``index_runs`` gives for ``left``.
    """
    runs = index_runs(left) if runs is None else runs
    for line in right.sentences:
        for at in range(len(line.spoken) - RUN_SPOKEN + 1):
            found = runs.get(line.spoken[at : at + RUN_SPOKEN])
            if found is not None:
                return left.sentences[found].span, line.span
    return None


def explain_speech(child: Source, parent: Source, mine: Span, theirs: Span) -> Evidence:
    """Return the evidence that speech is shared, which speaks neither for nor against copying."""
    return Evidence(
        EvidenceKind.SHARED_QUOTATION,
        "Shared speech, not copying: both quote the same words of a speaker, which each can have heard.",
        0.0,
        Passage(child.id, (mine,)),
        Passage(parent.id, (theirs,)),
    )
