"""The note on who wrote a report, which many sites put after its last paragraph."""

# A pattern is easier to check on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.ingest.lines import Line

_WORK = (
    r"(?:correspondent|reporter|editor|journalist|writer|columnist|producer|contributor|freelancer?|fellow|intern|photographer|"
    r"bureau chief|critic|blogger|researcher|lecturer|professor|author)"
)
_NAME = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,3}"
_IS = re.compile(rf"\W*{_NAME} (?:is|works as) (?:an?|the|our|[A-Z][\w.'’ ]{{2,40}}[’']s?)\b[^.]{{0,120}}\b{_WORK}\b")
_COVERS = re.compile(
    rf"\W*{_NAME} (?:covers|reports on|writes (?:about|on|for)|has covered|has written for|joined (?:the|[A-Z])[^.]{{0,60}} in \d{{4}})\b"
)
_REACH = re.compile(
    r"\b(?:follow (?:him|her|them)|(?:he|she|they) (?:lives?|can be reached|tweets|has (?:covered|worked|written|reported)|covers|previously|joined|is based)|based in|@\w{3,}|on twitter|e-?mail)\b",
    re.IGNORECASE,
)
MAX_WORDS = 70


def is_author_note(line: Line, rest: Sequence[Line]) -> bool:
    """Tell whether a line near the end says what the report's author does: ``Ana Roe is our reporter in Velden. Follow …``.

    Somebody's trade alone is not enough, since reports are about reporters too: the line must say where to follow or
    reach the author or what else the author does, or be the last one with nobody of that name in the text.

    Parameters
    ----------
    line
        The line in question.
    rest
        The other lines that nothing has decided yet.
    """
    if line.words > MAX_WORDS or line.is_long:
        return False
    if not (_COVERS.match(line.text) or _IS.match(line.text)):
        return False
    if _REACH.search(line.text):
        return True
    surname = line.text.split()[1].strip(".,")
    return all(other.index < line.index and surname not in other.text for other in rest)
