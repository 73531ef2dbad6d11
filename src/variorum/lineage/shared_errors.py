"""Slips that two reports share against the others: a misspelt name, a wrong figure.

Two outlets hardly make the same slip on their own; it is the oldest evidence of copying there is (Maas 1958, errores
coniunctivi). What counts is a reading of few against many: two other reports or more have the same other reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from variorum.lineage.alignment import OTHER, SCORE, Alignment
from variorum.lineage.sources import Source
from variorum.lineage.spellings import is_respelling

MIN_AGAINST = 2
"""Reports that agree on another reading; against one alone nobody can say whose slip it is."""
MIN_LETTERS, MOST_EDITS = 5, 2
"""A name this long with one or two letters changed is the same name misspelt."""


@dataclass(frozen=True, slots=True)
class SharedError:
    """A reading of one sentence of the child that a candidate has too, and what the other reports have instead.

    ``is_rendering`` says that it is no slip but one way of several to put the same thing: a spelling of a foreign name,
    or (with nothing ``instead``) the first words of a quotation that others word otherwise.
    """

    sentence: int
    reading: str
    instead: str
    against: int
    is_rendering: bool = False


def find_shared_errors(
    child: int, rivals: Sequence[int], sources: Sequence[Source], shared: Mapping[int, Alignment]
) -> dict[int, list[SharedError]]:
    """Return, for each rival, the readings it shares with the child against two other reports or more."""
    found: dict[int, list[SharedError]] = {}
    aligned = [rival for rival in rivals if rival in shared]
    if len(aligned) <= MIN_AGAINST:
        return found
    for number, line in enumerate(sources[child].sentences):
        if not line.marked:
            continue
        partners = {
            rival: sources[rival].sentences[int(shared[rival].left[OTHER, number])].marked
            for rival in aligned
            if shared[rival].left[SCORE, number] > 0
        }
        for word in line.marked:
            holding = [rival for rival, marked in partners.items() if word in marked]
            lacking = [marked for rival, marked in partners.items() if word not in marked]
            if not holding or len(lacking) < max(MIN_AGAINST, len(holding)):
                continue
            error = _find_error(number, word, line.marked, lacking, sources[child])
            for rival in holding if error else ():
                assert error is not None
                found.setdefault(rival, []).append(error)
    return found


def _find_error(number: int, word: str, mine: str, lacking: Sequence[str], source: Source) -> SharedError | None:
    others = Counter(char for marked in lacking for char in set(marked) if char not in mine)
    (reading,) = source.vocabulary.decode(word)
    for char, count in sorted(others.items(), key=lambda item: (-item[1], item[0])):
        if count < MIN_AGAINST:
            return None
        (instead,) = source.vocabulary.decode(char)
        if is_slip(reading, instead):
            return SharedError(number, reading, instead, count)
        if is_respelling(reading, instead):
            return SharedError(number, reading, instead, count, is_rendering=True)
    return None


def is_slip(reading: str, instead: str) -> bool:
    """Tell whether one word can be a slip for another: another figure, or a name with a letter or two changed."""
    if reading[:1].isdigit() or instead[:1].isdigit():
        return reading[:1].isdigit() and instead[:1].isdigit()
    if min(len(reading), len(instead)) < MIN_LETTERS or reading.startswith(instead) or instead.startswith(reading):
        return False
    return int(Levenshtein.distance(reading, instead, score_cutoff=MOST_EDITS)) <= MOST_EDITS
