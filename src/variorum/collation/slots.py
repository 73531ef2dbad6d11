"""From a parsed text to a proposition: the part that deep readings and bare text share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from variorum.collation.clause import read_clauses
from variorum.collation.names import fold_name
from variorum.collation.phrases import lemma_of, name_keys
from variorum.collation.proposition import Clause, Proposition, Quantity
from variorum.collation.quantities import make_quantity
from variorum.collation.told_ages import find_ages
from variorum.collation.told_numbers import AGE, count_days, find_lengths
from variorum.collation.told_results import find_results
from variorum.model import Figure, Moment, MomentType, Passage, Period

_CONTENT_TAGS = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})
_OPEN_PRONOUNS = frozenset(
    "he she it they him her them his hers its their theirs this that these those such i we us our my me".split()
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure or moment and the code point of the parsed text where its words start."""

    start: int
    text: str
    figure: Figure | None = None
    moment: Moment | None = None


def find_content_words(doc: Doc) -> frozenset[str]:
    """Return the lemmas that carry the content: no names, numbers, auxiliaries or stop words."""
    names = name_keys(doc)
    return frozenset(
        lemma_of(token)
        for token in doc
        if token.pos_ in _CONTENT_TAGS
        and token.i not in names
        and not token.like_num
        and not (token.is_stop and token.pos_ != "VERB")
        and token.is_alpha
        and len(token.lemma_) > 1
    )


def find_names(doc: Doc) -> frozenset[str]:
    """Return the keys of all names in the text."""
    return frozenset(name_keys(doc).values())


def _quantities(doc: Doc, placed: Sequence[Placed]) -> tuple[Quantity, ...]:
    """Return the figures of a text, each told once: a result or an age stands for the numbers in its words."""
    ages = find_ages(doc)
    told = [*ages, *find_results(doc)]
    figures = [
        item
        for item in placed
        if item.figure is not None
        and not (ages and item.figure.unit == AGE)
        and not any(other.overlaps(item.start, item.start + len(item.text)) for other in told)
    ]
    made = (make_quantity(item.figure, doc, item.start, item.text) for item in figures if item.figure is not None)
    lengths = [
        (item.start, item.text, days)
        for item in placed
        if item.moment is not None and item.moment.type is MomentType.DURATION
        for days in (count_days(item.moment.value),)
        if days is not None
        and not any(other.overlaps(item.start, item.start + len(item.text)) for other in ages)
        and not any(
            other.start < item.start + len(item.text) and item.start < other.start + len(other.text)
            for other in figures
        )
    ]
    counted = _resolve_shares([quantity for quantity in made if quantity is not None])
    return (*counted, *(item.quantity for item in (*told, *find_lengths(doc, lengths))))


def _resolve_shares(quantities: list[Quantity]) -> list[Quantity]:
    """Turn "half of the 300 seats" into 150 seats, where the text gives the whole of what it gives a share of."""
    resolved = []
    for quantity in quantities:
        scale = {"fraction": 1.0, "percent": 0.01}.get(quantity.unit)
        whole = next(
            (
                item
                for item in quantities
                if scale and item.unit == "count" and item.noun is not None and item.noun == quantity.noun
            ),
            None,
        )
        if scale and whole is not None and None not in (quantity.low, quantity.high, whole.low, whole.high):
            low, high = (
                share * scale * total
                for share, total in ((quantity.low or 0.0, whole.low or 0.0), (quantity.high or 0.0, whole.high or 0.0))
            )
            quantity = replace(quantity, low=low, high=high, unit="count", noun=whole.noun, part_of=True)
        resolved.append(quantity)
    return resolved


def _times(placed: Iterable[Placed]) -> tuple[tuple[Period, ...], tuple[float, ...]]:
    periods: list[Period] = []
    spans: list[float] = []
    for item in placed:
        if item.moment is None:
            continue
        if item.moment.type is MomentType.DURATION:
            days = count_days(item.moment.value)
            if days is not None:
                spans.append(days)
        elif item.moment.resolved is not None and item.moment.type in {MomentType.DATE, MomentType.TIME}:
            periods.append(item.moment.resolved)
    return tuple(periods), tuple(spans)


def _find_numerals(doc: Doc, moments: Sequence[Placed]) -> frozenset[str]:
    dated = [(item.start, item.start + len(item.text)) for item in moments]
    return frozenset(
        token.lower_
        for token in doc
        if token.tag_ == "CD" and token.lower_ != "one" and not any(a <= token.idx < b for a, b in dated)
    )


def fill_slots(
    identifier: str,
    passage: Passage,
    text: str,
    doc: Doc,
    placed: Sequence[Placed],
    **known: object,
) -> Proposition:
    """Return the proposition of ``text``, whose resolved form is parsed as ``doc``.

    ``placed`` are its figures and moments; ``known`` are further fields of ``Proposition``.
    """
    clauses = read_clauses(doc) or (Clause(),)
    clause = clauses[0]
    periods, spans = _times(placed)
    moments = [item for item in placed if item.moment is not None]
    speaker = known.pop("speaker", None)
    if speaker is None and clause.attributed_to:
        speaker = min(clause.attributed_to)
    first_subject = next((token for token in doc if token.dep_ in {"nsubj", "nsubjpass"}), None)
    has_open = first_subject is not None and first_subject.lower_ in _OPEN_PRONOUNS
    return Proposition(
        id=identifier,
        passage=passage,
        text=text,
        resolved=doc.text,
        clause=clause,
        clauses=clauses,
        numerals=_find_numerals(doc, moments),
        words=find_content_words(doc),
        names=find_names(doc),
        figures=_quantities(doc, placed),
        times=periods,
        time_words=tuple(item.text for item in moments),
        time_values=tuple(item.moment.value for item in moments if item.moment is not None),
        spans_of_time=spans,
        speaker=speaker if speaker is None else fold_name(str(speaker), True),
        has_open_pronoun=has_open,
        **known,  # type: ignore[arg-type]
    )
