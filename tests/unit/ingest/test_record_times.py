from __future__ import annotations

import pytest

from variorum.ingest import make_report
from variorum.settings import IngestSettings


@pytest.mark.parametrize("published", ["2031-05-01T10:00:00+00:00", "1898-02-15"])
def test_a_record_taken_as_it_is_keeps_the_time_it_states(published: str) -> None:
    record = {"id": "r", "text": "The Merrow ferry sank.", "published": published}
    kept = make_report(record, IngestSettings(), as_is=True).published
    assert kept.value is not None
    assert kept.value.value == published
    assert make_report(record, IngestSettings(), as_is=False).published.value is None
