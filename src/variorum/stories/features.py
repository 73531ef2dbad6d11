"""What grouping looks at in a report: its words, names, figures and the times it can be of."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from variorum.model import READ_KINDS, Report
from variorum.stories.evidence import Traces, find_traces
from variorum.stories.terms import STOPWORDS, find_words, make_stem
from variorum.stories.times import Window, find_window

_FIGURE = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w])")
_NAME = re.compile(r"(?<![.!?”\"'’:]\s)(?<!\A)\b[A-Z][\w’'-]+(?:\s+(?:(?:al|de|bin|von|van)[- ])?[A-Z][\w’'-]+)*")
VECTOR_CHARS = 250
"""Characters of the lead that go into the sentence vector beside the title."""


@dataclass(frozen=True, slots=True)
class Features:
    """A report's features. ``key`` is equal for equal contents; ``shown`` gives a stem as the report writes it."""

    report_id: str
    key: str
    counts: Mapping[str, int]
    shown: Mapping[str, str]
    names: frozenset[str]
    figures: frozenset[str]
    is_short: bool
    window: Window
    traces: Traces
    lead: str


def find_features(report: Report, max_chars: int, min_words: int) -> Features:
    """Return the features of a report, read off its title and the first ``max_chars`` of its prose.

    ``is_short`` marks reports of fewer than ``min_words`` words (headlines), whose words alone tell too little.
    """
    title = (report.title or "").strip()
    prose = "\n".join(block.span.of(report.text) for block in report.blocks if block.kind in READ_KINDS).strip()
    text = prose if not title or prose.startswith(title) else f"{title}.\n{prose}"
    head = text[:max_chars]
    words = find_words(head)
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for word in words:
        stem = make_stem(word)
        counts[stem] += 1
        if stem not in shown or (word[0].isupper() and not shown[stem][0].isupper()):
            shown[stem] = word.removesuffix("'s").removesuffix("’s")
    return Features(
        report_id=report.id,
        key=hashlib.sha256(f"{title}\n{prose}".encode()).hexdigest(),
        counts=counts,
        shown=shown,
        names=_find_names(head),
        figures=_find_figures(head),
        is_short=len(words) < min_words,
        window=find_window(report),
        traces=find_traces(head),
        lead=text[: len(title) + VECTOR_CHARS],
    )


def _find_names(text: str) -> frozenset[str]:
    stems = {make_stem(word) for found in _NAME.finditer(text) for word in find_words(found[0])}
    return frozenset(stem for stem in stems - STOPWORDS if len(stem) > 1)


def _find_figures(text: str) -> frozenset[str]:
    """Return the numbers that tell something: two digits or more and not a year."""
    found = (match[0].replace(",", "").rstrip(".") for match in _FIGURE.finditer(text))
    return frozenset(number for number in found if len(number) > 1 and not re.fullmatch(r"(?:19|20)\d\d", number))
