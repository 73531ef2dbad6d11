"""How names are spelled: folding, the consonant skeleton of a name, and whether two spellings can be one name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

PARTICLES = frozenset({"al", "el", "as", "ash", "ad", "ar", "an", "at", "az", "ul", "ez", "es", "er"})
"""Arabic articles as news joins them to a name (``al-Assad``, ``as-Suwayda``); only folded before a hyphen."""

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})
_POSSESSIVE = re.compile(r"(?:['’`´]s|(?<=s)['’])$", re.I)
_DIGRAPHS = (
    # Letters that transliterations of one sound exchange (Arabic, Persian, Cyrillic into news English).
    ("tsch", "S"), ("tch", "S"), ("sch", "S"), ("sh", "S"), ("ch", "S"), ("kh", "h"), ("gh", "g"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("zh", "j"), ("dj", "j"), ("ts", "z"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("w", "v"),
)  # fmt: skip
_VOWELS = "aeiouy"


def strip_possessive(name: str) -> str:
    """Return ``name`` without a final possessive: ``Reyes's`` and ``Reyes’`` give ``Reyes``."""
    return _POSSESSIVE.sub("", name.strip())


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return a key for equal spellings: no article, accents, case, dots, apostrophes or possessive.

    Examples
    --------
    >>> fold("the U.S."), fold("Élysée’s")
    ('us', 'elysee')
    """
    plain = unicodedata.normalize("NFKD", strip_possessive(name))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"[.'’`´\"“”]", "", plain)
    plain = re.sub(r"[\s\u00a0‐‑–-]+", " ", plain).strip()
    return re.sub(r"^the ", "", plain)


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words that tell a name apart: Arabic articles and ``Jr.`` left out.

    Examples
    --------
    >>> name_words("Omar al-Tayeb Jr.")
    ('omar', 'tayeb')
    """
    words: list[str] = []
    pieces = re.split(r"([\s\u00a0‐‑–-]+)", strip_possessive(name))
    for place in range(0, len(pieces), 2):
        word = fold(pieces[place]) if pieces[place].casefold() != "the" else ""
        joined = place + 1 < len(pieces) and bool(re.search("[‐‑–-]", pieces[place + 1]))
        article = word in PARTICLES and (joined or word in ("al", "el"))
        if word and not (article and place + 2 < len(pieces)) and not (words and word in _SUFFIXES):
            words.append(word)
    return tuple(words)


@lru_cache(maxsize=65536)
def find_sounds(word: str) -> str:
    """Return a folded word in the letters that transliterations share: one letter a sound, no doubled letters."""
    for written, sound in _DIGRAPHS:
        word = word.replace(written, sound)
    word = re.sub(r"c(?=[eiy])", "s", word).replace("c", "k")
    # g stands for the Arabic qaf at the start of a name (Gaddafi, Qaddafi); elsewhere it is a g.
    word = re.sub(r"^g(?=[aou])", "k", word)
    word = re.sub(r"[aeiouy]*[iy][aeiouy]*|e[iye]+", lambda found: _fold_vowels(found[0]), word)
    word = re.sub(r"o[ou]+|ou", "u", word.replace("ae", "ai"))
    # An h after the last vowel is silent (Sarah, Hezbollah).
    word = re.sub(r"(?<=[aeiou])h$", "", word)
    return re.sub(r"(.)\1+", r"\1", word)


def _fold_vowels(run: str) -> str:
    # ei, ey, ee, iy, yy write one long i; a run with another vowel in it keeps that vowel.
    rest = "".join(c for c in run if c in "aou")
    return rest + "i" if rest and run[0] in "aou" else "i" + rest


@lru_cache(maxsize=65536)
def find_skeleton(word: str) -> str:
    """Return the consonants of a folded word as sounds: the key under which its spellings meet.

    Examples
    --------
    >>> find_skeleton("khmeymim") == find_skeleton("hemeimeem")
    True
    """
    return "".join(c for c in find_sounds(word) if c not in _VOWELS) or find_sounds(word)


def _vowel_slots(sounds: str) -> list[str]:
    return re.split(f"[^{_VOWELS}]", sounds)


_EXCHANGED = frozenset(
    frozenset(pair) for pair in (("e", "a"), ("e", "i"), ("o", "u"), ("ai", "i"), ("ai", "e"), ("au", "o"))
)


_PLAIN = (
    ("kh", "h"), ("gh", "g"), ("ph", "f"), ("dj", "j"), ("sch", "sh"), ("ou", "u"), ("oo", "u"), ("q", "k"),
    ("w", "v"), ("y", "i"), ("o", "u"),
)  # fmt: skip
"""Letters that only transliterations exchange, for words too short to be told by their consonants."""


def _is_other_name(left: str, right: str) -> bool:
    """Tell whether two words with the same consonants are known to be two names of people who write Latin letters."""
    if ("ae" in left) != ("ae" in right) and not ({"ai", "ay"} & {left[i : i + 2] for i in range(len(left))}):
        return not ({"ai", "ay"} & {right[i : i + 2] for i in range(len(right))})
    if {left[-1], right[-1]} in ({"a", "e"}, {"a", "i"}, {"a", "y"}):
        return True
    return min(len(left), len(right)) <= 4 and _make_plain(left) != _make_plain(right)


@lru_cache(maxsize=65536)
def _make_plain(word: str) -> str:
    for written, sound in _PLAIN:
        word = word.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", word)


def is_variant(left: str, right: str) -> bool:
    """Tell whether two folded words can be transliterations of one name.

    The consonants must be the same sounds in the same order; a vowel may be left out or exchanged for a near one (e
    with a or i, o with u), but not an a for an i: ``bashar`` and ``bashir`` are two names. Words of four letters must
    agree but for letters that only transliteration exchanges (``reid`` and ``reed`` are two names), an ``ae`` is no
    ``e`` (``michael``, ``michel``) and a final ``a`` no ``e`` (``marina``, ``marine``). Words under four letters are
    only variants of themselves. The last guard, chosen by hand on some fifty pairs, is a Jaro-Winkler similarity
    (Winkler 1990) of at least .80 over the sounds.
    """
    if left == right:
        return True
    if min(len(left), len(right)) < 4 or (left[0] in _VOWELS and right[0] not in _VOWELS):
        return False
    if find_skeleton(left) != find_skeleton(right) or len(find_skeleton(left)) < 2:
        return False
    if _is_other_name(left, right):
        return False
    first, second = find_sounds(left), find_sounds(right)
    for one, other in zip(_vowel_slots(first), _vowel_slots(second), strict=False):
        if one and other and one != other and frozenset({one, other}) not in _EXCHANGED:
            return False
    # A name that only ends in one more open vowel is another name (Mali, Malia); a silent e or h is not.
    ends = [sounds[-1] if sounds[-1] in _VOWELS else "" for sounds in (first, second)]
    if "" in ends and ends != ["", ""]:
        return False
    return JaroWinkler.similarity(first, second) >= 0.80
