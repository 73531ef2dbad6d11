"""The schemas of what the API answers: the model's own, and the few shapes that only the server has."""

from __future__ import annotations

from functools import cache

from variorum.model import (
    Dependence,
    Discrepancy,
    Edition,
    Event,
    Lineage,
    OriginCount,
    Part,
    Period,
    Provenance,
    Reading,
    Report,
    Row,
    Ruling,
)
from variorum.web.schemas import NUMBER, TEXT, TRUTH, WHOLE, Schema, Schemas, list_of, object_of, or_null, refer

LISTING = {"page": WHOLE, "pages": WHOLE, "total": WHOLE, "per_page": WHOLE}
ERROR = object_of(error=object_of(code=TEXT, message=TEXT, place=TEXT))
HEAD = object_of(
    id=TEXT,
    path=TEXT,
    name=TEXT,
    outlet=or_null(TEXT),
    title=TEXT,
    published=or_null(TEXT),
    words=WHOLE,
    version={"type": "integer", "minimum": 1},
)
JOB = object_of(
    id=TEXT,
    path=TEXT,
    label=TEXT,
    state=TEXT,
    step=TEXT,
    done=WHOLE,
    total=WHOLE,
    item=TEXT,
    error=or_null(TEXT),
    result=or_null({"type": "object"}),
)
HIT = object_of(
    kind=TEXT,
    id=TEXT,
    report=TEXT,
    path=TEXT,
    story_path=or_null(TEXT),
    speaker=or_null(TEXT),
    outlet=or_null(TEXT),
    day=or_null(TEXT),
    excerpt=TEXT,
)
WATCH = object_of(id=TEXT, path=TEXT, kind=TEXT, target=TEXT, label=TEXT, made=TEXT)
REFUSAL = object_of(code=TEXT, place=TEXT, reason=TEXT, stage=TEXT)
RUNS = list_of({"type": "array", "prefixItems": [TRUTH, TEXT], "minItems": 2, "maxItems": 2})
ALIGNED = object_of(child=TEXT, parent=TEXT, likeness=NUMBER, edits=object_of(child=RUNS, parent=RUNS))
PAIR = object_of(left=or_null(TEXT), right=or_null(TEXT), likeness=NUMBER)

NOTICE = object_of(
    id=TEXT,
    watch=TEXT,
    kind=TEXT,
    title=TEXT,
    story=TEXT,
    story_url=TEXT,
    made=TEXT,
    words=list_of(object_of(report=TEXT, name=TEXT, text=TEXT, url=TEXT)),
)
ENTRY = object_of(
    id=TEXT,
    url=TEXT,
    title=TEXT,
    content_text=TEXT,
    date_published=TEXT,
    tags=list_of(TEXT),
    _variorum=NOTICE,
)
FEED = object_of(version=TEXT, title=TEXT, home_page_url=TEXT, feed_url=TEXT, items=list_of(ENTRY))


@cache
def make_schemas() -> dict[str, Schema]:
    """Return every schema of the API's answers by name; those of pages are called after them, ``ClaimsAnswer``."""
    made = Schemas()
    frame = {
        "story": TEXT,
        "headline": TEXT,
        "when": TEXT,
        "count": made.of(OriginCount),
        "selection": {"type": "object", "additionalProperties": TEXT},
        "is_stale": TRUTH,
    }
    counts = object_of(story=TEXT, count=made.of(OriginCount), claims=WHOLE, discrepancies=WHOLE)
    ruling = {**made.fields(Ruling), "holds": TRUTH}
    answers = {
        "Stories": object_of(items=list_of(_make_story(made)), **LISTING),
        "Brief": object_of(**frame, brief=list_of(made.of(Part)), discrepancies=list_of(made.of(Discrepancy))),
        "Claims": object_of(**frame, items=list_of(made.of(Row)), **LISTING),
        "Claim": object_of(story=TEXT, **made.fields(Row)),
        "Timeline": object_of(**frame, items=list_of(made.of(Event)), **LISTING),
        "Lineage": object_of(**frame, lineage=made.of(Lineage)),
        "Edge": object_of(
            story=TEXT,
            child=TEXT,
            parent=TEXT,
            dependences=list_of(made.of(Dependence)),
            rejected=list_of(made.of(Dependence)),
            aligned=list_of(ALIGNED),
        ),
        "Edition": object_of(format=TEXT, **made.fields(Edition)),
        "Report": _make_report(made),
        "Comparison": object_of(
            left=TEXT, right=TEXT, is_pending=TRUTH, changes=or_null(list_of({"type": "object"})), pairs=list_of(PAIR)
        ),
        "Reports": object_of(items=list_of(refer("Head")), **LISTING),
        "StoryReports": object_of(**frame, items=list_of(refer("Head")), **LISTING),
        "Hits": object_of(items=list_of(HIT), **LISTING),
        "Rulings": object_of(items=list_of(object_of(**ruling)), **LISTING),
        "Refusals": object_of(items=list_of(REFUSAL), **LISTING),
        "Watches": object_of(items=list_of(WATCH), notices=list_of(NOTICE)),
        "Job": JOB,
        "Feed": FEED,
        "Ruled": object_of(ruling=made.of(Ruling), stories=list_of(counts)),
    }
    named = {f"{name}Answer": schema for name, schema in answers.items()}
    return {**made.named, **named, "Head": HEAD, "Error": ERROR}


def _make_story(made: Schemas) -> Schema:
    """Return the schema of a story in a list, read or not."""
    return object_of(
        id=TEXT,
        path=TEXT,
        thread=TEXT,
        headline=or_null(TEXT),
        when=or_null(made.of(Period)),
        when_because=TEXT,
        reports=list_of(refer("Head")),
        words=WHOLE,
        is_read=TRUTH,
        count=or_null(made.of(OriginCount)),
        claims=or_null(WHOLE),
        discrepancies=or_null(WHOLE),
    )


def _make_report(made: Schemas) -> Schema:
    """Return the schema of one report with its reading; the map to its original is left out."""
    provenance = object_of(**{**made.fields(Provenance), "segments": {"type": "null"}})
    own = {"provenance": provenance, "story": or_null(TEXT), "reading": or_null(made.of(Reading))}
    return object_of(**{**made.fields(Report), **own})
