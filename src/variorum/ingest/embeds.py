"""Posts shown inside a report: their text, who posted them and when."""

# A pattern is easier to check on one line.

from __future__ import annotations

import re

from variorum.ingest.dates import find_dates
from variorum.ingest.lines import Line
from variorum.model import PartialTime

_SIGNATURE = re.compile(
    r"(?P<dash>^|[—–―]|--?)\s?(?P<author>[^\n—–―]{0,80}?\(@\w{1,30}\))[\s,:·|]{0,4}(?P<when>[^\n]{0,40})$"
)
_SHARED = re.compile(
    r"(?:a (?:post|video|photo|reel|story) shared by .{1,80}\(@[\w.]{1,40}\).{0,60}|view this post on \w+|"
    r"(?:this|the) (?:tweet|post) (?:was|has been|is) (?:deleted|unavailable|removed).{0,40}|"
    r"(?:show|view|see) (?:this |the )?(?:tweet|post|thread)s?(?: on \w+)?|.{0,60}\bpic\.(?:twitter|x)\.com/\w+|https?://(?:t\.co|twitter\.com|x\.com|youtu\.be|www\.youtube\.com)/\S+)\W*$",
    re.IGNORECASE,
)
_POST_MARK = re.compile(r"pic\.(?:twitter|x)\.com/|https?://t\.co/|(?<!\w)[@#]\w{2,}")
_MARKS_ONLY = re.compile(r"^(?:(?:[@#]\w+|https?://\S+|pic\.\S+)\W*)+$")
MAX_POST = 600
"""Code points; a longer line above a signature is the report's own paragraph."""


def find_signature(line: Line) -> tuple[str, PartialTime | None, bool] | None:
    """Return author, date and whether the post's own words stand on this line too, or None when nobody signs here."""
    if len(line.text) > MAX_POST + 120:
        return None
    tail = line.text[-160:]
    found = _SIGNATURE.search(tail)
    if not found or (found.start() == 0 and len(tail) < len(line.text)):
        return None
    when = next((date.value for date in find_dates(found["when"])), None)
    if found["when"].strip() and when is None:
        return None
    if not found["dash"] and not line.bullet:
        return None
    own_words = len(line.text) - len(tail) + found.start() > 0
    return found["author"].strip(), when, own_words


def is_post_line(line: Line) -> bool:
    """Tell whether a line by itself is a post or a button of one."""
    return len(line.text) <= MAX_POST and bool(_SHARED.match(line.text))


def has_post_mark(line: Line) -> bool:
    """Tell whether the words hold a link, handle or tag as posts do."""
    return len(line.text) <= MAX_POST and bool(_POST_MARK.search(line.text))


def find_embeds(lines: tuple[Line, ...], is_open: list[bool]) -> list[tuple[int, int, str | None, PartialTime | None]]:
    """Return the embedded posts as ``(first line, last line + 1, author, posted)``, in order.

    ``is_open[i]`` is False for lines that are already something else. A signature takes the line above it, and lines
    above that while they hold links, handles or tags.
    """
    found: list[tuple[int, int, str | None, PartialTime | None]] = []
    floor = 0
    for line in lines:
        signed = find_signature(line) if is_open[line.index] else None
        if signed is None:
            if is_open[line.index] and is_post_line(line):
                found.append((line.index, line.index + 1, None, None))
            continue
        author, posted, own_words = signed
        first = line.index
        if not own_words and first - 1 >= floor and is_open[first - 1] and len(lines[first - 1].text) <= MAX_POST:
            first -= 1
            if _MARKS_ONLY.match(lines[first].text) and first - 1 >= floor and is_open[first - 1]:
                first -= 1 if len(lines[first - 1].text) <= 300 and not lines[first].gap else 0
        while (
            first - 1 >= floor
            and is_open[first - 1]
            and has_post_mark(lines[first - 1])
            and lines[first - 1].words <= 60
            and not lines[first].gap
        ):
            first -= 1
        # A line that was found to be a post by itself belongs to the signature that took it in.
        while found and found[-1][1] > first:
            found.pop()
        found.append((first, line.index + 1, author, posted))
        floor = line.index + 1
    return found
