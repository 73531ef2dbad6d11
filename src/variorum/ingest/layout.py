"""Lines that their place among the others gives away: headlines, headings, repeated captions, names above the text."""

from __future__ import annotations

import itertools
import re

from variorum.ingest.bylines import has_name_form, is_dateline_alone
from variorum.ingest.headlines import has_heading_form, has_title_form, is_known_heading, is_paragraph, repeats_title
from variorum.ingest.lines import Line
from variorum.ingest.outlet_names import is_outlet_name
from variorum.ingest.sheet import HEAD_LINES, MASTHEAD, Sheet
from variorum.model import BlockKind

_SAYS = re.compile(r"\b(?:said|says|told|added|stated|warned|insisted|according to)\b")


def mark_repeats(sheet: Sheet) -> None:
    """Set apart short lines that stand twice in a row, and paragraphs printed twice in a row."""
    twice: set[str] = set()
    keep_first = sheet.as_is or _is_doubled(sheet)
    for left, right in zip(sheet.lines, sheet.lines[1:], strict=False):
        if not left.key or left.key != right.key or (left.closed and left.words < 5):
            continue
        if left.index == 0 and left.words <= 32 and (left.key == sheet.title_key or _looks_like_lead(sheet, right)):
            if sheet.is_open(right):
                sheet.put(right, BlockKind.HEADING, "repeats the headline")
            continue
        twice.add(left.key)
        for line in (left, right):
            keep = line.words > 35 or (line.words >= 8 and ((keep_first and line.closed) or _is_speech(line)))
            first_of_prose = line is left and keep
            if sheet.is_open(line) and not first_of_prose:
                sheet.put(line, BlockKind.CAPTION, "stands twice in a row")
    for line in sheet.lines:
        if (
            sheet.is_open(line)
            and line.key in twice
            and line.words <= 35
            and not ((keep_first and line.closed) or _is_speech(line))
        ):
            sheet.put(line, BlockKind.CAPTION, "the same words stand twice in a row elsewhere")


def _is_speech(line: Line) -> bool:
    """Tell whether the line reports words, which hardly any caption does."""
    return line.closed and bool(_SAYS.search(line.text))


def _is_doubled(sheet: Sheet) -> bool:
    """Tell whether half of the paragraphs or more stand twice in a row: the whole text was taken twice over."""
    paragraphs = [line for line in sheet.lines if sheet.is_open(line) and is_paragraph(line)]
    pairs = sum(left.key == right.key for left, right in itertools.pairwise(paragraphs))
    return 0 < len(paragraphs) <= 2 * pairs


def _looks_like_lead(sheet: Sheet, line: Line) -> bool:
    following = next((item for item in sheet.lines[line.index + 1 :] if item.key != line.key), None)
    return following is not None and is_paragraph(following)


def mark_title(sheet: Sheet) -> None:
    """Find the headline: the line the source states, else the first open line if it has a headline's form."""
    found: Line | None = None
    seen = 0
    for line in sheet.lines:
        if not sheet.is_open(line):
            continue
        if sheet.title_key:
            seen += 1
            if repeats_title(line.text, sheet.title_key) or (
                len(line.key) >= 12 and line.words <= 32 and line.key in sheet.title_key and seen <= HEAD_LINES
            ):
                found = line
                break
            continue
        following = sheet.lines[line.index + 1] if line.index + 1 < len(sheet.lines) else None
        if has_title_form(line, following) and _has_body_after(sheet, line) and not is_known_heading(line):
            if _is_masthead(sheet, line, following):
                sheet.put(line, BlockKind.HEADING, MASTHEAD)
                continue
            if _is_kicker(sheet, line, following):
                sheet.put(line, BlockKind.HEADING, "one or two words above the headline")
                continue
            found = line
        break
    if found is None and not sheet.title_key:
        return
    if found is not None:
        stated = "the headline the source states" if sheet.title_key else "a short first line without a full stop"
        sheet.put(found, BlockKind.TITLE, stated)
    _mark_title_echoes(sheet, found, found.key if found else sheet.title_key)


