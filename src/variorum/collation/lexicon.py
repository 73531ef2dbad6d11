"""What words mean for comparing: how rare they are, and which say the same or the opposite."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from importlib.resources import files

OUTSIDE_LIST_COUNT = 7.0
"""Texts a word outside ``data/word_counts.tsv`` is taken to stand in: half of the list's lower end."""


def _read_lines(name: str) -> list[str]:
    table = files("variorum.collation").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return table.splitlines()


@cache
def _load_counts() -> tuple[float, dict[str, int]]:
    texts, counts = 1.0, {}
    for line in _read_lines("word_counts.tsv"):
        word, _, count = line.partition("\t")
        if word == "#texts":
            texts = float(count)
        elif not line.startswith("#"):
            counts[word] = int(count)
    return texts, counts


@cache
def weigh_word(word: str) -> float:
    """Return how much a word tells, ``ln(texts / texts with it)`` (0.1 to about 7); digits weigh as rare words.

    Source: inverse document frequency (Spärck Jones 1972) over the texts named in ``data/word_counts.tsv``.
    """
    texts, counts = _load_counts()
    return max(0.1, math.log(texts / max(float(counts.get(word.casefold(), OUTSIDE_LIST_COUNT)), 1.0)))


def is_rare(word: str) -> bool:
    """Tell whether fewer than about 1 in 25 news texts hold the word, so that sharing it is an anchor."""
    return weigh_word(word) >= 3.2


@cache
def _load_concepts() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    by_word: dict[str, set[str]] = {}
    opposites: dict[str, frozenset[str]] = {}
    for line in _read_lines("concepts.tsv"):
        if line and not line.startswith("#"):
            concept, opposed, words = line.split("\t")
            opposites[concept] = frozenset(opposed.split(",")) - {"-"}
            for word in words.split():
                by_word.setdefault(word, set()).add(concept)
    return {word: frozenset(found) for word, found in by_word.items()}, opposites


@lru_cache(maxsize=1 << 16)
def find_concepts(lemma: str) -> frozenset[str]:
    """Return the concepts of ``data/concepts.tsv`` that a lemma can stand for; empty when it is in none."""
    return _load_concepts()[0].get(lemma.casefold(), frozenset())


def is_same_concept(left: str, right: str) -> bool:
    """Tell whether two lemmas are equal or share a concept."""
    if left == right or find_concepts(left) & find_concepts(right):
        return True
    # A particle that the parser took for a preposition ("shot down") is no other verb.
    return ("_" in left) != ("_" in right) and left.partition("_")[0] == right.partition("_")[0]


@lru_cache(maxsize=1 << 16)
def list_contraries(word: str) -> frozenset[str]:
    """Return what a word must have one of, by ``list_meanings``, to be opposite to this one: few words have any."""
    opposites = _load_concepts()[1]
    concepts = {found.lstrip("~") for concept in find_concepts(word) for found in opposites.get(concept, frozenset())}
    bare = {word.removeprefix(prefix) for prefix in _NEGATING if word.startswith(prefix)}
    return frozenset(concepts | {f"={form}" for form in (*bare, *(f"{prefix}{word}" for prefix in _NEGATING))})


@lru_cache(maxsize=1 << 16)
def list_meanings(word: str) -> frozenset[str]:
    """Return the concepts of a word, and the word itself after a sign of equality."""
    return find_concepts(word) | {f"={word}"}


_NEGATING = ("un", "non", "non-", "dis")


def is_opposite(left: str, right: str) -> bool:
    """Tell whether two lemmas stand for opposed concepts and share none.

    Examples
    --------
    >>> is_opposite("keep", "withdraw"), is_opposite("keep", "retain")
    (True, False)
    """
    if _is_negated_form(left, right) or _is_negated_form(right, left):
        return True
    lefts, rights = find_concepts(left), find_concepts(right)
    if lefts & rights:
        return False
    opposites = _load_concepts()[1]
    return any({word.lstrip("~") for word in opposites.get(concept, frozenset())} & rights for concept in lefts)


@cache
def _load_groups(name: str) -> dict[str, frozenset[int]]:
    by_word: dict[str, set[int]] = {}
    for number, line in enumerate(_read_lines(name)):
        if line and not line.startswith("#"):
            for word in line.split():
                by_word.setdefault(word, set()).add(number)
    return {word: frozenset(found) for word, found in by_word.items()}


def is_same_in_figures(left: str, right: str) -> bool:
    """Tell whether two lemmas come to the same where figures are compared (``data/figure_words.tsv``).

    Examples
    --------
    >>> is_same_in_figures("treat", "hospital"), is_same_in_figures("treat", "arrest")
    (True, False)
    """
    groups = _load_groups("figure_words.tsv")
    return bool(groups.get(left, frozenset()) & groups.get(right, frozenset()))


def is_in_contrast(left: str, right: str) -> bool:
    """Tell whether two lemmas are of one kind of which a thing is one or the other (``data/contrasts.tsv``).

    Two words for the same are in no contrast, whatever the table says of one of their other meanings.

    Examples
    --------
    >>> is_in_contrast("man", "woman"), is_in_contrast("kill", "die")
    (True, False)
    """
    groups = _load_groups("contrasts.tsv")
    return left != right and bool(groups.get(left, frozenset()) & groups.get(right, frozenset()))


_DIS = frozenset("allow agree approve prove obey connect appear qualify honest respect satisfied honour honor".split())


def _is_negated_form(negated: str, plain: str) -> bool:
    """Tell whether one is the other with "un-", "non-" or a negating "dis-" before it ("disallow", not "discover")."""
    if negated.startswith("dis") and negated[3:] == plain:
        return plain in _DIS
    return len(plain) >= 4 and negated in {f"un{plain}", f"non{plain}", f"non-{plain}"}


def is_in_turn(left: str, right: str) -> bool:
    """Tell whether two opposed lemmas can both be true, one after the other (arrive and leave, open and close)."""
    lefts, rights = find_concepts(left), find_concepts(right)
    opposites = _load_concepts()[1]
    return any(f"~{concept}" in opposites.get(other, frozenset()) for other in lefts for concept in rights)
