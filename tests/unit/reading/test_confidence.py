"""How sure a statement is follows from what can be seen of it."""

from __future__ import annotations

from variorum.filters import read_record
from variorum.model import Manner, Statement
from variorum.reading.statements.confidence import load_weights
from variorum.reading.statements.rates import all_reasons


def statements_of(text: str) -> list[Statement]:
    _, reading = read_record({"id": "r", "text": f"Weir repaired at last\n\n{text}"})
    return [one for one in reading.statements if one.manner is not Manner.OWN]


def test_a_quotation_with_its_speaker_is_surer_than_a_noun_of_saying() -> None:
    (quoted,) = statements_of("“The weir is as safe as a church, and it will stay so,” Marta Kolb said.")
    (loose,) = statements_of("Marta Kolb reaffirmed her commitment to the weir and the mill in a long evening.")
    assert quoted.confidence > 0.8
    assert loose.confidence < quoted.confidence


def test_a_name_is_a_surer_speaker_than_a_pronoun() -> None:
    named, pronoun = statements_of("Marta Kolb said that the weir was safe. She added that the mill was not.")
    assert named.speaker.name == pronoun.speaker.name == "Marta Kolb"
    assert named.speaker.confidence > pronoun.speaker.confidence > 0.5


def test_every_rule_that_is_weighed_exists() -> None:
    rules = {name.removeprefix("rule: ") for _, name in load_weights() if name.startswith("rule: ")}
    assert rules
    assert rules <= all_reasons()
