from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.collation.entities import link_entities
from variorum.language.pipeline import load_pipeline
from variorum.model import Block, BlockKind, MentionKind, Provenance, Reading, Report, Span
from variorum.reading.entities import find_entities
from variorum.reading.parsing import parse_report

WORDS = (
    "Olav Brekke said he she his it they Brekke's al-Tayeb al - the former president of Chile Chilean Kremlin Lima “"
    " ” \" ' ’s who ousted ruler , . : ; — ( ) \n \u00a0 itself 45-year-old his counterpart officials 3,000 rebels Dr."
    " Mr . told asked if and Al Jazeera reported US U.S. a A ''"
).split(" ")


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_mentions_of_any_words_stay_inside_the_text_and_point_at_entities(words: list[str]) -> None:
    text = " ".join(words)
    blocks = (Block(Span(0, len(text)), BlockKind.PROSE, "the test's text"),) if text.strip() else ()
    parsed = parse_report(Report("r", text, blocks, Provenance("-", "text/plain", "utf-8", "0")), load_pipeline())
    entities, mentions = find_entities(parsed)
    known = {entity.id: entity for entity in entities}
    for mention in mentions:
        assert mention.span.of(text).strip()
        assert mention.because
        assert 0 <= mention.confidence <= 1
        assert mention.entity_id is None or mention.id in known[mention.entity_id].mention_ids
        assert mention.kind is not MentionKind.NAME or mention.entity_id is not None
    for entity in entities:
        assert entity.name
        assert entity.mention_ids
        assert all(spelling.strip() for spelling in entity.spellings)
    shared = link_entities({"r": Reading("r", (), entities, mentions, (), (), ())})
    assert sorted(i for item in shared for i in item.entity_ids) == sorted(known)
