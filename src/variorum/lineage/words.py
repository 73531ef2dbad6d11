"""The words of a report's sentences, indexed for alignment, and kept for the reports compared last."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.lineage.sources import MIN_WORDS, Source
from variorum.lineage.stop_words import STOP_WORDS


@dataclass(frozen=True, slots=True)
class Words:
    """The words of every sentence, coded.

    ``content`` holds each sentence's words that carry content (none for sentences under four words), ``places`` the
    numbers of the sentences that hold a word.
    """

    sentences: tuple[str, ...]
    content: tuple[frozenset[str], ...]
    places: Mapping[str, tuple[int, ...]]


MOST_KEPT = 3000
"""Indexes kept at once, about 60 kB each: partners are near in time, so few are made twice."""


class WordIndexes:
    """Gives the index of a report's own words, or of all its words, and keeps those asked for last."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self._kept: OrderedDict[tuple[int, bool], Words] = OrderedDict()
        self._stop: frozenset[str] = (
            frozenset(sources[0].vocabulary.encode(sorted(STOP_WORDS))) if sources else frozenset()
        )

    def get(self, number: int, *, whole: bool) -> Words:
        """Return the index of source ``number``: of its own words, or with those in quotation marks."""
        key = (number, whole)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        lines = self._sources[number].sentences
        found = index_words([line.words + line.spoken if whole else line.words for line in lines], self._stop)
        self._kept[key] = found
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return found


def index_words(sentences: Sequence[str], stop: frozenset[str]) -> Words:
    """Return sentences indexed by their content words."""
    content = tuple(
        frozenset(words).difference(stop) if len(words) >= MIN_WORDS else frozenset() for words in sentences
    )
    places: dict[str, list[int]] = {}
    for number, kept in enumerate(content):
        for word in kept:
            places.setdefault(word, []).append(number)
    return Words(tuple(sentences), content, {word: tuple(numbers) for word, numbers in places.items()})