def _is_masthead(sheet: Sheet, line: Line, following: Line | None) -> bool:
    """Tell whether the first line is the outlet's own name: known, or in the form of a paper's, above a headline."""
    if following is None or not sheet.is_open(following) or line.words > 5 or following.words <= 3 or following.closed:
        return False
    after = sheet.lines[following.index + 1] if following.index + 1 < len(sheet.lines) else None
    return is_outlet_name(line.text) and has_title_form(following, after)


def _is_kicker(sheet: Sheet, line: Line, following: Line | None) -> bool:
    """Tell whether a line names a section or the outlet above the headline proper."""
    if following is None or not sheet.is_open(following) or line.words > 2 or not 5 <= following.words <= 25:
        return False
    after = sheet.lines[following.index + 1] if following.index + 1 < len(sheet.lines) else None
    return not following.closed and has_title_form(following, after)


def _has_body_after(sheet: Sheet, line: Line) -> bool:
    rest = sheet.lines[line.index + 1 : line.index + 12]
    return any(sheet.is_open(item) and (is_paragraph(item) or item.closed) for item in rest)


def _mark_title_echoes(sheet: Sheet, title: Line | None, key: str) -> None:
    if len(key) < 12:
        return
    for line in sheet.lines:
        if title is not None and line.index == title.index:
            continue
        verdict = sheet.verdicts[line.index]
        open_or_caption = verdict is None or verdict.kind is BlockKind.CAPTION
        if open_or_caption and line.key == key:
            sheet.put(line, BlockKind.HEADING, "repeats the headline")
        elif verdict is None and line.index < 12 and _starts_with_title(line, key):
            sheet.put(line, BlockKind.CAPTION, "the headline again, before a picture's caption")


def _starts_with_title(line: Line, key: str) -> bool:
    short = not line.is_long and not line.closed and line.words <= len(key) // 4 + 25
    return short and line.key.startswith(key)


def mark_headings(sheet: Sheet) -> None:
    """Set apart short lines that head what follows; of a text taken as it stands only well-known ones."""
    for line in sheet.lines:
        if not sheet.is_open(line):
            continue
        if sheet.as_is:
            if is_known_heading(line) and sheet.lines[line.index + 1 :]:
                sheet.put(line, BlockKind.HEADING, "a heading that reports of this form use")
            continue
        before = sheet.lines[line.index - 1] if line.index else None
        following = next((item for item in sheet.lines[line.index + 1 : line.index + 4] if sheet.is_open(item)), None)
        if has_heading_form(line, before, following):
            sheet.put(line, BlockKind.HEADING, "a short line without a full stop above a paragraph")


def mark_head(sheet: Sheet) -> None:
    """Set apart names, places and bare numbers between the headline and the first paragraph."""
    after_title = any(verdict and verdict.kind is BlockKind.TITLE for verdict in sheet.verdicts)
    for line in sheet.lines:
        if sheet.ranks[line.index] >= HEAD_LINES + 4:
            return
        if sheet.is_open(line) and is_paragraph(line):
            return
        if not sheet.is_open(line):
            continue
        if line.text.isdigit():
            sheet.put(line, BlockKind.MENU, "a bare number above the text")
        elif is_dateline_alone(line):
            sheet.put(line, BlockKind.DATELINE, "a place alone above the text")
        elif after_title and has_name_form(line) and _stands_by_note(sheet, line):
            sheet.put(line, BlockKind.BYLINE, "a name beside the page's notes, above the text")


def _stands_by_note(sheet: Sheet, line: Line) -> bool:
    notes = (BlockKind.DATE_NOTE, BlockKind.BYLINE, BlockKind.PROMOTION)
    beside = sheet.verdicts[max(0, line.index - 1) : line.index] + sheet.verdicts[line.index + 1 : line.index + 3]
    return any(verdict is not None and verdict.kind in notes for verdict in beside)
