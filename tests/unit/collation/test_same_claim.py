"""The learned same-claim score, what joins a claim, stable ids, and bounded time on odd input."""

from __future__ import annotations

import itertools
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from variorum.collation import collate, compare_pair, parse_proposition
from variorum.collation.comparators import gather_evidence
from variorum.collation.encoding import measure_likeness
from variorum.collation.joining import is_one_claim, is_scrap, score_join
from variorum.collation.pair_reading import RELATIONS, PairReading
from variorum.collation.same_features import list_features, measure_run
from variorum.collation.same_score import load_same_model, score_same
from variorum.model import Collation, Manner, Reading, RelationKind, Report
from variorum.settings import CollationSettings

sys.path.insert(0, str(Path(__file__).parent))
from invented_story import make_report, say

SAME = (
    ("The Orvelle dam burst shortly after midnight.", "Shortly after midnight, the dam at Orvelle gave way."),
    ("Mayor Ana Ruiz resigned on Friday.", "Ana Ruiz, the mayor, stepped down."),
    ("Rescuers found the two missing climbers alive.", "The two missing climbers were found alive by rescuers."),
)
OTHER = (
    ("The Orvelle dam burst shortly after midnight.", "Orvelle's football club won the cup."),
    ("Mayor Ana Ruiz resigned on Friday.", "Mayor Ana Ruiz opened a school in May."),
    ("Rescuers found the two missing climbers alive.", "Rescuers in the valley asked for two new helicopters."),
)


def score(left: str, right: str) -> float:
    one, other = parse_proposition(left, side="a"), parse_proposition(right, side="b")
    return score_same(one, other, gather_evidence(one, other, measure_likeness(one.resolved, other.resolved)))


def test_a_paraphrase_scores_above_what_only_shares_names() -> None:
    assert min(score(*pair) for pair in SAME) > max(score(*pair) for pair in OTHER)
    assert all(score(*pair) > 0.5 for pair in SAME[::2])
    assert all(score(*pair) < 0.5 for pair in OTHER)


@pytest.mark.parametrize("pair", SAME + OTHER)
def test_the_score_does_not_depend_on_which_stands_left(pair: tuple[str, str]) -> None:
    assert score(*pair) == pytest.approx(score(pair[1], pair[0]), abs=1e-3)


def test_every_weight_has_its_feature() -> None:
    one = parse_proposition("The dam burst.", side="a")
    features = list_features(one, one, gather_evidence(one, one, 1.0))
    model = load_same_model()
    assert set(model.learned) | set(model.set_by_hand) <= set(features)
    assert not set(model.learned) & set(model.set_by_hand)
    assert set(model.read) == {*model.learned, *RELATIONS}


def test_a_run_counts_words_in_a_row_and_no_more_than_eight() -> None:
    assert measure_run("", "the dam burst") == 0
    assert measure_run("the dam burst", "dam the burst") == 1
    assert measure_run("a b c d e f g h i j", "a b c d e f g h i j") == 8


def test_another_figure_costs_nothing_for_being_one_claim() -> None:
    one = parse_proposition("Nine miners died in the Brenn mine on Monday.", side="a")
    other = parse_proposition("Eleven miners died in the Brenn mine on Monday.", side="b")
    relation = compare_pair(one, other)
    assert relation.kind is RelationKind.FIGURE
    assert score_join(relation) > relation.same_score
    assert is_one_claim(relation, one, other, CollationSettings())


def test_a_scrap_joins_no_longer_statement() -> None:
    scrap = parse_proposition("her position on it", side="a")
    whole = parse_proposition("Ana Ruiz explained her position on the dam of Orvelle at length.", side="b")
    assert is_scrap(scrap)
    assert not is_scrap(whole)
    assert not is_one_claim(compare_pair(scrap, whole), scrap, whole, CollationSettings())


REPORTS = [
    make_report(
        f"r{number}",
        [
            say("The Orvelle dam burst shortly after midnight", None, Manner.OWN),
            say(f"The siren had been switched off {when}", "Brekke"),
            say(own, None, Manner.OWN),
        ],
        f"2031-03-0{number}",
    )
    for number, (when, own) in enumerate(
        (
            ("in spring", "Two goats stood on a chapel roof"),
            ("in the spring", "A baker lost his whole shop to the water"),
            ("last spring", "Schools in the valley stay shut until May"),
            ("in spring", "Two goats were standing on the roof of a chapel"),
        ),
        1,
    )
]


def collate_some(made: list[tuple[Report, Reading]]) -> Collation:
    return collate("story:1", [report for report, _ in made], {reading.report_id: reading for _, reading in made})


def test_a_claim_keeps_its_id_when_reports_are_added() -> None:
    for fewer in range(1, len(REPORTS)):
        before = collate_some(REPORTS[:fewer])
        after = {claim.id: {m.statement_id for m in claim.members} for claim in collate_some(REPORTS).claims}
        for claim in before.claims:
            assert {m.statement_id for m in claim.members} <= after[claim.id]


def test_ids_of_claims_are_all_different() -> None:
    claims = collate_some(REPORTS).claims
    assert len({claim.id for claim in claims}) == len(claims)


def test_every_member_but_unsure_ones_stands_to_the_wording() -> None:
    for claim in collate_some(REPORTS).claims:
        assert claim.wording_id in {m.statement_id for m in claim.members}
        assert all(member.relation is not RelationKind.UNRELATED for member in claim.members)


def test_ten_thousand_equal_statements_are_one_claim_in_seconds() -> None:
    report, reading = make_report("r9", [say("The Orvelle dam burst", None, Manner.OWN)])
    (one,) = reading.statements
    # One place in the text will do: the parse of ten thousand sentences is no part of what is measured.
    statements = tuple(replace(one, id=f"r9:s{number}") for number in range(10_000))
    started = time.process_time()
    collation = collate_some([(report, replace(reading, statements=statements))])
    assert time.process_time() - started < 60
    assert [len(claim.members) for claim in collation.claims] == [10_000]


def test_a_thousand_statements_of_one_word_take_no_quadratic_time() -> None:
    words = ["".join(letters) for letters in itertools.product("bdfgklmnprst", "aeiou", "bdfgklmnprst", "aei")][:1000]
    made = make_report("r9", [say(word.capitalize(), None, Manner.OWN) for word in words])
    started = time.process_time()
    collation = collate_some([made])
    assert time.process_time() - started < 90
    assert sum(len(claim.members) for claim in collation.claims) == 1000


def test_one_statement_of_one_word_is_a_claim_of_its_own() -> None:
    (claim,) = collate_some([make_report("r9", [say("No", None, Manner.OWN)])]).claims
    assert claim.id == "claim:r9:s0"


def test_the_score_follows_the_reading() -> None:
    one, other = (parse_proposition(text, side=side) for text, side in zip(SAME[0], "ab", strict=True))
    evidence = gather_evidence(one, other, measure_likeness(one.resolved, other.resolved))
    scores = [
        score_same(one, other, evidence, PairReading(agrees, 0.02, 0.02, 0.96 - agrees, {}))
        for agrees in (0.1, 0.5, 0.9)
    ]
    assert scores == sorted(scores)
    assert scores[2] - scores[0] > 0.2
