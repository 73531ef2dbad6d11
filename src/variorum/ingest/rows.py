"""Lines that are rows or points and no sentences: tables, several headlines in one line, footnotes, summaries."""

from __future__ import annotations

import re

from variorum.ingest.lines import Line
from variorum.ingest.sheet import Sheet
from variorum.model import BlockKind

SUMMARY = re.compile(
    r"\W*(?:key (?:points|takeaways|facts)|main points|highlights|at a glance|in (?:brief|short|summary)|summary|"
    r"quick read|tl;?dr|what (?:to|you need to) know)\W*",
    re.IGNORECASE,
)
"""Headings of a list that says once more, in pieces, what the text says in full sentences."""
_CELLS = re.compile(r"\s*(?:\t+|\|)\s*")
_TEASERS = re.compile(r"\s+[|•·]\s+")
_NOTE = re.compile(r"\^\s*\S|(?:\d{1,3}[.)]|[¹²³⁴-⁹]+)\s.*(?:\bpp?\. ?\d|\bibid\b|https?://|\b(?:retrieved|accessed) )")
_NUMBER = re.compile(r"\[\d{1,3}\]")
MAX_POINT_WORDS = 20


def mark_rows(sheet: Sheet) -> None:
    """Set apart tables, lines of several headlines, footnotes and points of a summary; none of a text as it is."""
    if sheet.as_is:
        return
    _mark_tables(sheet)
    for line in sheet.lines:
        if not sheet.is_open(line) or line.is_long:
            continue
        parts = [part for part in _TEASERS.split(line.text) if part.strip()]
        if len(parts) >= 3 and not line.closed and all(2 <= len(part.split()) <= 16 for part in parts):
            sheet.put(line, BlockKind.MENU, "several headlines in one line")
        elif _NOTE.match(line.text) or _is_referred_to(sheet, line):
            sheet.put(line, BlockKind.CREDIT, "a footnote")
        elif SUMMARY.fullmatch(line.text):
            _mark_points(sheet, line)


def _is_referred_to(sheet: Sheet, line: Line) -> bool:
    """Tell whether the number a line starts with (``[3]``) stands after words above it, as a footnote's does.

    Judgments number their paragraphs the same way, and nothing above refers to those.
    """
    found = _NUMBER.match(line.text)
    if found is None:
        return False
    place = sheet.text.find(found[0], 0, line.start)
    return place > 0 and sheet.text[place - 1] not in "\n\r"


def _count_cells(line: Line) -> int:
    cells = _CELLS.split(line.text) if not line.closed and len(line.text) <= 200 else []
    return len(cells) if all(len(cell.split()) <= 8 for cell in cells) else 0


def _mark_tables(sheet: Sheet) -> None:
    """Set apart runs of two or more lines with the same number of cells, three or more of which are parted alike."""
    run: list[Line] = []
    for line in (*sheet.lines, None):
        count = _count_cells(line) if line is not None and sheet.is_open(line) else 0
        if line is not None and count >= 2 and (not run or _count_cells(run[0]) == count):
            run.append(line)
            continue
        if len(run) >= (2 if run and _count_cells(run[0]) > 2 else 3):
            for row in run:
                sheet.put(row, BlockKind.CAPTION, "a row of a table")
        run = [line] if line is not None and count >= 2 else []


def _mark_points(sheet: Sheet, heading: Line) -> None:
    points = []
    for line in sheet.lines[heading.index + 1 : heading.index + 13]:
        if not sheet.is_open(line) or line.closed or line.words > MAX_POINT_WORDS:
            break
        points.append(line)
    for line in points:
        sheet.put(line, BlockKind.HEADING, "a point of the page's summary")
