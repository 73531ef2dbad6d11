"""Two statements read together: masked figures, the network's answers, what is read at all, and what follows."""

from __future__ import annotations

import hashlib
import json
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from variorum.collation import collate, compare_pair, parse_proposition
from variorum.collation.encoding import measure_likeness
from variorum.collation.figure_bars import find_bar
from variorum.collation.figure_features import add_reading, list_slot_features
from variorum.collation.masking import MASK, mask_figures
from variorum.collation.pair import Pair, make_pair
from variorum.collation.pair_reading import PairReading, read_together
from variorum.collation.pair_reading_choice import choose_pairs
from variorum.collation.pair_reading_rules import (
    find_read_certainty,
    find_read_contradiction,
    list_reading_features,
    weigh_reading,
)
from variorum.collation.pair_reading_weights import load_reading_weights
from variorum.collation.proposition import Proposition
from variorum.model import Manner, RelationKind
from variorum.settings import CollationSettings

sys.path.insert(0, str(Path(__file__).parent))
from invented_story import make_report, say

EXCLUDING = (
    ("The talks collapsed without a deal.", "Both sides signed an agreement at the end of the talks."),
    ("The school was empty when the roof fell.", "Pupils were sitting in the classrooms when the roof came down."),
    ("The bank will close the Tarn branch.", "There are no plans to shut the branch in Tarn, said the bank."),
)
AGREEING = (
    ("The talks collapsed without a deal.", "Negotiators left empty-handed."),
    ("The school was empty when the roof fell.", "Nobody was inside the school when its roof collapsed."),
    ("The bank will close the Tarn branch.", "The branch in Tarn is to be shut down by the bank."),
)
ASIDE = (
    ("The talks collapsed without a deal.", "The talks were held in a hotel by the lake."),
    ("The school was empty when the roof fell.", "The school was built in the seventies."),
    ("The bank will close the Tarn branch.", "A second bank in Tarn has hired two new clerks."),
)


def parse(left: str, right: str) -> tuple[Proposition, Proposition]:
    return parse_proposition(left, side="a"), parse_proposition(right, side="b")


def pair_up(left: str, right: str) -> Pair:
    one, other = parse(left, right)
    return make_pair(one, other, CollationSettings(), measure_likeness(one.resolved, other.resolved))


def test_every_figure_is_masked_and_its_unit_is_kept() -> None:
    proposition = parse_proposition("The storm killed 14 people, cut power to 40 percent of homes and cost $3m.")
    masked = mask_figures(proposition.resolved, proposition.figures)
    assert masked.text == f"The storm killed {MASK} people, cut power to {MASK} percent of homes and cost {MASK} money."
    assert [proposition.figures[index].text for index in masked.order] == ["14", "40 percent", "$3m"]


def test_a_mask_in_the_text_itself_is_not_taken_for_a_figure() -> None:
    assert MASK not in mask_figures(f"He wore a {MASK} at the ball.", ()).text


@pytest.mark.parametrize(("left", "right"), [*EXCLUDING, *AGREEING])
def test_a_reading_is_the_same_whichever_stands_left(left: str, right: str) -> None:
    one, other = parse(left, right)
    first, second = read_together(one, other), read_together(other, one)
    assert (first.agrees, first.contradicts, first.hedges, first.other) == (
        second.agrees,
        second.contradicts,
        second.hedges,
        second.other,
    )
    assert first.agrees + first.contradicts + first.hedges + first.other == pytest.approx(1.0, abs=1e-5)


def test_the_reading_tells_agreement_exclusion_and_another_matter_apart() -> None:
    for excluding, agreeing, aside in zip(EXCLUDING, AGREEING, ASIDE, strict=True):
        first, second, third = (read_together(*parse(*texts)) for texts in (excluding, agreeing, aside))
        assert first.contradicts > max(second.contradicts, third.contradicts)
        assert second.agrees > max(first.agrees, third.agrees)
        assert third.other > max(first.other, second.other)


def test_figures_of_one_thing_meet_and_those_of_two_things_do_not() -> None:
    one, other = parse(
        "Nine miners died when the shaft gave way.",
        "The collapse killed 11 people; 40 rescuers are at work.",
    )
    slots = read_together(one, other).slots
    assert set(slots) == {(0, 0), (0, 1)}
    assert slots[0, 0] > 0 > slots[0, 1]


