"""Each manner of speech, on sentences made up for the purpose."""

from __future__ import annotations

import pytest

from variorum.language.pipeline import load_pipeline
from variorum.model import Block, BlockKind, Force, Manner, Provenance, Report, Span, Statement
from variorum.reading.entities import find_entities
from variorum.reading.moments import find_moments
from variorum.reading.parsing import parse_report
from variorum.reading.statements import find_statements


def make_report(text: str, title: bool = False) -> Report:
    blocks, place = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.TITLE if title and not blocks else BlockKind.PROSE
            blocks.append(Block(Span(place, place + len(line)), kind, "made for a test"))
        place += len(line) + 1
    return Report("r", text, tuple(blocks), Provenance("-", "text/plain", "utf-8", ""))


def read(text: str, title: bool = False) -> tuple[Statement, ...]:
    report = make_report(text, title)
    parsed = parse_report(report, load_pipeline())
    entities, mentions = find_entities(parsed)
    return find_statements(parsed, entities, mentions, find_moments(report))


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


def attributed(found: tuple[Statement, ...]) -> list[Statement]:
    return [one for one in found if one.manner is not Manner.OWN]


def find(found: tuple[Statement, ...], text: str, cue: str) -> Statement:
    return next(one for one in found if any(cue in piece for piece in words(text, one.cue)))


def test_a_direct_quotation_has_its_speaker_and_no_marks() -> None:
    text = "“The bridge is safe to cross,” said Mayor Ada Lindqvist."
    (one,) = attributed(read(text))
    assert words(text, one.content) == ["The bridge is safe to cross"]
    assert one.manner is Manner.DIRECT
    assert one.speaker.name is not None
    assert "Lindqvist" in one.speaker.name


def test_an_interrupted_quotation_is_one_statement_in_two_pieces() -> None:
    text = '"The bridge is safe," Ada Lindqvist said. "We tested every cable twice."'
    (one,) = attributed(read(text))
    assert words(text, one.content) == ["The bridge is safe", "We tested every cable twice"]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "“We tested every cable,” Ada Lindqvist said. “Nothing was left out.\n“The bridge will open in May.”"
    (one,) = attributed(read(text))
    assert words(text, one.content)[-1] == "The bridge will open in May"


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“"])
def test_every_style_of_marks_is_read(marks: str) -> None:
    text = f"Ada Lindqvist said: {marks[0]}The bridge is safe and it will open in May.{marks[1]}"
    (one,) = attributed(read(text))
    assert words(text, one.content) == ["The bridge is safe and it will open in May"]


def test_a_mark_that_is_never_closed_does_not_swallow_what_follows() -> None:
    text = "“We tested every cable, Ada Lindqvist said.\nThe river rose by a metre overnight."
    own = [one for one in read(text) if one.manner is Manner.OWN]
    assert words(text, own[-1].content) == ["The river rose by a metre overnight"]


def test_a_title_in_marks_is_no_statement() -> None:
    assert not attributed(read('The play "Harbour Lights" opened on a rainy evening in Oslo.'))


def test_indirect_speech_leaves_out_that() -> None:
    text = "The minister said that the bridge would open in May."
    (one,) = attributed(read(text))
    assert words(text, one.content) == ["the bridge would open in May"]
    assert one.manner is Manner.INDIRECT


def test_a_clause_with_quoted_fragments_is_one_mixed_statement() -> None:
    text = "The minister said the bridge was “perfectly safe” and would open in May."
    (one,) = attributed(read(text))
    assert one.manner is Manner.MIXED
    assert words(text, one.content) == ["the bridge was “perfectly safe” and would open in May"]


def test_two_verbs_share_a_subject() -> None:
    text = "Ada Lindqvist revealed that the bridge was damaged but hinted that it could open in May."
    first, second = attributed(read(text))
    assert words(text, first.content) == ["the bridge was damaged"]
    assert words(text, second.content) == ["it could open in May"]
    assert first.speaker.name == second.speaker.name
    assert second.force is Force.HEDGED


def test_a_participle_shares_the_subject() -> None:
    text = "The mayor stressed that the bridge was safe, adding that it had been tested twice."
    first, second = attributed(read(text))
    assert words(text, first.content) == ["the bridge was safe"]
    assert words(text, second.content) == ["it had been tested twice"]
    assert words(text, first.source) == words(text, second.source) == ["The mayor"]


