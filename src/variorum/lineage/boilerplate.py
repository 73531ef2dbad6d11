"""Sentences that belong to the page and not to the report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from variorum.model import READ_KINDS, Report

_OPENINGS = (
    r"stay (?:informed|updated|tuned)",
    r"sign up (?:for|to|here)",
    r"subscribe\b",
    r"follow us\b",
    r"follow [\w. ]{2,40} on (?:twitter|x|facebook|instagram|telegram)",
    r"click here",
    r"read (?:more|also|next|the full)\b",
    r"see also\b",
    r"all rights reserved",
    r"copyright\b",
    r"©",
    r"this (?:article|story|report) (?:was|has been|is|first|originally) (?:originally |first |automatically )?"
    r"(?:published|appeared|updated|generated|developing)",
    r"this material may not be",
    r"download (?:the|our) app",
    r"for (?:more|all|the latest) (?:news|stories|updates)",
    r"get the latest",
    r"join our",
    r"share this",
    r"like (?:what|us|the page)",
    r"advertisement\b",
    r"\(?(?:photos?|images?|pictures?|video|file photo|image credit|photo credit)(?: credit| by)?\s*:",
    r"\(?(?:image|photo|picture) credit\b",
    r"with inputs? from\b",
    r"h/t\b",
    r"source:",
)
_FURNITURE = re.compile("|".join(_OPENINGS), re.I)


def fold_sentence(text: str) -> str:
    """Return a sentence as it is compared: lower case, single spaces, no outer punctuation."""
    return re.sub(r"\s+", " ", text).strip(" .!?…\"'“”").casefold()


def is_boilerplate(text: str, known: Collection[str] = ()) -> bool:
    """Tell whether a sentence opens like page furniture or is one of the ``known`` folded sentences."""
    return bool(_FURNITURE.match(text.lstrip(' \t*•-–—_"“('))) or (bool(known) and fold_sentence(text) in known)


def find_boilerplate(reports: Iterable[Report], min_stories: int = 3) -> frozenset[str]:
    """Return the folded paragraphs that one outlet repeats over ``min_stories`` stories or more.

    Only reports that name their outlet and story count; a paragraph of fewer than four words never does.
    """
    seen: dict[tuple[str, str], set[str]] = {}
    spread: Counter[tuple[str, str]] = Counter()
    for report in reports:
        if not report.outlet or not report.story:
            continue
        for block in report.blocks:
            for line in block.span.of(report.text).splitlines() if block.kind in READ_KINDS else ():
                key = (report.outlet, fold_sentence(line))
                stories = seen.setdefault(key, set())
                if line.count(" ") >= 3 and report.story not in stories:
                    stories.add(report.story)
                    spread[key] += 1
    return frozenset(line for (_, line), count in spread.items() if count >= min_stories)


MOST_OF_REPORT = 0.2
"""Share of a report's lines above which what recurs is its matter: an outlet that prints the same report again."""
MIN_OF_OUTLET = 3
"""Reports of one outlet that must share a line; two may be a report and its follow-up, with the same background."""


def find_story_boilerplate(reports: Iterable[Report]) -> frozenset[str]:
    """Return the folded lines that every report of one outlet holds and no other outlet's: three reports at least.

    That is all the reports of one story can show of an outlet's furniture; ``find_boilerplate`` sees more.
    """
    by_outlet: dict[str | None, list[frozenset[str]]] = {}
    for report in reports:
        lines = (
            fold_sentence(line)
            for block in report.blocks
            if block.kind in READ_KINDS
            for line in block.span.of(report.text).splitlines()
            if line.count(" ") >= 3
        )
        by_outlet.setdefault(report.outlet, []).append(frozenset(lines))
    found: set[str] = set()
    for outlet, held in by_outlet.items():
        if outlet is None or len(held) < MIN_OF_OUTLET:
            continue
        shared = frozenset.intersection(*held)
        if shared and all(len(shared) <= MOST_OF_REPORT * len(lines) for lines in held):
            found |= shared
            by_outlet[outlet] = [lines - shared for lines in held]
    return frozenset(line for line in found if not any(line in lines for held in by_outlet.values() for lines in held))
