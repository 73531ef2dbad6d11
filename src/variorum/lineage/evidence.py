"""The reasons for and against a dependence, with the words they stand on."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from variorum.lineage.alignment import OTHER, Alignment, Match
from variorum.lineage.citations import CitedOutlet
from variorum.lineage.credits import Credit
from variorum.lineage.declared import Declared
from variorum.lineage.features import Features, to_numbers
from variorum.lineage.shared_errors import SharedError
from variorum.lineage.sources import Source
from variorum.lineage.weights import PAIR
from variorum.model import Evidence, EvidenceKind, Passage, Scope

_TIME = ("earlier", "later")
_CITES = (
    "cites",
    "cites-and-shares",
    "cites-statement",
    "cites-inherited",
    "cites-other",
    "cites-later",
    "cites-each-other",
    "cited-back",
    "cited-back-earlier",
)
SHOWN = 3
RESEMBLING = 0.6
"""Mean likeness of sentences under which nobody would say that one is the other, only that they resemble each other."""


def explain_candidate(child: Source, parent: Source, f: Features, alignment: Alignment | None) -> tuple[Evidence, ...]:
    """Return every reason for or against one candidate, each with its share of the pair's log-odds."""
    numbers = to_numbers(f)
    shares = {name: PAIR[name] * value for name, value in numbers.items()}
    time = sum(shares[name] for name in _TIME)
    cites = sum(shares[name] for name in _CITES)
    prose = sum(value for name, value in shares.items() if name not in (*_TIME, *_CITES, "errors", "renderings"))
    found: list[Evidence] = []
    if f.cites or f.cites_statement or f.cites_inherited:
        found.append(_explain_citation(child, parent, f, cites))
    if alignment:
        found.extend(_explain_prose(child, parent, f, alignment, prose))
    for name in ("errors", "renderings"):
        errors = [error for error in f.errors if error.is_rendering == (name == "renderings")][:SHOWN]
        for error in errors:
            found.append(_explain_error(child, parent, error, shares[name] / len(errors), alignment))
    found.append(_explain_time(child, parent, f.order, time))
    return tuple(found)


def _explain_citation(child: Source, parent: Source, f: Features, weight: float) -> Evidence:
    name = parent.report.outlet or parent.id
    for cited in child.cited:
        if cited.outlet_id == parent.outlet_id:
            place = cited.places[0]
            because = describe_cited(cited)
            if f.cites_inherited:
                because = f"It names {name} ({place.because}), but in words that another report has too."
            return Evidence(EvidenceKind.CITATION, because, round(weight, 2), Passage(child.id, (place.span,)))
    for credit in child.credits:
        if credit.outlet_id == parent.outlet_id:
            return explain_credit(child, credit, weight)
    return Evidence(EvidenceKind.CITATION, f"It names {name} as its source.", round(weight, 2))


def explain_credit(child: Source, credit: Credit, weight: float) -> Evidence:
    """Return the evidence of a printed credit."""
    because = f"It credits {credit.name}: {credit.because}."
    passage = Passage(child.id, (credit.span,)) if credit.span else None
    return Evidence(EvidenceKind.CREDIT, because, round(weight, 2), passage)


def explain_declared(declared: Declared, weight: float) -> Evidence:
    """Return the evidence of what the report's metadata assert."""
    return Evidence(EvidenceKind.DECLARED, f"It is taken from {declared.name}: {declared.because}.", round(weight, 2))


def explain_cited(child: Source, cited: CitedOutlet, weight: float) -> Evidence:
    """Return the evidence of an outlet named in the running text, with up to three of the places."""
    places = sorted({place.span for place in cited.places[:SHOWN]})
    return Evidence(EvidenceKind.CITATION, describe_cited(cited), round(weight, 2), Passage(child.id, tuple(places)))


def describe_cited(cited: CitedOutlet) -> str:
    """Return in one sentence for what a report names an outlet, in which words, and how often."""
    what = "its source" if cited.scope is Scope.REPORT else "the source of a claim"
    count = len(cited.places)
    often = "" if count == 1 else "; named twice" if count == 2 else f"; named {count} times"
    return f"It names {cited.name} as {what}, {cited.because} ({cited.places[0].because}{often})."