def test_what_an_outlet_reported_somebody_said_keeps_both() -> None:
    text = "Ada Lindqvist said the bridge was safe, Reuters reported."
    found = read(text)
    inner = find(found, text, "said")
    assert words(text, inner.content) == ["the bridge was safe"]
    assert [carrier.name for carrier in inner.via] == ["Reuters"]
    assert inner.via[0].is_outlet
    outer = next(one for one in found if one.id == inner.parent_id)
    assert words(text, outer.cue) == ["reported"]


def test_quoted_as_saying_names_the_speaker_and_the_outlet() -> None:
    text = "“The bridge is perfectly safe,” Reuters quoted Ada Lindqvist as saying."
    (one,) = attributed(read(text))
    assert one.speaker.name == "Ada Lindqvist"
    assert [carrier.name for carrier in one.via] == ["Reuters"]


def test_according_to_at_the_end_holds_what_was_declared() -> None:
    text = "The ministry has declared that the bridge is safe, according to Bloomberg."
    inner = find(read(text), text, "declared")
    assert words(text, inner.content) == ["the bridge is safe"]
    assert [carrier.name for carrier in inner.via] == ["Bloomberg"]


def test_according_to_alone_makes_its_source_the_speaker() -> None:
    text = "The bridge will open in May, according to the ministry."
    (one,) = attributed(read(text))
    assert words(text, one.content) == ["The bridge will open in May"]
    assert words(text, one.source) == ["the ministry"]
    assert one.via == ()


def test_an_aside_may_stand_in_the_middle() -> None:
    text = "The bridge, Ada Lindqvist said, will open in May."
    (one,) = attributed(read(text))
    assert words(text, one.content) == ["The bridge", "will open in May"]


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("The mayor denied that the bridge was damaged.", Force.DENIED),
        ("The mayor promised to open the bridge in May.", Force.PROMISED),
        ("The mayor declined to comment on the bridge.", Force.DECLINED),
        ("The mayor asked whether the bridge was safe.", Force.ASKED),
        ("The mayor urged drivers to avoid the bridge.", Force.DEMANDED),
        ("The mayor intends to close the bridge.", Force.INTENDED),
        ("The mayor believes the bridge is safe.", Force.BELIEVED),
        ("The mayor said the bridge may open in May.", Force.HEDGED),
        ("The mayor acknowledged that it was unclear whether the bridge would open.", Force.UNCLEAR),
        ("The mayor gave no indication that the bridge would open.", Force.UNCLEAR),
    ],
)
def test_the_force_is_what_the_speaker_does(text: str, force: Force) -> None:
    (one,) = attributed(read(text))
    assert one.force is force


def test_a_passive_without_an_agent_has_no_named_speaker() -> None:
    (one,) = attributed(read("It was reported that the bridge had been damaged."))
    assert one.speaker.name is None
    assert one.speaker.anonymous


def test_officials_are_anonymous_and_keep_their_words() -> None:
    (one,) = attributed(read("Two officials said the bridge had been damaged."))
    assert one.speaker.name == "Two officials"
    assert one.speaker.anonymous


def test_a_pronoun_is_resolved() -> None:
    text = "Ada Lindqvist arrived on Monday. She said the bridge was safe."
    assert find(read(text), text, "said").speaker.name == "Ada Lindqvist"


def test_a_headline_names_its_speaker_before_a_colon() -> None:
    text = "Lindqvist: Bridge will open in May"
    (one,) = attributed(read(text, title=True))
    assert words(text, one.source) == ["Lindqvist"]
    assert words(text, one.content) == ["Bridge will open in May"]


def test_a_transcript_line_is_its_speakers() -> None:
    text = "LINDQVIST: We tested every cable on the bridge twice."
    (one,) = attributed(read(text))
    assert words(text, one.source) == ["LINDQVIST"]


def test_plain_prose_is_the_reports_own_voice_and_nothing_is_lost() -> None:
    text = "The bridge opened in 1931. It carries 4,000 cars a day."
    found = read(text)
    assert [one.manner for one in found] == [Manner.OWN, Manner.OWN]
    assert words(text, found[1].content) == ["It carries 4,000 cars a day"]
    assert found[0].speaker.name is None


def test_the_main_clause_beside_somebodys_words_stays_the_reports_own() -> None:
    text = "Ada Lindqvist closed the bridge on Monday, saying that two cables had snapped."
    found = read(text)
    own = [one for one in found if one.manner is Manner.OWN]
    assert len(own) == 1
    assert words(text, own[0].content)[0].startswith("Ada Lindqvist closed the bridge")
    assert words(text, attributed(found)[0].content) == ["two cables had snapped"]


