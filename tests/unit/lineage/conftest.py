"""Small invented reports for the tests of lineage."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from variorum.model import Block, BlockKind, PartialTime, Provenance, Publication, Report, Span

MakeReport = Callable[..., Report]


def _make(
    report_id: str,
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    byline: str | None = None,
    title: bool = False,
) -> Report:
    blocks = []
    for place, hit in enumerate(re.finditer(r"[^\n]+", text)):
        kind = BlockKind.TITLE if title and place == 0 else BlockKind.PROSE
        if hit[0].startswith("(Photo"):
            kind = BlockKind.CAPTION
        blocks.append(Block(Span(*hit.span()), kind, "made for a test"))
    when = Publication(PartialTime(published), read_from="record") if published else Publication()
    origin = Provenance("-", "text/plain", "utf-8", "0")
    return Report(report_id, text, tuple(blocks), origin, outlet=outlet, byline=byline, published=when, story="s")


@pytest.fixture
def make_report() -> MakeReport:
    """A maker of reports whose paragraphs are prose, the first one the title if asked."""
    return _make


@pytest.fixture
def harbour() -> str:
    """A report of seven sentences about a harbour wall."""
    return (
        "The harbour wall at Kestrel Bay gave way shortly before dawn, flooding the lower market and two streets. "
        "Crews from three towns pumped water out of cellars until the evening tide came in again.\n"
        "Engineers had warned the council last spring that the eastern section was leaning by eleven centimetres. "
        "A survey of the remaining stonework is due to start once the swell drops below a metre.\n"
        "Fishing boats were towed to the inner basin, where berths had been cleared by the rowing club. "
        "Nobody was hurt, although a baker's delivery van was found upside down against the chandlery.\n"
        "The council has closed the promenade between the lighthouse and the old customs shed for six weeks.\n"
    )


@pytest.fixture
def library() -> str:
    """A report of four sentences about something else."""
    return (
        "A dispute over opening hours has closed every branch library in Orsted county for the second week running. "
        "Staff want the late shift paid at the rate that bus drivers get after eight in the evening.\n"
        "Negotiators met twice over the weekend without agreeing on who should chair the next round of talks. "
        "School groups have been sent to the museum annexe, which lends a few hundred picture books.\n"
    )
