"""What each stretch of a report's text is."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.ingest.assembly import assemble_blocks
from variorum.ingest.furniture import find_rule
from variorum.ingest.headlines import is_paragraph
from variorum.ingest.layout import mark_head, mark_headings, mark_repeats, mark_title
from variorum.ingest.lines import find_lines, make_key
from variorum.ingest.margins import mark_runs, mark_tail, mark_wrapped
from variorum.ingest.marks import mark_embeds, mark_foreign, mark_furniture, mark_newsletters, mark_related, put_hint
from variorum.ingest.rows import mark_rows
from variorum.ingest.sheet import ABOVE, Hint, Sheet
from variorum.model import Block, BlockKind


def find_blocks(
    text: str, *, as_is: bool = False, title: str | None = None, hints: Mapping[int, Hint] | None = None
) -> tuple[Block, ...]:
    """Return what each stretch of ``text`` is, in text order; time grows linearly with the text.

    Parameters
    ----------
    text
        A report's text; any string is taken.
    as_is
        Whether offsets and wording are measured by somebody: a doubtful line is PROSE then, as losing prose costs more.
    title
        The headline where the source states it apart; a line that repeats it is no prose.
    hints
        What markup says of the line that starts at an offset of ``text``.

    Returns
    -------
    tuple of Block
        Never overlapping, covering every character that is not white space or a list bullet; empty for white space.

    Examples
    --------
    >>> text = "Bridge opens in Velden\\n\\nBy Ana Roe\\n\\nLondon: The bridge opened on Monday, a day late."
    >>> for block in find_blocks(text):
    ...     print(block.kind.value, block.because, sep=": ")
    title: a short first line without a full stop
    byline: names the author
    dateline: a known place at the start
    prose: a paragraph
    """
    sheet = Sheet(text, find_lines(text), as_is, make_key(title) if title else "")
    # Markup first, then rules from the surest to the weakest; what is left is prose.
    loose = _mark_by_markup(sheet, hints or {})
    mark_embeds(sheet)
    mark_newsletters(sheet)
    mark_rows(sheet)
    _mark_by_words(sheet, loose)
    mark_related(sheet)
    mark_foreign(sheet)
    mark_repeats(sheet)
    mark_title(sheet)
    if not as_is:
        mark_head(sheet)
    mark_headings(sheet)
    if not as_is:
        mark_runs(sheet)
        mark_tail(sheet)
    mark_wrapped(sheet)
    for line in sheet.lines:
        if sheet.is_open(line):
            sheet.put(line, BlockKind.PROSE, "a paragraph" if is_paragraph(line) else "a line of the report")
    return assemble_blocks(sheet)


def _mark_by_markup(sheet: Sheet, hints: Mapping[int, Hint]) -> dict[int, Hint]:
    """Decide the lines whose markup is sure; return the other hints by line."""
    loose: dict[int, Hint] = {}
    for line in sheet.lines:
        if hint := hints.get(line.start):
            if hint.fixed:
                put_hint(sheet, line, hint)
            else:
                loose[line.index] = hint
    sheet.rank(loose)
    return loose


def _mark_by_words(sheet: Sheet, loose: Mapping[int, Hint]) -> None:
    for line in sheet.lines:
        if not sheet.is_open(line):
            continue
        hint = loose.get(line.index)
        if hint is None or hint.because == ABOVE:
            mark_furniture(sheet, line)
        if hint is None or not sheet.is_open(line):
            continue
        rule = find_rule(line, at_edge=True, as_is=sheet.as_is)
        decided = rule if rule and rule.kind in (BlockKind.CREDIT, BlockKind.CORRECTION) else hint
        sheet.put(line, decided.kind, decided.because)
