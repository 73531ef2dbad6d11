"""What the codec writes reads back as the same value, whatever the text."""

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.model import (
    Block,
    BlockKind,
    Carrier,
    Collation,
    Entity,
    EntityKind,
    Figure,
    Force,
    Lineage,
    Manner,
    Mention,
    MentionKind,
    Moment,
    MomentType,
    PartialTime,
    Passage,
    Period,
    Provenance,
    Publication,
    Qualifier,
    Reading,
    Report,
    Segment,
    Span,
    Speaker,
    Statement,
)
from variorum.model.codec import from_bytes, from_plain, to_bytes, to_plain
from variorum.store import Store

# Every code point: NUL, lone surrogates and pairs of them that must not join into one character.
texts = st.text(st.characters(exclude_categories=()), max_size=40)
maybe = st.none() | texts
spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 500), st.integers(1, 50))
many_spans = st.lists(spans, max_size=3).map(tuple)
dates = st.dates(date(1900, 1, 1), date(2100, 1, 1))
partial = st.one_of(
    dates.map(lambda day: PartialTime(day.isoformat())),
    dates.map(lambda day: PartialTime(f"{day:%Y-%m}")),
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(lambda t: PartialTime(f"{t:%Y-%m-%dT%H:%M}+02:00")),
)
instants = st.datetimes(datetime(1900, 1, 1), datetime(2000, 1, 1), timezones=st.just(UTC))
later = st.datetimes(datetime(2001, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
periods = st.builds(Period, instants, later)
numbers = st.none() | st.floats(allow_nan=False)
unit = st.floats(0, 1)

reports = st.builds(
    Report,
    id=texts,
    text=texts,
    blocks=st.lists(st.builds(Block, spans, st.sampled_from(BlockKind), texts, maybe, st.none() | partial)).map(tuple),
    provenance=st.builds(
        Provenance,
        texts,
        texts,
        texts,
        texts,
        st.lists(st.builds(Segment, *[st.integers(0, 9)] * 4), max_size=3).map(tuple),
    ),
    label=texts,
    title=maybe,
    title_span=st.none() | spans,
    outlet=maybe,
    outlet_span=st.none() | spans,
    byline=maybe,
    url=maybe,
    published=st.builds(Publication, *[st.none() | partial] * 3, texts, st.none() | spans, texts),
    story=maybe,
)
statements = st.builds(
    Statement,
    id=texts,
    report_id=texts,
    content=st.lists(spans, min_size=1, max_size=3).map(tuple),
    cue=many_spans,
    source=many_spans,
    speaker=st.builds(Speaker, maybe, maybe, st.booleans(), st.booleans(), texts, unit),
    via=st.lists(st.builds(Carrier, texts, many_spans, st.booleans()), max_size=2).map(tuple),
    manner=st.sampled_from(Manner),
    force=st.sampled_from(Force),
    confidence=unit,
    because=texts,
    parent_id=maybe,
    moment_id=maybe,
)
readings = st.builds(
    Reading,
    report_id=texts,
    sentences=many_spans,
    entities=st.lists(
        st.builds(Entity, texts, texts, st.sampled_from(EntityKind), st.tuples(texts), st.tuples(texts)), max_size=2
    ).map(tuple),
    mentions=st.lists(
        st.builds(Mention, texts, spans, st.sampled_from(MentionKind), maybe, texts, unit), max_size=2
    ).map(tuple),
    statements=st.lists(statements, max_size=3).map(tuple),
    figures=st.lists(
        st.builds(Figure, texts, spans, numbers, numbers, texts, maybe, st.sampled_from(Qualifier), st.none() | spans),
        max_size=2,
    ).map(tuple),
    moments=st.lists(
        st.builds(Moment, texts, spans, st.sampled_from(MomentType), texts, st.none() | periods, texts), max_size=2
    ).map(tuple),
)


@settings(deadline=None)
@given(reports)
def test_a_report_survives_the_codec(report: Report) -> None:
    assert from_bytes(Report, to_bytes(report)) == report
    assert from_plain(Report, to_plain(report)) == report


@settings(deadline=None)
@given(readings)
def test_a_reading_survives_the_codec(reading: Reading) -> None:
    assert from_bytes(Reading, to_bytes(reading)) == reading


@settings(deadline=None)
@given(reports)
def test_a_report_survives_the_store(report: Report) -> None:
    with Store.open(":memory:") as store:
        _, kept = store.add_report(report)
        assert kept.text == report.text
        assert store.report(kept.id) == kept
        assert store.reports() == (kept,)


passages = st.builds(Passage, texts, st.lists(spans, min_size=1, max_size=3).map(tuple))
st.register_type_strategy(Span, spans)
st.register_type_strategy(Passage, passages)


@settings(deadline=None)
@given(st.from_type(Collation))
def test_a_collation_survives_the_codec(collation: Collation) -> None:
    # Compared as bytes, since a number that is not one (NaN) never equals itself.
    assert to_bytes(from_bytes(Collation, to_bytes(collation))) == to_bytes(collation)


@settings(deadline=None)
@given(st.from_type(Lineage))
def test_a_lineage_survives_the_codec(lineage: Lineage) -> None:
    assert to_bytes(from_bytes(Lineage, to_bytes(lineage))) == to_bytes(lineage)


@settings(deadline=None)
@given(readings)
def test_a_reading_survives_the_cache(reading: Reading) -> None:
    with Store.open(":memory:") as store:
        store.put_cached("reading", "key", reading)
        assert from_plain(Reading, store.get_cached("reading", "key")) == reading
