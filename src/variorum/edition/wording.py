"""Judgements on words alone: does a sentence stand by itself, how much do two share, what speaks of weight."""

from __future__ import annotations

import math
import re

_WORD = re.compile(r"[^\W\d_]{3,}|\d[\d.,]*")
# Function words and the commonest reporting verbs carry no matter.
_STOP = frozenset(
    """the and that this with from for was were are has have had not but his her its their they will would could should
    been being into over after before than then there here said says also who which what when where while about more
    most some such other only just very""".split()
)
_SIGNIFICANT = re.compile(
    r"\b(significan\w*|crucial|pivotal|key|matters because|importan\w*|consequences?|implications?|for the first time"
    r"|first comment|turning point"
    r"|setback|raises questions|at stake|marks|reflects?|underscores?|threatens?|strategic|historic"
    r"|unprecedented|far-reaching|test of|blow to|paves? the way)\b",
    re.I,
)
_DANGLING = re.compile(
    r"^[\"'“‘(]?(?:he|she|it|they|this|that|these|those|but|and|so|however|meanwhile|him|her|such|there"
    r"|(?:shortly|soon|moments|hours|days|weeks|months|years) (?:after(?:wards?)?|later|before|earlier)"
    r"|afterwards?|later|instead|still|then|also|as a result|in addition|for example|for instance"
    r"|another|in it|no,|yes,)\b",
    re.I,
)
_TO_READERS = re.compile(r"\b(?:[Ww]e|[Yy]ou|[Yy]our|us|[Oo]ur|[Ll]et['’]s|I)\b")
"""What a report in its own voice says with them is a comment, or a page's word to its readers."""


def find_content_words(text: str) -> frozenset[str]:
    """Return the folded words of a text that carry matter."""
    return frozenset(word for word in (hit[0].casefold() for hit in _WORD.finditer(text)) if word not in _STOP)


def share_content(left: str, right: str) -> float:
    """Return the share (0 to 1) of the shorter text's content words that the other holds too."""
    a, b = find_content_words(left), find_content_words(right)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def compare_content(left: str, right: str) -> float:
    """Return the cosine (0 to 1) of two texts' content words, so that a short text is not alike to everything."""
    a, b = find_content_words(left), find_content_words(right)
    return len(a & b) / math.sqrt(len(a) * len(b)) if a and b else 0.0


def score_significance(text: str) -> float:
    """Return how many words of a sentence speak of weight or consequence, at most 3."""
    return float(min(3, len({hit[0].casefold() for hit in _SIGNIFICANT.finditer(text)})))


def fold_words(text: str) -> str:
    """Return letters and figures alone, so that marks and line breaks do not tell two equal wordings apart."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def is_quoting(title: str) -> bool:
    """Tell whether a headline is mostly somebody's words: it opens with a quotation mark."""
    return title.lstrip()[:1] in "\"'“‘«„"


def is_self_contained(text: str) -> bool:
    """Tell whether a sentence can be read without the one before: it does not open with a pronoun or a connective."""
    return not _DANGLING.match(text.strip())


_OF_ITSELF = re.compile(
    r"\b(?:this|an earlier version of this|a previous version of this) (?:article|story|post|page|report)\b", re.I
)


def speaks_to_readers(text: str) -> bool:
    """Tell whether a sentence has the writer or the reader in it, outside quotation marks, or speaks of the report.

    So does one that only leads to a list.
    """
    bare = re.sub(r"[“\"][^”\"]*[”\"]?", " ", text)
    return text.rstrip().endswith(":") or bool(_OF_ITSELF.search(bare)) or bool(_TO_READERS.search(bare))