def _explain_prose(child: Source, parent: Source, f: Features, alignment: Alignment, weight: float) -> list[Evidence]:
    matches = sorted(
        alignment.list_matches(), key=lambda m: (-m.score * len(child.sentences[m.sentence].words), m.sentence)
    )
    shown = matches[:SHOWN]
    total = sum(m.score * len(child.sentences[m.sentence].words) for m in shown)
    found = []
    for place, match in enumerate(shown):
        share = weight * match.score * len(child.sentences[match.sentence].words) / total
        edits = describe_match(child, parent, match)
        because = f"Another sentence that both have: {edits}"
        if place == 0:
            because = _summarise_prose(child, parent, f, len(matches), edits)
        found.append(
            Evidence(
                EvidenceKind.SHARED_PROSE,
                because,
                round(share, 2),
                Passage(child.id, (child.sentences[match.sentence].span,)),
                Passage(parent.id, (parent.sentences[match.other].span,)),
            )
        )
    return found


def _summarise_prose(child: Source, parent: Source, f: Features, count: int, edits: str) -> str:
    mine, theirs = name_both(child, parent)
    share = f"{f.covered:.0%} of its own words; quotations do not count"
    what = "1 sentence" if count == 1 else f"{count} sentences"
    if f.likeness < RESEMBLING:
        alike = "only resembles one" if count == 1 else "only resemble some"
        return f"{what} of {mine} ({share}) {alike} in {theirs}; the nearest: {edits}"
    return (
        f"{what} of {mine} ({share}) {'stands' if count == 1 else 'stand'} in {theirs} too, in wording "
        f"{f.likeness:.0%} alike; the closest: {edits}"
    )


def name_both(child: Source, parent: Source) -> tuple[str, str]:
    """Return what to call two reports beside each other: two of one outlet are told apart."""
    mine, theirs = child.report.name, parent.report.name
    return mine, theirs if mine != theirs else f"another report of {theirs}"


def _explain_error(
    child: Source, parent: Source, error: SharedError, weight: float, alignment: Alignment | None
) -> Evidence:
    because = f"Both have “{error.reading}” where {error.against} other reports have “{error.instead}”."
    if error.is_rendering:
        because = f"Both write “{error.reading}” where {error.against} other reports write “{error.instead}”."
    if not error.instead:
        because = f"Both word the quotation “{error.reading} …” alike; {error.against} other reports word it otherwise."
    other = int(alignment.left[OTHER, error.sentence]) if alignment else -1
    return Evidence(
        EvidenceKind.SHARED_RENDERING if error.is_rendering else EvidenceKind.SHARED_ERROR,
        because,
        round(weight, 2),
        Passage(child.id, (child.sentences[error.sentence].span,)),
        Passage(parent.id, (parent.sentences[other].span,)) if other >= 0 else None,
    )


def describe_match(child: Source, parent: Source, match: Match) -> str:
    """Return in one sentence how a sentence was changed: the same words, or the first edits."""
    new = child.vocabulary.decode(child.sentences[match.sentence].words)
    old = parent.vocabulary.decode(parent.sentences[match.other].words)
    if new == old:
        return "the same words."
    edits = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            edits.append(_describe_edit(old[a:b], new[c:d]))
    rest = len(edits) - SHOWN
    more = f"; {rest} more {'edit' if rest == 1 else 'edits'}" if rest > 0 else ""
    return f"{'; '.join(edits[:SHOWN])}{more}."


def _describe_edit(old: Sequence[str], new: Sequence[str]) -> str:
    before, after = (f"“{' '.join(words[:5])}{' …' if len(words) > 5 else ''}”" for words in (old, new))
    if not old:
        return f"{after} added"
    return f"{before} became {after}" if new else f"{before} left out"


def _explain_time(child: Source, parent: Source, order: int, weight: float) -> Evidence:
    mine, theirs = name_both(child, parent)
    if order > 0:
        because = f"{theirs[0].upper()}{theirs[1:]} appeared before {mine}."
    elif order < 0:
        because = f"{theirs[0].upper()}{theirs[1:]} is dated after {mine}; a copy is rarely older than what it copies."
    else:
        because = "Their times do not say which came first."
    return Evidence(EvidenceKind.TIME_ORDER, because, round(weight, 2))
