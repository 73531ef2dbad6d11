"""Quotations that two reports word alike against the others: they share a translation.

Two outlets that translate on their own put a speaker's words differently. One wording in few reports where more have
another shows that it was taken over, as a shared slip does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz.distance import Indel

from variorum.lineage.alignment import ALL, Alignment
from variorum.lineage.shared_errors import MIN_AGAINST, SharedError
from variorum.lineage.sources import Source

MIN_SPOKEN = 6
"""Words of a quotation that two translators do not put alike by chance."""
SAME, OTHER_LOW, OTHER_HIGH = 0.95, 0.4, 0.85
"""Likeness of the words in quotation marks: the same rendering; another rendering of the same words, between two."""
MOST_LINES = 40
"""Quotations of one report that are looked through."""
SHOWN_WORDS = 8
"""Words of the quotation that name it in the reason."""


def find_shared_renderings(
    child: int, rivals: Sequence[int], sources: Sequence[Source], shared: Mapping[int, Alignment]
) -> dict[int, list[SharedError]]:
    """Return, for each rival, the quotations it words as the child does and two other reports or more do not."""
    found: dict[int, list[SharedError]] = {}
    aligned = [rival for rival in rivals if rival in shared]
    if len(aligned) <= MIN_AGAINST:
        return found
    source = sources[child]
    spoken_at = [n for n, line in enumerate(source.sentences) if len(line.spoken) >= MIN_SPOKEN][:MOST_LINES]
    for number in spoken_at:
        mine = source.sentences[number].spoken
        near = [rival for rival in aligned if shared[rival].left[ALL, number] >= OTHER_LOW]
        if len(near) <= MIN_AGAINST or all(shared[rival].left[ALL, number] >= SAME for rival in near):
            continue
        likeness = {rival: compare_spoken(mine, sources[rival]) for rival in near}
        holding = [rival for rival in near if likeness[rival] >= SAME]
        against = [rival for rival in near if OTHER_LOW <= likeness[rival] < OTHER_HIGH]
        if holding and len(against) >= max(MIN_AGAINST, len(holding)):
            words = " ".join(source.vocabulary.decode(mine[:SHOWN_WORDS]))
            error = SharedError(number, words, "", len(against), is_rendering=True)
            for rival in holding:
                found.setdefault(rival, []).append(error)
    return found


def compare_spoken(spoken: str, other: Source) -> float:
    """Return how like the quotation of ``other`` is that comes nearest to these words, 0 to 1."""
    lines = [line.spoken for line in other.sentences if line.spoken]
    return max((float(Indel.normalized_similarity(spoken, line)) for line in lines[:MOST_LINES]), default=0.0)
