"""How sure a statement and its speaker are: two small logistic models over what can be seen of a finished statement.

Their weights stand in ``confidence.tsv``, which ``benchmarks/fit_attribution.py --write`` makes; what they reach on
reports they were not fitted on is in ``docs/quality.md``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files

from variorum.model import BlockKind, Force, Manner, Report, Statement

Features = dict[str, float]

_PRONOUNS = frozenset("he she it they him her them who which that i we you one".split())
_PLAIN = frozenset("say says said saying tell tells told telling add adds added adding according".split())
_ENDS = ".!?;:”\"»’')\n"
_MIND = (Force.INTENDED, Force.BELIEVED, Force.DEMANDED, Force.PROMISED)


def rate_statements(report: Report, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements with their confidence, and their speakers', as chances that they are right.

    A statement is right when its content agrees with an annotator's at a word Jaccard of .8 and its source shares a
    word; a speaker when the name given is who it is. The report's own voice keeps what its rule says.
    """
    titles = [block.span for block in report.blocks if block.kind is BlockKind.TITLE]
    rated = []
    for one in statements:
        if one.manner is not Manner.OWN:
            in_title = any(span.contains(one.content[0]) for span in titles)
            sure = round(_chance("statement", find_features(report.text, one, in_title=in_title)), 2)
            speaker = replace(
                one.speaker, confidence=round(_chance("speaker", find_speaker_features(report.text, one)), 2)
            )
            one = replace(one, confidence=sure, speaker=speaker)
        rated.append(one)
    return tuple(rated)


def find_features(text: str, statement: Statement, *, in_title: bool) -> Features:
    """Return what of a statement tells whether it is right: its rule, its manner, its length, its edges, its source."""
    words = sum(len(span.of(text).split()) for span in statement.content)
    cue = " ".join(span.of(text) for span in statement.cue).casefold()
    after = text[statement.content[-1].end :][:1]
    return {
        "bias": 1.0,
        f"rule: {statement.because}": 1.0,
        f"manner: {statement.manner.value}": 1.0,
        "words": math.log2(1 + words) - 4.0,
        "at most three words": float(words <= 3),
        "over forty words": float(words > 40),
        "several pieces": float(len(statement.content) > 1),
        "goes on after it": float(after not in _ENDS and after != ""),
        "a plain verb": float(any(word in _PLAIN for word in cue.split())),
        "in the title": float(in_title),
        "within another": float(statement.parent_id is not None),
        "no claim": float(not statement.makes_claim),
        "what somebody wants or thinks": float(statement.force in _MIND),
        "no source": float(not statement.source),
        "unresolved": float(not statement.speaker.resolved),
        "speaker": _log_odds(statement.speaker.confidence) if statement.speaker.resolved else 0.0,
    }


def find_speaker_features(text: str, statement: Statement) -> Features:
    """Return what tells whether a speaker is who it is: how the source names it, and how sure its mention was."""
    source = " ".join(span.of(text) for span in statement.source).casefold()
    kind = "pronoun" if source in _PRONOUNS else "anonymous" if statement.speaker.anonymous else "words"
    state = kind if statement.speaker.resolved else f"unresolved {kind}"
    return {
        "bias": 1.0,
        f"source: {state}": 1.0,
        f"mention of {state}": _log_odds(statement.speaker.confidence) if statement.speaker.resolved else 0.0,
        "no source": float(not statement.source),
    }


def _log_odds(chance: float) -> float:
    bounded = min(0.98, max(0.02, chance))
    return math.log(bounded / (1 - bounded))


def _chance(model: str, features: Features) -> float:
    weights = load_weights()
    total = sum(weights.get((model, name), 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def load_weights() -> dict[tuple[str, str], float]:
    """Return the weights by model (``statement``, ``speaker``) and feature; a feature that is not there weighs 0."""
    table = files("variorum.reading.statements").joinpath("confidence.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {(model, name): float(weight) for model, name, weight in rows}
