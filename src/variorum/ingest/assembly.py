"""Typed lines to blocks, datelines and closing credits split from the prose they stand in."""

from __future__ import annotations

from variorum.ingest.bylines import find_dateline
from variorum.ingest.closers import find_trailing_credit, find_trailing_promotion
from variorum.ingest.lines import Line
from variorum.ingest.openers import find_label
from variorum.ingest.sheet import TAIL_LINES, Sheet, Verdict
from variorum.model import Block, BlockKind, Span


def assemble_blocks(sheet: Sheet) -> tuple[Block, ...]:
    """Return the blocks of a sheet on which every line is decided, in text order."""
    blocks: list[Block] = []
    leads = 0
    for line in sheet.lines:
        verdict = sheet.verdicts[line.index]
        assert verdict is not None
        start = line.start if verdict.kind is BlockKind.PROSE or line.bullet else line.raw_start
        if verdict.join and blocks and verdict.kind is blocks[-1].kind:
            last = blocks[-1]
            author, posted = last.author or verdict.author, last.posted or verdict.posted
            blocks[-1] = Block(Span(last.span.start, line.end), last.kind, last.because, author, posted)
            continue
        if verdict.kind is BlockKind.PROSE:
            leads += 1
            blocks.extend(_split_prose(sheet, line, verdict, leads))
            continue
        cut = sheet.splits.get(line.index)
        if verdict.kind is BlockKind.CAPTION and cut:
            words = line.text[:cut].rstrip()
            blocks.append(Block(Span(start, line.start + len(words)), BlockKind.CAPTION, verdict.because))
            blocks.append(Block(Span(line.start + cut, line.end), BlockKind.CREDIT, "a photo credit"))
            continue
        blocks.append(Block(Span(start, line.end), verdict.kind, verdict.because, verdict.author, verdict.posted))
    return tuple(blocks)


def _split_prose(sheet: Sheet, line: Line, verdict: Verdict, leads: int) -> list[Block]:
    blocks: list[Block] = []
    start, end = line.start, line.end
    if label := find_label(line.text):
        words = line.text[:label].rstrip()
        blocks.append(
            Block(Span(start, start + len(words)), BlockKind.PROMOTION, "a label of the page before the text")
        )
        start += label
    if leads <= 2 and (dateline := find_dateline(sheet.text[start:end])):
        offset, because = dateline
        blocks.append(
            Block(Span(start, start + len(sheet.text[start : start + offset].rstrip())), BlockKind.DATELINE, because)
        )
        start += offset
    tail: Block | None = None
    kind = BlockKind.CREDIT
    found = None
    if sheet.ranks[line.index] >= sheet.free - TAIL_LINES:
        found = find_trailing_credit(sheet.text[start:end])
    if found is None and not sheet.as_is:
        found, kind = find_trailing_promotion(sheet.text[start:end]), BlockKind.PROMOTION
    if found:
        offset, because = found
        tail = Block(Span(start + offset, end), kind, because)
        end = start + len(sheet.text[start : start + offset].rstrip())
    if start < end:
        blocks.append(Block(Span(start, end), BlockKind.PROSE, verdict.because))
    if tail:
        blocks.append(tail)
    return blocks
