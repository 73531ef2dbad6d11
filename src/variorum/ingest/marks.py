"""Lines that their own words or the page's markup give away."""

from __future__ import annotations

import re

from variorum.ingest.authors import is_author_note
from variorum.ingest.bylines import find_byline
from variorum.ingest.captions import find_caption_mark, find_photo_credit
from variorum.ingest.embeds import find_embeds, find_signature
from variorum.ingest.furniture import find_rule, is_language_menu, is_section_menu
from variorum.ingest.lines import Line
from variorum.ingest.notes import is_date_note
from variorum.ingest.openers import find_label
from variorum.ingest.scripts import find_language, find_script, is_plainly_english
from variorum.ingest.sheet import HEAD_LINES, Hint, Sheet, Verdict
from variorum.model import BlockKind

_RELATED = re.compile(
    r"\W*(?:(?:related|more|other|top|latest|recommended|trending)"
    r"(?: (?:stories|news|articles|coverage|reports|reading|links|content))|"
    r"(?:more (?:from|about)|also in) (?:the )?[A-Z]?[\w’'. -]{2,30}|"
    r"related|also read|read also|see also|read more|more on this(?: story)?)\W*$",
    re.IGNORECASE,
)


def put_hint(sheet: Sheet, line: Line, hint: Hint) -> None:
    """Decide a line as its markup says; an embedded post keeps its lines together and its author and day."""
    sheet.put(line, hint.kind, hint.because)
    above = sheet.verdicts[line.index - 1] if line.index else None
    if hint.kind is BlockKind.CAPTION and (start := find_photo_credit(line)):
        sheet.splits[line.index] = start
    elif hint.kind is BlockKind.EMBED:
        signed = find_signature(line) or (None, None, False)
        join = above is not None and above.kind is BlockKind.EMBED and above.because == hint.because
        sheet.verdicts[line.index] = Verdict(hint.kind, hint.because, signed[0], signed[1], join)


def mark_embeds(sheet: Sheet) -> None:
    """Set apart posts shown in the report, each as one block with its author and its own day."""
    is_open = [sheet.is_open(line) for line in sheet.lines]
    for first, last, author, posted in find_embeds(sheet.lines, is_open):
        for index in range(first, last):
            because = "a post with its author and date" if author else "a post shown in the report"
            sheet.verdicts[index] = Verdict(BlockKind.EMBED, because, author, posted, join=index > first)


def mark_newsletters(sheet: Sheet) -> None:
    """Set apart what stands between the marks that let a reader skip a promotion."""
    for line in sheet.lines:
        if line.key != "skippastnewsletterpromotion":
            continue
        ends = [
            item.index for item in sheet.lines[line.index : line.index + 12] if item.key == "afternewsletterpromotion"
        ]
        for item in sheet.lines[line.index : ends[0] + 1] if ends else ():
            sheet.put(item, BlockKind.PROMOTION, "between the marks of a newsletter's promotion")


def mark_furniture(sheet: Sheet, line: Line) -> None:
    """Decide a line if its words alone say that it is a menu, note, caption, credit, promotion, form or byline."""
    label = find_label(line.text)
    if label and line.closed and len(line.text[label:].split()) >= 5:
        # A sentence follows the label on the same line; they are parted later.
        return
    if not line.key:
        sheet.put(line, BlockKind.HEADING, "signs that part the text, no words")
    elif is_language_menu(line):
        sheet.put(line, BlockKind.MENU, "a choice of languages")
    elif is_section_menu(line) and not (sheet.as_is and line.words < 3):
        sheet.put(line, BlockKind.MENU, "sections of the site")
    elif (reason := is_date_note(line)) and (sheet.at_edge(line) or "after “" in reason or "clock" in reason):
        sheet.put(line, BlockKind.DATE_NOTE, reason)
    elif (start := find_photo_credit(line)) is not None and not ("|" in line.text and _heads(sheet, line)):
        _mark_photo(sheet, line, start)
    elif mark := find_caption_mark(line):
        sheet.put(line, BlockKind.CAPTION, f"says whom a picture shows: “{mark[:40]}”")
    elif rule := find_rule(line, at_edge=sheet.may_close(line), as_is=sheet.as_is):
        if not (line.bullet and rule.kind in (BlockKind.PROMOTION, BlockKind.MENU) and sheet.as_is):
            sheet.put(line, rule.kind, rule.because)
    elif not sheet.as_is and sheet.may_close(line) and is_author_note(line, _others(sheet, line)):
        sheet.put(line, BlockKind.CREDIT, "says who the author is")
    elif find_byline(line, at_edge=sheet.at_edge(line)):
        sheet.put(line, BlockKind.BYLINE, "names the author")


def _others(sheet: Sheet, line: Line) -> list[Line]:
    return [item for item in sheet.lines if item is not line and sheet.is_open(item)]


def _heads(sheet: Sheet, line: Line) -> bool:
    """Tell whether "Name | Agency" stands above the text, where it is the author's and not a photographer's."""
    return sheet.ranks[line.index] < HEAD_LINES and find_byline(line, at_edge=True) is not None


def _mark_photo(sheet: Sheet, line: Line, start: int) -> None:
    if start:
        sheet.put(line, BlockKind.CAPTION, "ends with a photo credit")
        sheet.splits[line.index] = start
        return
    sheet.put(line, BlockKind.CREDIT, "a photo credit")
    if line.index > 1 and not line.gap:
        above = sheet.lines[line.index - 1]
        if sheet.is_open(above) and not above.closed and above.words <= 35 and not above.bullet:
            sheet.put(above, BlockKind.CAPTION, "stands above a photo credit")


def mark_related(sheet: Sheet) -> None:
    """Set apart the headlines that follow a label such as "Related stories", up to the next sentence."""
    for line in sheet.lines:
        if not _RELATED.match(line.text):
            continue
        for item in sheet.lines[line.index + 1 : line.index + 9]:
            if sheet.is_open(item) and (item.closed or item.words > 20 or item.text[-1] in ",;:"):
                break
            if sheet.is_open(item) and item.words >= 4:
                sheet.put(item, BlockKind.MENU, "a headline under a label of related reports")


def mark_foreign(sheet: Sheet) -> None:
    """Set apart paragraphs in another writing or language than most of the text."""
    own_script = find_script(" ".join(line.text[:300] for line in sheet.lines if sheet.is_open(line))[:4000])
    if own_script is None:
        return
    own_language = None
    for line in sheet.lines:
        if not sheet.is_open(line) or not line.key:
            continue
        script = find_script(line.text[:400])
        if script and script != own_script:
            sheet.put(line, BlockKind.FOREIGN, f"written in {script} letters, the report in {own_script}")
        elif line.words >= 10 and own_script == "Latin" and not is_plainly_english(line.text[:400]):
            code, score = find_language(line.text[:400])
            if code in ("und", "en") and own_language is None:
                continue
            if own_language is None:
                own_language = find_language(sheet.text)[0]
            if code not in (own_language, "und") and own_language == "en" and score >= (0.9 if sheet.as_is else 0.8):
                sheet.put(line, BlockKind.FOREIGN, f"in another language ({code}) than the report")