def test_a_moment_of_the_saying_is_kept_and_one_inside_the_content_is_not() -> None:
    text = "The mayor said on Monday that the bridge was safe."
    (one,) = attributed(read(text))
    assert one.moment_id is not None
    text = "The mayor said that the bridge would open on Monday."
    (one,) = attributed(read(text))
    assert one.moment_id is None


def test_headings_and_captions_say_nothing() -> None:
    text = "Mayor says all is well\nThe bridge opened."
    blocks = (
        Block(Span(0, 22), BlockKind.CAPTION, "made for a test"),
        Block(Span(23, len(text)), BlockKind.PROSE, "made for a test"),
    )
    report = Report("r", text, blocks, Provenance("-", "text/plain", "utf-8", ""))
    found = find_statements(parse_report(report, load_pipeline()), (), (), ())
    assert [span.of(text) for one in found for span in one.content] == ["The bridge opened"]


def test_who_stands_before_an_aside_is_the_speaker_of_the_quotation_after_it() -> None:
    text = "Asked how firm her plan is, Lindqvist, who owns two ferries, said, “I always take plans seriously.”"
    one = find(read(text), text, "said")
    assert words(text, one.source) == ["Lindqvist"]


def test_what_nobody_says_makes_no_claim() -> None:
    for text, content in (
        ("Can anyone say with a straight face that the bridge is safe?", "the bridge is safe"),
        ("It is the latest in a list that shows just how popular the ferry has become.", "how popular the ferry"),
        ("They knelt for a prayer, chanted and held signs urging Lindqvist to step aside.", "Lindqvist to step aside"),
        ("Asked how firm the plan is, Lindqvist said, “It is firm.”", "how firm the plan is"),
    ):
        found = read(text)
        assert [one.makes_claim for one in attributed(found) if content in " ".join(words(text, one.content))] == [
            False
        ]


def test_own_voice_without_a_verb_a_question_and_a_byline_make_no_claim() -> None:
    for text in (
        "Ferry tickets at the pier and for groups: ferry.example",
        "How do you keep a bridge open?",
        "This article was written by Ada Lindqvist and Nils Vale.",
    ):
        assert not any(one.makes_claim for one in read(text))
    assert [one.makes_claim for one in read("The bridge is open.")] == [True]


def test_an_account_that_names_what_somebody_called_it_stays_whole() -> None:
    text = "On Monday the mayor met pupils in what she described as a “chance to listen.”"
    own = [one for one in read(text) if one.manner is Manner.OWN]
    assert words(text, own[0].content) == [
        "On Monday the mayor met pupils in what she described as a “chance to listen.”"
    ]


def test_a_term_or_an_aside_is_no_moment_of_the_saying() -> None:
    for text in (
        "Ada Lindqvist said she will decide by June whether to run, adding: “I like it.”",
        "Ada Lindqvist, who was no candidate in 2012, said the bridge was safe.",
    ):
        assert not any(one.moment_id for one in attributed(read(text)))


def test_a_caption_in_the_prose_makes_no_claim_and_a_dated_lead_does() -> None:
    for caption in (
        "Ada Lindqvist waves to the crew at the pier, Monday, May 5, 2014, in Orve.",
        "The ferry left Orve with 40 passengers on Monday (Nils Vale / Associated…)",
    ):
        assert not any(one.makes_claim for one in read(caption))
    assert any(one.makes_claim for one in read("Ada Lindqvist resigned, Monday, May 5, 2014, in Orve."))


def test_an_interview_that_aired_on_a_day_dates_what_was_said_in_it() -> None:
    text = "“The bridge is safe,” Ada Lindqvist said in an interview that aired Monday night."
    assert find(read(text), text, "said").moment_id is not None


def test_a_belief_of_nobody_who_is_named_makes_no_claim_and_the_sentence_stays_whole() -> None:
    for text in (
        "For that reason, the crew is considered the favourite in the ten-boat race.",
        "Lindqvist was expected to defeat Vale by a wide margin.",
    ):
        found = read(text)
        assert not any(one.makes_claim for one in attributed(found))
        own = [one for one in found if one.manner is Manner.OWN]
        assert words(text, own[0].content) == [text.rstrip(".")]


def test_what_is_left_of_a_sentence_that_goes_on_to_somebodys_words_makes_no_claim() -> None:
    text = "Lindqvist went on to praise Vale for “having the courage and the patience” to build it."
    (left,) = [one for one in read(text) if words(text, one.content) == ["Lindqvist went on"]]
    assert not left.makes_claim
