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
    "clause": Rate(0.8, 0.9, "a verb of saying or thinking with its clause"),
    "reported-aside": Rate(0.8, 0.9, "a verb of saying set into or after what was said"),
    "infinitive": Rate(0.6, 0.9, "a verb with what its subject means to do"),
    "object-infinitive": Rate(0.6, 0.9, "a verb with what somebody is asked or expected to do"),
    "predicate": Rate(0.6, 0.9, "a verb with whom and what it calls them"),
    "object": Rate(0.5, 0.9, "a verb whose object is what was said or judged"),
    "preposition": Rate(0.5, 0.9, "a verb and preposition that name what was said"),
    "quotation": Rate(0.9, 0.9, "a quotation beside a verb of saying"),
    "unattributed-quotation": Rate(0.6, 0.7, "a quotation nobody is named for, given to who spoke before"),
    "according-to": Rate(0.8, 0.9, "a phrase such as according to"),
    "headline-verb": Rate(0.7, 0.9, "a headline's second verb"),
    "hearsay": Rate(0.6, 1.0, "a passive of saying or believing"),
    "quoted-as-saying": Rate(0.8, 0.9, "somebody is quoted as saying"),
    "noun": Rate(0.5, 0.8, "a noun of saying with what it speaks of"),
    "label": Rate(0.6, 0.8, "a name before a colon or after a dash"),
    "own-tail": Rate(0.6, 1.0, "a relative clause after what somebody said: the report's own addition"),
    "own-voice": Rate(0.9, 1.0, "no source is named: the report's own voice"),
}


def rate_of(rule: str) -> Rate:
    """Return a rule's rate; raise ``KeyError`` for a rule without one."""
    return _RATES[rule]
