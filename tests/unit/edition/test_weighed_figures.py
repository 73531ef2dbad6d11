"""The evidence behind each of several figures, on a small story made by hand."""

from __future__ import annotations

import pytest

from variorum.edition.discrepancies import find_discrepancies
from variorum.edition.index import StoryIndex
from variorum.edition.weighed import weigh_figures
from variorum.filters import read_record
from variorum.model import (
    Claim,
    Collation,
    Dependence,
    Lineage,
    Member,
    OriginCount,
    Relation,
    RelationKind,
    Scope,
    Statement,
)
from variorum.model.codec import from_plain, to_plain
from variorum.model.edition import Discrepancy

TEXTS = {
    "a": "The ferry sank off Nordhavn on Monday. Coast guard chief Ines Holt said that 40 people were rescued.",
    "b": "A ferry went down near Nordhavn. Harbour master Olav Brekke said that 46 people were rescued.",
    "c": "Nordhavn: a ferry was lost on Monday. Nurse Petra Lunde said that 46 people were rescued.",
    "d": "Rescuers worked off Nordhavn all night. Pilot Sven Aas said that 46 people were rescued.",
}
NO_DEPENDENCE = Lineage("story:a", (), (), (), OriginCount(4, 4, 4, 4, tuple(TEXTS)))


def trace(*children: str, parent: str = "b") -> Lineage:
    edges = tuple(Dependence(child, parent, False, Scope.REPORT, 0.98, ()) for child in children)
    return Lineage("story:a", edges, (), (), OriginCount(4, 4 - len(children), 4 - len(children), 4 - len(children)))


def find_rescued(index: StoryIndex, report_id: str) -> Statement:
    text = index.report[report_id].text
    return next(s for s in index.readings[report_id].statements if "rescued" in s.passage.of(text))


def make_story(texts: dict[str, str], lineage: Lineage = NO_DEPENDENCE) -> tuple[StoryIndex, tuple[Relation, ...]]:
    read = [read_record({"id": name, "text": text}) for name, text in texts.items()]
    reports, readings = tuple(r for r, _ in read), {r.id: reading for r, reading in read}
    bare = StoryIndex(reports, readings, Collation("story:a", (), (), ()), lineage)
    said = {name: find_rescued(bare, name) for name in texts}
    members = tuple(Member(s.id, s.report_id, RelationKind.SAME, "") for s in said.values())
    claim = Claim("claim:1", said["a"].passage, said["a"].id, "", members)
    relation = Relation(
        said["a"].id,
        said["b"].id,
        RelationKind.FIGURE,
        0.9,
        0.8,
        "“40” against “46”, both of people.",
        said["a"].passage,
        said["b"].passage,
        "figures",
    )
    return StoryIndex(reports, readings, Collation("story:a", (), (claim,), (relation,)), lineage), (relation,)


@pytest.fixture(scope="module")
def story() -> tuple[StoryIndex, tuple[Relation, ...]]:
    return make_story(TEXTS)


def show(index: StoryIndex, relations: tuple[Relation, ...]) -> list[tuple[str, int]]:
    weights = weigh_figures(index, relations)
    return [(w.value.of(index.report[w.value.report_id].text), w.count.origins) for w in weights]


def test_three_origins_weigh_more_than_one_and_the_words_are_those_of_the_reports(
    story: tuple[StoryIndex, tuple[Relation, ...]],
) -> None:
    index, relations = story
    assert show(index, relations) == [("46", 3), ("40", 1)]
    most, least = weigh_figures(index, relations)
    assert most.weight > 0.8
    assert most.weight + least.weight == pytest.approx(1)
    assert least.because.startswith("1 origin in 1 report, on the word of ")
    assert most.because.endswith(" and 1 more")


def test_reports_that_have_it_from_one_origin_weigh_little_more_than_it(
    story: tuple[StoryIndex, tuple[Relation, ...]],
) -> None:
    index, relations = story
    copied = StoryIndex(index.reports, index.readings, index.collation, trace("c", "d"))
    (most, least) = weigh_figures(copied, relations)
    assert most.count.origins == 1
    assert most.weight - least.weight < 0.1


def test_one_person_quoted_by_three_reports_is_one_word() -> None:
    texts = {
        name: text
        if name == "a"
        else text[: text.index(".") + 1] + " Chief Olav Brekke said that 46 people were rescued."
        for name, text in TEXTS.items()
    }
    index, relations = make_story(texts)
    most, least = weigh_figures(index, relations)
    assert most.count.origins == 3
    assert most.weight - least.weight < 0.25


def test_relations_without_a_figure_are_not_weighed(story: tuple[StoryIndex, tuple[Relation, ...]]) -> None:
    assert weigh_figures(story[0], ()) == ()


def test_a_discrepancy_carries_the_weights_and_keeps_them_as_plain_values(
    story: tuple[StoryIndex, tuple[Relation, ...]],
) -> None:
    (found,) = find_discrepancies(story[0], (), {})
    assert len(found.weights) == 2
    assert from_plain(Discrepancy, to_plain(found)) == found


def test_no_reason_says_which_is_true(story: tuple[StoryIndex, tuple[Relation, ...]]) -> None:
    weights = weigh_figures(*story)
    assert weights
    for weight in weights:
        assert not {"true", "right", "correct", "wrong", "false"} & set(weight.because.split())


def test_a_value_in_a_report_s_own_voice_is_said_to_be_so() -> None:
    texts = {**TEXTS, "b": "A ferry went down near Nordhavn on Monday, and 46 people were rescued."}
    index, relations = make_story(texts)
    assert "also in the own voice of b" in weigh_figures(index, relations)[0].because
