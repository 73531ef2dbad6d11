"""How often each rule is right, measured, and what it says for itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """Share of a rule's finds whose content, and whose speaker given the content, a human annotator gave alike."""

    content: float
    speaker: float
    because: str


_RATES = {
    "clause": Rate(0.77, 0.97, "a verb of saying or thinking with its clause"),
    "quotation": Rate(0.95, 0.98, "a quotation beside a verb of saying"),
    "reported-aside": Rate(0.72, 0.98, "a verb of saying set into or after what was said"),
    "according-to": Rate(0.87, 0.94, "a phrase such as according to"),
    "label": Rate(0.88, 0.97, "a name before a colon or after a dash"),
    "infinitive": Rate(0.65, 0.98, "a verb with what its subject means to do"),
    "noun": Rate(0.69, 0.89, "a noun of saying with what it speaks of"),
    "object": Rate(0.57, 0.95, "a verb whose object is what was said or judged"),
    "preposition": Rate(0.6, 0.9, "a verb and preposition that name what was said"),
    "predicate": Rate(0.45, 0.97, "a verb with whom and what it calls them"),
    "object-infinitive": Rate(0.47, 1.0, "a verb with what somebody is asked or expected to do"),
    "hearsay": Rate(0.62, 1.0, "a passive of saying or believing"),
    "unattributed-quotation": Rate(0.39, 0.5, "a quotation nobody is named for, given to who spoke before"),
    "quoted-as-saying": Rate(0.76, 0.95, "somebody is quoted as saying"),
    "headline-verb": Rate(0.56, 0.93, "a headline's second verb"),
    "learned": Rate(0.5, 0.9, "learned: the tagger marks it, no rule found it"),
    "listed": Rate(0.6, 0.9, "an item of a list that a sentence of saying leads to"),
    "attitude": Rate(0.5, 0.95, "an adjective of mind with what somebody thinks of or is ready for"),
    "seeming": Rate(0.5, 1.0, "how something seems, on nobody's word"),
    "matter": Rate(0.5, 0.9, "a noun that names where somebody stands to a matter"),
    "credit": Rate(0.9, 0.95, "a caption with whom its picture is credited to"),
    "own-tail": Rate(0.5, 1.0, "a relative clause after what somebody said: the report's own addition"),
    "own-voice": Rate(0.9, 1.0, "no source is named: the report's own voice"),
}
"""Measured on the 84 development reports of PolNeAR (Newell et al. 2018) by ``benchmarks/attribution.py --rules``.

A content is right there at a word Jaccard of .8. Its annotators leave out more nominal contents than they take, so
those rates are low. They are what a statement starts from; how sure it is in the end, ``confidence.py`` says. Not
measured, for want of finds: ``quoted-as-saying`` (as ``clause``), ``headline-verb`` (as ``object``), the speaker of
``unattributed-quotation`` (.29 on 36 finds, as the annotators often point at another mention of the same person; about
half are right when read), and the two of the report's own voice, which are estimates.
"""


_NOMINAL = frozenset("object infinitive object-infinitive predicate preposition matter".split())


def brings_clause(because: str) -> bool:
    """Tell whether the rule with these words brings what can be true or false: no bare deed and no bare matter."""
    return because not in {_RATES[rule].because for rule in _NOMINAL}


def rate_of(rule: str) -> Rate:
    """Return a rule's rate; raise ``KeyError`` for a rule without one."""
    return _RATES[rule]


def all_reasons() -> frozenset[str]:
    """Return what every rule says for itself."""
    return frozenset(rate.because for rate in _RATES.values())
