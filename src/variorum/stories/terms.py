"""Words of a report as features for grouping: stemmed terms, their surface forms, and how rare they are in news."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|[^\W_]+(?:['’.&-][^\W_]+)*")
_ENDINGS = ("ing", "ed", "es", "s")
MIN_STEM_CHARS = 4
BACKGROUND_REPORTS = 3000
"""How many reports the table of word frequencies counts for, beside those at hand.

Measured on four streams and on small samples of them: without it a folder of ten reports on one matter has no rare
words; 3,000 was best or near best for all (0, 300 and 1,000 were tried).
"""
UNSEEN_SHARE = 0.0005
"""Share of reports that a word outside the table is taken to stand in; the table ends at 0.0015."""
TELLING = 1.6
"""Names and figures tell stories apart better than other words of the same rarity: 1.0, 1.3 and 1.6 were tried."""
NAMES_SCALE = 0.707
"""Its square, 0.5, is the weight of the cosine of the names beside that of the other words (0.3 to 1 were tried)."""
STOPWORDS = frozenset(
    (
        "a an the of to in on for and or but with at by from as is are was were be been it its this that "
        "these those he she they his her their has have had not no will would can could may after before over "
        "under into out up down about more than says said say new who what when how why which i you we our "
        "your us him them there here also one two first last year years day week monday tuesday wednesday "
        "thursday friday saturday sunday s t "
    ).split()
)


def find_words(text: str) -> list[str]:
    """Return the words of a text as written; apostrophes, points and hyphens inside a word belong to it."""
    return _WORD.findall(text)


def make_stem(word: str) -> str:
    """Return a word in lower case without possessive and the commonest endings.

    Examples
    --------
    >>> make_stem("Withdrawing"), make_stem("withdraws"), make_stem("Senate’s")
    ('withdraw', 'withdraw', 'senate')
    """
    stem = word.lower().replace(",", "").removesuffix("'s").removesuffix("’s")
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= MIN_STEM_CHARS:
            return stem.removesuffix(ending)
    return stem


@cache
def load_background() -> Mapping[str, float]:
    """Return the share of news reports each common stem stands in (0 to 1).

    Source: counted over Wikinews (CC BY 2.5) and releases of the US government (public domain); stems that stand in
    fewer than 0.15% are left out.
    """
    table: dict[str, float] = {}
    for line in (files("variorum.stories") / "data" / "background.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            stem, share = line.split("\t")
            table[stem] = float(share)
    return table


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much a term tells: inverse document frequency over the reports at hand and the background together."""

    reports: int
    counts: Mapping[str, int]

    def weight(self, stem: str) -> float:
        """Return the natural logarithm of how rare a stem is; 0 for stems that stand everywhere."""
        share = load_background().get(stem, UNSEEN_SHARE)
        return max(
            0.0,
            math.log((self.reports + BACKGROUND_REPORTS + 1) / (self.counts.get(stem, 0) + BACKGROUND_REPORTS * share)),
        )


def count_rarity(reports: Iterable[Iterable[str]]) -> Rarity:
    """Return the rarity of stems over reports, each given by its stems."""
    counts: Counter[str] = Counter()
    total = 0
    for stems in reports:
        counts.update(set(stems))
        total += 1
    return Rarity(total, counts)


def weigh_terms(counts: Mapping[str, int], rarity: Rarity, telling: frozenset[str], max_terms: int) -> dict[str, float]:
    """Return the ``max_terms`` weightiest terms of a report as a unit vector (tf-idf, logarithmic tf).

    ``telling`` are its names and figures, which weigh ``TELLING`` times as much.
    """
    weights = {
        stem: (1 + math.log(count)) * rarity.weight(stem) * (TELLING if stem in telling else 1.0)
        for stem, count in counts.items()
        if stem not in STOPWORDS
    }
    return _make_unit(weights, max_terms, 1.0)


def weigh_parts(
    counts: Mapping[str, int], rarity: Rarity, names: frozenset[str], figures: frozenset[str], max_terms: int
) -> dict[str, float]:
    """Return names and all other words of a report as two unit vectors side by side, the names scaled down.

    The names say who it is about and the other words what happened: reports of two events with the same actors share
    the first and not the second, so neither may drown the other.
    """
    who: dict[str, float] = {}
    what: dict[str, float] = {}
    for stem, count in counts.items():
        if stem not in STOPWORDS:
            weight = (1 + math.log(count)) * rarity.weight(stem)
            if stem in names:
                who[stem] = weight
            else:
                what[stem] = weight * (TELLING if stem in figures else 1.0)
    return _make_unit(who, max_terms, NAMES_SCALE) | _make_unit(what, max_terms, 1.0)


def _make_unit(weights: Mapping[str, float], max_terms: int, scale: float) -> dict[str, float]:
    kept = sorted((item for item in weights.items() if item[1] > 0), key=lambda item: (-item[1], item[0]))[:max_terms]
    norm = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return {stem: scale * weight / norm for stem, weight in kept}
