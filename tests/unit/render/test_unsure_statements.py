"""What was read with low confidence is shown as such."""

from __future__ import annotations

import pytest

from variorum.model import Force, Manner, Span, Speaker, Statement
from variorum.render.labels import describe_statement


def make_statement(confidence: float, of_speaker: float, manner: Manner = Manner.INDIRECT) -> Statement:
    speaker = Speaker("Ana Roe", "r:e0", resolved=True, confidence=of_speaker)
    spans = (Span(13, 40),)
    return Statement("r:s0", "r", spans, (), (), speaker, (), manner, Force.ASSERTED, confidence, "said that")


@pytest.mark.parametrize(
    ("confidence", "of_speaker", "shown"),
    [
        (0.9, 0.9, "Ana Roe, indirect speech"),
        (0.9, 0.55, "Ana Roe, indirect speech, speaker unsure (.55)"),
        (0.21, 0.9, "Ana Roe, indirect speech, reading unsure (.21)"),
    ],
)
def test_low_confidence_is_said(confidence: float, of_speaker: float, shown: str) -> None:
    assert describe_statement(make_statement(confidence, of_speaker)) == shown


def test_the_own_voice_of_a_report_is_never_unsure_of_its_speaker() -> None:
    assert describe_statement(make_statement(0.2, 0.2, Manner.OWN)) == "the report itself"
