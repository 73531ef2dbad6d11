"""Short lines before and after the prose, and prose broken at a fixed width."""

from __future__ import annotations

from variorum.ingest.headlines import is_paragraph
from variorum.ingest.lines import Line
from variorum.ingest.sheet import Sheet, Verdict
from variorum.language.outlets import match_outlet
from variorum.model import BlockKind


def mark_runs(sheet: Sheet) -> None:
    """Set apart runs of three or more very short open lines at either end: menus without separators."""
    paragraphs = [line.index for line in sheet.lines if sheet.is_open(line) and is_paragraph(line)]
    if not paragraphs:
        return
    for region in (range(paragraphs[0]), range(paragraphs[-1] + 1, len(sheet.lines))):
        run: list[Line] = []
        for index in (*region, -1):
            line = sheet.lines[index] if index >= 0 else None
            if line and sheet.is_open(line) and line.words <= 4 and not line.closed and not line.bullet:
                run.append(line)
                continue
            if len(run) >= 3:
                for item in run:
                    sheet.put(item, BlockKind.MENU, "one of several very short lines outside the prose")
            run = []


def mark_tail(sheet: Sheet) -> None:
    """Set apart short open lines that follow furniture after the last paragraph."""
    last = max(
        (line.index for line in sheet.lines if sheet.is_open(line) and is_paragraph(line)), default=len(sheet.lines)
    )
    furniture = False
    for line in sheet.lines[last + 1 :]:
        if not sheet.is_open(line):
            furniture = True
        elif match_outlet(line.text.strip(" ()[].")) and line.words <= 5:
            sheet.put(line, BlockKind.CREDIT, "an agency's or outlet's name alone after the text")
        elif furniture and not line.closed and line.words <= 8 and not line.text.endswith(":"):
            sheet.put(line, BlockKind.MENU, "a short line among the page's furniture, after the text")


def mark_wrapped(sheet: Sheet) -> None:
    """Join lines that were broken at a fixed width inside a sentence."""
    for left, right in zip(sheet.lines, sheet.lines[1:], strict=False):
        if not sheet.is_open(right) or right.gap or right.bullet or left.closed:
            continue
        verdict = sheet.verdicts[left.index]
        if (verdict is None or verdict.join) and 40 <= len(left.text) <= 130 and _is_wrapped(sheet, left, right):
            if verdict is None:
                sheet.put(left, BlockKind.PROSE, "a paragraph")
            sheet.verdicts[right.index] = Verdict(BlockKind.PROSE, "goes on from the line above", join=True)
        elif verdict and verdict.kind is BlockKind.PROSE and len(left.text) >= 40 and _is_wrapped(sheet, left, right):
            sheet.verdicts[right.index] = Verdict(BlockKind.PROSE, "goes on from the line above", join=True)


def _is_wrapped(sheet: Sheet, left: Line, right: Line) -> bool:
    return right.text[0].islower() or ((left.text[-1] in ",;-–—" or left.text[-1].isalnum()) and _wrap_width(sheet))


def _wrap_width(sheet: Sheet) -> bool:
    widths = [len(line.text) for line in sheet.lines[:400]]
    full = [width for width in widths if width > 40]
    return len(full) >= 4 and max(full) <= 110 and max(full) - sorted(full)[len(full) // 2] <= 15
