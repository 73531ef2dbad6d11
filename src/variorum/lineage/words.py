"""The words of a report's sentences, indexed for alignment, and kept for the reports compared last."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from variorum.lineage.sources import MIN_WORDS, Source
from variorum.lineage.stop_words import STOP_WORDS

Codes = NDArray[np.uint32]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of every sentence, coded.

    ``codes`` and ``places`` are the words that carry content, each once a sentence, and the sentences they stand in, by
    code and sentence; ``sizes`` counts them for every sentence (0 for sentences under four words).
    """

    sentences: tuple[str, ...]
    codes: Codes
    places: Places
    sizes: Places


MOST_KEPT = 16_000
"""Indexes kept at once, about 6 kB each: partners are mostly near in time, so few are made twice."""


class WordIndexes:
    """Gives the index of a report's own words, or of all its words, and keeps those asked for last."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self._kept: OrderedDict[tuple[int, bool], Words] = OrderedDict()
        stop = sources[0].vocabulary.encode(sorted(STOP_WORDS)) if sources else ""
        self._stop = np.unique(_read_codes(stop))

    def get(self, number: int, *, whole: bool) -> Words:
        """Return the index of source ``number``: of its own words, or with those in quotation marks."""
        lines = self._sources[number].sentences
        whole = whole and any(line.spoken for line in lines)
        key = (number, whole)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        found = index_words([line.words + line.spoken if whole else line.words for line in lines], self._stop)
        self._kept[key] = found
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return found


def index_words(sentences: Sequence[str], stop: Codes) -> Words:
    """Return sentences indexed by their content words; ``stop`` are the codes of the others, in order."""
    lengths = np.array([len(sentence) for sentence in sentences], dtype=np.int64)
    codes = _read_codes("".join(sentences))
    owners = np.repeat(np.arange(len(sentences)), lengths)
    kept = np.repeat(lengths >= MIN_WORDS, lengths)
    if len(stop):
        places = np.searchsorted(stop, codes)
        places[places == len(stop)] = 0
        kept &= stop[places] != codes
    keys = np.unique((codes[kept].astype(np.int64) << 32) | owners[kept])
    inside = keys & 0xFFFFFFFF
    sizes = np.bincount(inside, minlength=len(sentences)).astype(np.int64)
    return Words(tuple(sentences), (keys >> 32).astype(np.uint32), inside, sizes)


def _read_codes(coded: str) -> Codes:
    return np.frombuffer(coded.encode("utf-32-le"), dtype=np.uint32)