@pytest.mark.parametrize(
    "odd", ["", " ", "…", "x" * 9000, "word " * 3000, "\x00\u202e🙂", f"{MASK} {MASK}", "9 " * 400]
)
def test_odd_texts_can_be_read_together(odd: str) -> None:
    reading = read_together(*parse(odd, "The dam burst and killed 14 people."))
    assert 0 <= reading.agrees <= 1
    assert all(isinstance(value, float) for value in reading.slots.values())


def test_every_weight_has_its_feature() -> None:
    pair = pair_up("Nine miners died in the shaft.", "The collapse of the shaft killed 11 people.")
    assert pair.reading is not None
    weights = load_reading_weights()
    two = pair.left.figures[0], pair.right.figures[0], (pair.left, pair.right), pair.evidence
    figures = add_reading(list_slot_features(*two), find_bar(*two), two[2], pair.reading, 0.0)
    assert set(weights["figure"]) <= set(figures)
    both = list_reading_features(pair)
    assert set(weights["contradicts"]) | set(weights["certainty"]) <= set(both)


def test_the_shipped_network_is_the_one_its_checksums_name() -> None:
    folder = files("variorum.collation").joinpath("weights")
    sums = json.loads(folder.joinpath("checksums.json").read_text(encoding="utf-8"))
    for name, expected in sums.items():
        assert hashlib.sha256(folder.joinpath(name).read_bytes()).hexdigest() == expected


def test_a_figure_in_other_words_differs() -> None:
    relation = compare_pair(*parse("Nine miners died when the shaft gave way.", "The collapse killed 11 people."))
    assert relation.kind is RelationKind.FIGURE


def test_an_exclusion_in_other_words_is_a_contradiction_with_both_ways_read(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = pair_up(*EXCLUDING[0])
    found = find_read_contradiction(pair)
    assert found is not None
    assert found.kind is RelationKind.CONTRADICTS
    none = PairReading(0.1, 0.2, 0.1, 0.6, {})
    monkeypatch.setattr("variorum.collation.pair_reading_rules.read_other_way", lambda *_: none)
    assert find_read_contradiction(pair) is None


def test_what_agrees_or_is_another_matter_is_no_contradiction() -> None:
    for texts in (*AGREEING, *ASIDE):
        assert compare_pair(*parse(*texts)).kind is not RelationKind.CONTRADICTS


def test_a_pair_that_was_not_read_has_no_such_verdict() -> None:
    one, other = parse(*EXCLUDING[0])
    pair = make_pair(one, other, CollationSettings(), 0.7, is_read=False)
    assert pair.reading is None
    assert find_read_contradiction(pair) is None
    assert find_read_certainty(pair) is None
    with pytest.raises(ValueError, match="not read together"):
        weigh_reading(pair, "contradicts")


def test_the_nearest_of_other_reports_are_read_and_never_two_of_one_report() -> None:
    texts = ("The dam burst.", "The dam gave way.", "The dam broke on Monday.", "A choir sang.")
    propositions = [parse_proposition(text, side=f"s{number}") for number, text in enumerate(texts)]
    reports = ("r1", "r1", "r2", "r2")
    propositions = [
        Proposition(
            **{
                **{name: getattr(item, name) for name in Proposition.__dataclass_fields__},
                "report_id": report,
            }
        )
        for item, report in zip(propositions, reports, strict=True)
    ]
    candidates = [(0, 1, 0.95), (0, 2, 0.9), (1, 2, 0.8), (2, 3, 0.56), (1, 3, 0.4)]
    few = CollationSettings(read_pairs=2)
    assert choose_pairs(propositions, candidates, few) == {(0, 2), (1, 2)}
    assert choose_pairs(propositions, candidates * 3, CollationSettings(read_pairs=1)) == {(0, 2), (1, 2)}
    assert choose_pairs(propositions, candidates, CollationSettings()) == {(0, 2), (1, 2)}
    assert not choose_pairs(propositions, candidates, CollationSettings(read_together=False))


def test_a_story_is_collated_alike_on_one_thread_and_on_many(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [
        make_report("r1", [say("Nine miners died when the shaft gave way.", None, Manner.OWN)]),
        make_report("r2", [say("The collapse of the shaft killed 11 people.", None, Manner.OWN)]),
    ]
    found = []
    for cores in (1, 4):
        monkeypatch.setattr("os.cpu_count", lambda value=cores: value)
        found.append(
            collate("s", [report for report, _ in reports], {report.id: reading for report, reading in reports})
        )
    assert found[0] == found[1]
    assert [relation.kind for relation in found[0].relations] == [RelationKind.FIGURE]
