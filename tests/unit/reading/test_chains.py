from __future__ import annotations

from dataclasses import replace

from variorum.model import Carrier, Force, Manner, Span, Speaker, Statement
from variorum.reading import drop_carrying


def make(number: int, content: Span, parent: str | None = None, cue: tuple[Span, ...] = ()) -> Statement:
    return Statement(
        f"r:s{number}", "r", (content,), cue, (), Speaker("A"), (), Manner.INDIRECT, Force.ASSERTED, 1.0, "", parent
    )


def test_a_statement_that_only_carries_another_is_left_out() -> None:
    outer, inner = make(0, Span(0, 50)), make(1, Span(12, 50), "r:s0", (Span(5, 9),))
    assert drop_carrying([outer, inner]) == (inner,)


def test_a_statement_with_matter_of_its_own_stays() -> None:
    outer, inner = make(0, Span(0, 50)), make(1, Span(40, 50), "r:s0")
    assert drop_carrying([outer, inner]) == (outer, inner)


def test_an_offer_that_a_speaker_tells_of_rests_on_the_speaker() -> None:
    outer = make(0, Span(0, 50))
    inner = replace(make(1, Span(12, 50), "r:s0", (Span(5, 9),)), force=Force.PROMISED)
    assert drop_carrying([outer, inner]) == (outer,)


def test_an_intention_that_an_outlet_reports_is_its_owners() -> None:
    outer = make(0, Span(0, 50))
    told = replace(make(1, Span(12, 50), "r:s0"), force=Force.INTENDED, via=(Carrier("Harbour Courier", (), True),))
    assert drop_carrying([outer, told]) == (told,)
