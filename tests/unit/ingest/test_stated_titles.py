from __future__ import annotations

import pytest

from variorum.ingest import make_report
from variorum.model import BlockKind
from variorum.settings import IngestSettings

HEAD = "Old bridge at Marlow shut after cracks found"
BODY = "The council of Marlow closed the old bridge on Tuesday after engineers found cracks in two of its piers."
SETTINGS = IngestSettings()


@pytest.mark.parametrize("as_is", [True, False])
@pytest.mark.parametrize(
    ("stated", "first"),
    [
        (HEAD, HEAD),
        (f"{HEAD} - The Courier", HEAD),
        (f"{HEAD} | Local news | The Courier", HEAD),
        (HEAD, f"{HEAD} | The Courier"),
        (HEAD.upper(), HEAD),
    ],
)
def test_a_stated_headline_is_found_in_the_first_lines(stated: str, first: str, as_is: bool) -> None:
    report = make_report({"title": stated, "text": f"{first}\n\n{BODY}\n\n{BODY} Again."}, SETTINGS, as_is=as_is)
    assert report.title_span is not None
    assert report.title_span.of(report.text) == report.title == HEAD
    assert report.blocks[0].kind is BlockKind.TITLE


@pytest.mark.parametrize("as_is", [True, False])
def test_a_headline_that_the_text_lacks_has_no_place_in_it(as_is: bool) -> None:
    report = make_report({"title": HEAD, "text": f"{BODY}\n\n{BODY} Again."}, SETTINGS, as_is=as_is)
    assert (report.title, report.title_span) == (HEAD, None)
    assert all(block.kind is BlockKind.PROSE for block in report.blocks)


def test_a_heading_deep_in_the_text_that_shares_words_with_the_headline_is_not_the_headline() -> None:
    text = "\n\n".join([f"{BODY} Point {number}." for number in range(9)] + ["Marlow shut after cracks", BODY])
    report = make_report({"title": HEAD, "text": text}, SETTINGS, as_is=False)
    assert report.title_span is None
    assert not report.blocks_of(BlockKind.TITLE)
