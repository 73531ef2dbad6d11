"""What each stretch of a report's text is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.ingest.bylines import find_byline, find_dateline, has_name_form, is_dateline_alone
from variorum.ingest.captions import find_caption_mark, find_photo_credit
from variorum.ingest.closers import find_trailing_credit
from variorum.ingest.embeds import find_embeds
from variorum.ingest.furniture import find_rule, is_language_menu, is_section_menu
from variorum.ingest.headlines import has_heading_form, has_title_form, is_known_heading, is_paragraph
from variorum.ingest.lines import Line, find_lines, make_key
from variorum.ingest.notes import is_date_note
from variorum.ingest.scripts import find_language, find_script
from variorum.language.outlets import match_outlet
from variorum.model import Block, BlockKind, PartialTime, Span

HEAD_LINES = 6
TAIL_LINES = 8
"""Lines at either end where bylines, credits and menus stand; pages seen had up to 5 before and 7 after the prose."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is and why. ``join`` ties it to the line before: one block of several lines."""

    kind: BlockKind
    because: str
    author: str | None = None
    posted: PartialTime | None = None
    join: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """What the source's markup says of a line. ``fixed``: nothing in the words can change it."""

    kind: BlockKind
    because: str
    fixed: bool = True


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
    >>> for block in find_blocks("Bridge opens in Velden\\n\\nBy Ana Roe\\n\\nVelden: The bridge opened on Monday, a day late."):
    ...     print(block.kind.value, block.because, sep=": ")
    title: a short first line without a full stop
    byline: names the author
    dateline: a known place at the start
    prose: a paragraph
    """
    lines = find_lines(text)
    typing = _Typing(text, lines, as_is, make_key(title) if title else "")
    return typing.run(hints or {})


class _Typing:
    """The lines of one text and what has been decided of each so far."""

    def __init__(self, text: str, lines: tuple[Line, ...], as_is: bool, title_key: str) -> None:
        self.text = text
        self.lines = lines
        self.as_is = as_is
        self.title_key = title_key
        self.verdicts: list[Verdict | None] = [None] * len(lines)
        self.splits: dict[int, int] = {}

    def run(self, hints: Mapping[int, Hint]) -> tuple[Block, ...]:
        for line in self.lines:
            if hint := hints.get(line.start):
                if hint.fixed:
                    self.put(line, hint.kind, hint.because)
        self._mark_embeds()
        self._mark_newsletters()
        for line in self.lines:
            if self.is_open(line):
                self._mark_furniture(line)
        self._mark_foreign()
        self._mark_repeats()
        self._mark_title()
        if not self.as_is:
            self._mark_head()
        self._mark_headings()
        if not self.as_is:
            self._mark_runs()
            self._mark_tail()
        self._mark_wrapped()
        for line in self.lines:
            if self.is_open(line):
                self.put(line, BlockKind.PROSE, "a paragraph" if is_paragraph(line) else "a line of the report")
        return self._assemble()

    def put(self, line: Line, kind: BlockKind, because: str) -> None:
        self.verdicts[line.index] = Verdict(kind, because)

    def is_open(self, line: Line) -> bool:
        return self.verdicts[line.index] is None

    def at_edge(self, line: Line) -> bool:
        return line.index < HEAD_LINES or line.index >= len(self.lines) - TAIL_LINES

    def _mark_embeds(self) -> None:
        is_open = [self.is_open(line) for line in self.lines]
        for first, last, author, posted in find_embeds(self.lines, is_open):
            for index in range(first, last):
                because = "a post with its author and date" if author else "a post shown in the report"
                self.verdicts[index] = Verdict(BlockKind.EMBED, because, author, posted, join=index > first)

    def _mark_newsletters(self) -> None:
        """Set apart what stands between the marks that let a reader skip a promotion."""
        for line in self.lines:
            if line.key != "skippastnewsletterpromotion":
                continue
            ends = [
                item.index
                for item in self.lines[line.index : line.index + 12]
                if item.key == "afternewsletterpromotion"
            ]
            for item in self.lines[line.index : ends[0] + 1] if ends else ():
                self.put(item, BlockKind.PROMOTION, "between the marks of a newsletter's promotion")

    def _mark_furniture(self, line: Line) -> None:
        if not line.key:
            self.put(line, BlockKind.HEADING, "signs that part the text, no words")
        elif is_language_menu(line):
            self.put(line, BlockKind.MENU, "a choice of languages")
        elif is_section_menu(line) and not (self.as_is and line.words < 3):
            self.put(line, BlockKind.MENU, "sections of the site")
        elif (reason := is_date_note(line)) and (self.at_edge(line) or "after “" in reason or "clock" in reason):
            self.put(line, BlockKind.DATE_NOTE, reason)
        elif (start := find_photo_credit(line)) is not None:
            self._mark_photo(line, start)
        elif mark := find_caption_mark(line):
            self.put(line, BlockKind.CAPTION, f"says whom a picture shows: “{mark[:40]}”")
        elif rule := find_rule(line, at_edge=self._may_close(line), as_is=self.as_is):
            if not (line.bullet and rule.kind in (BlockKind.PROMOTION, BlockKind.MENU) and self.as_is):
                self.put(line, rule.kind, rule.because)
        elif find_byline(line, at_edge=self.at_edge(line)):
            self.put(line, BlockKind.BYLINE, "names the author")

    def _may_close(self, line: Line) -> bool:
        return line.index >= max(1, len(self.lines) - TAIL_LINES)

    def _mark_photo(self, line: Line, start: int) -> None:
        if start:
            self.put(line, BlockKind.CAPTION, "ends with a photo credit")
            self.splits[line.index] = start
            return
        self.put(line, BlockKind.CREDIT, "a photo credit")
        if line.index > 1 and not line.gap:
            above = self.lines[line.index - 1]
            if self.is_open(above) and not above.closed and above.words <= 35 and not above.bullet:
                self.put(above, BlockKind.CAPTION, "stands above a photo credit")

    def _mark_foreign(self) -> None:
        """Set apart paragraphs in another writing or language than most of the text."""
        own_script = find_script(" ".join(line.text[:300] for line in self.lines if self.is_open(line))[:4000])
        if own_script is None:
            return
        own_language = None
        for line in self.lines:
            if not self.is_open(line) or not line.key:
                continue
            script = find_script(line.text[:400])
            if script and script != own_script:
                self.put(line, BlockKind.FOREIGN, f"written in {script} letters, the report in {own_script}")
            elif line.words >= 10 and own_script == "Latin":
                code, score = find_language(line.text[:400])
                if code in ("und", "en") and own_language is None:
                    continue
                if own_language is None:
                    own_language = find_language(self.text)[0]
                if code not in (own_language, "und") and own_language == "en" and score >= (0.9 if self.as_is else 0.8):
                    self.put(line, BlockKind.FOREIGN, f"in another language ({code}) than the report")

    def _mark_repeats(self) -> None:
        """Set apart short lines that stand twice in a row, and paragraphs printed twice in a row."""
        twice: set[str] = set()
        for left, right in zip(self.lines, self.lines[1:], strict=False):
            if not left.key or left.key != right.key:
                continue
            if left.index == 0 and left.words <= 32 and (left.key == self.title_key or self._looks_like_lead(right)):
                if self.is_open(right):
                    self.put(right, BlockKind.HEADING, "repeats the headline")
                continue
            twice.add(left.key)
            for line in (left, right):
                if self.is_open(line) and (line.words <= 35 or line is right):
                    self.put(line, BlockKind.CAPTION, "stands twice in a row")
        for line in self.lines:
            if self.is_open(line) and line.key in twice and line.words <= 35:
                self.put(line, BlockKind.CAPTION, "the same words stand twice in a row elsewhere")

    def _looks_like_lead(self, line: Line) -> bool:
        following = next((item for item in self.lines[line.index + 1 :] if item.key != line.key), None)
        return following is not None and is_paragraph(following)

    def _mark_title(self) -> None:
        found: Line | None = None
        for line in self.lines:
            if not self.is_open(line):
                continue
            if self.title_key:
                if line.key == self.title_key:
                    found = line
                    break
                continue
            following = self.lines[line.index + 1] if line.index + 1 < len(self.lines) else None
            if has_title_form(line, following) and self._has_body_after(line) and not is_known_heading(line):
                if found is None and self._is_kicker(line, following):
                    self.put(line, BlockKind.HEADING, "one or two words above the headline")
                    continue
                found = line
            break
        if found is None and not self.title_key:
            return
        if found is not None:
            stated = "the headline the source states" if self.title_key else "a short first line without a full stop"
            self.put(found, BlockKind.TITLE, stated)
        self._mark_title_echoes(found, found.key if found else self.title_key)

    def _is_kicker(self, line: Line, following: Line | None) -> bool:
        """Tell whether a line names a section or the outlet above the headline proper."""
        if following is None or not self.is_open(following) or line.words > 2 or not 5 <= following.words <= 25:
            return False
        after = self.lines[following.index + 1] if following.index + 1 < len(self.lines) else None
        return not following.closed and has_title_form(following, after)

    def _has_body_after(self, line: Line) -> bool:
        rest = self.lines[line.index + 1 : line.index + 12]
        return any(self.is_open(item) and (is_paragraph(item) or item.closed) for item in rest)

    def _mark_title_echoes(self, title: Line | None, key: str) -> None:
        if len(key) < 12:
            return
        for line in self.lines:
            if title is not None and line.index == title.index:
                continue
            verdict = self.verdicts[line.index]
            open_or_caption = verdict is None or verdict.kind is BlockKind.CAPTION
            if open_or_caption and line.key == key:
                self.put(line, BlockKind.HEADING, "repeats the headline")
            elif (
                open_or_caption
                and verdict is None
                and line.key.startswith(key)
                and not line.is_long
                and line.index < 12
            ):
                if line.words <= len(key) // 4 + 25 and not line.closed:
                    self.put(line, BlockKind.CAPTION, "the headline again, before a picture's caption")

    def _mark_headings(self) -> None:
        for line in self.lines:
            if not self.is_open(line):
                continue
            if self.as_is:
                if is_known_heading(line) and self.lines[line.index + 1 :]:
                    self.put(line, BlockKind.HEADING, "a heading that reports of this form use")
                continue
            before = self.lines[line.index - 1] if line.index else None
            following = next((item for item in self.lines[line.index + 1 : line.index + 4] if self.is_open(item)), None)
            if has_heading_form(line, before, following):
                self.put(line, BlockKind.HEADING, "a short line without a full stop above a paragraph")

    def _mark_runs(self) -> None:
        """Set apart runs of three or more very short open lines at either end: menus without separators."""
        paragraphs = [line.index for line in self.lines if self.is_open(line) and is_paragraph(line)]
        if not paragraphs:
            return
        for region in (range(paragraphs[0]), range(paragraphs[-1] + 1, len(self.lines))):
            run: list[Line] = []
            for index in (*region, -1):
                line = self.lines[index] if index >= 0 else None
                if line and self.is_open(line) and line.words <= 4 and not line.closed and not line.bullet:
                    run.append(line)
                    continue
                if len(run) >= 3:
                    for item in run:
                        self.put(item, BlockKind.MENU, "one of several very short lines outside the prose")
                run = []

    def _mark_head(self) -> None:
        """Set apart names, places and bare numbers between the headline and the first paragraph."""
        after_title = any(verdict and verdict.kind is BlockKind.TITLE for verdict in self.verdicts[:HEAD_LINES])
        for line in self.lines[: HEAD_LINES + 4]:
            if self.is_open(line) and is_paragraph(line):
                return
            if not self.is_open(line):
                continue
            if line.text.isdigit():
                self.put(line, BlockKind.MENU, "a bare number above the text")
            elif is_dateline_alone(line):
                self.put(line, BlockKind.DATELINE, "a place alone above the text")
            elif after_title and has_name_form(line) and self._stands_by_note(line):
                self.put(line, BlockKind.BYLINE, "a name beside the page's notes, above the text")

    def _stands_by_note(self, line: Line) -> bool:
        notes = (BlockKind.DATE_NOTE, BlockKind.BYLINE, BlockKind.PROMOTION)
        beside = self.verdicts[max(0, line.index - 1) : line.index] + self.verdicts[line.index + 1 : line.index + 3]
        return any(verdict is not None and verdict.kind in notes for verdict in beside)

    def _mark_tail(self) -> None:
        """Set apart short open lines that follow furniture after the last paragraph."""
        last = max(
            (line.index for line in self.lines if self.is_open(line) and is_paragraph(line)), default=len(self.lines)
        )
        furniture = False
        for line in self.lines[last + 1 :]:
            if not self.is_open(line):
                furniture = True
            elif match_outlet(line.text.strip(" ()[].")) and line.words <= 5:
                self.put(line, BlockKind.CREDIT, "an agency's or outlet's name alone after the text")
            elif furniture and not line.closed and line.words <= 8 and not line.text.endswith(":"):
                self.put(line, BlockKind.MENU, "a short line among the page's furniture, after the text")

    def _mark_wrapped(self) -> None:
        """Join lines that were broken at a fixed width inside a sentence."""
        for left, right in zip(self.lines, self.lines[1:], strict=False):
            if not self.is_open(right) or right.gap or right.bullet or left.closed:
                continue
            verdict = self.verdicts[left.index]
            if (verdict is None or verdict.join) and 40 <= len(left.text) <= 130 and self._is_wrapped(left, right):
                if verdict is None:
                    self.put(left, BlockKind.PROSE, "a paragraph")
                self.verdicts[right.index] = Verdict(BlockKind.PROSE, "goes on from the line above", join=True)
            elif verdict and verdict.kind is BlockKind.PROSE and len(left.text) >= 40 and self._is_wrapped(left, right):
                self.verdicts[right.index] = Verdict(BlockKind.PROSE, "goes on from the line above", join=True)

    def _is_wrapped(self, left: Line, right: Line) -> bool:
        return right.text[0].islower() or ((left.text[-1] in ",;-–—" or left.text[-1].isalnum()) and self._wrap_width())

    def _wrap_width(self) -> bool:
        widths = [len(line.text) for line in self.lines[:400]]
        full = [width for width in widths if width > 40]
        return len(full) >= 4 and max(full) <= 110 and max(full) - sorted(full)[len(full) // 2] <= 15

    def _assemble(self) -> tuple[Block, ...]:
        blocks: list[Block] = []
        leads = 0
        for line in self.lines:
            verdict = self.verdicts[line.index]
            assert verdict is not None
            start = line.start if verdict.kind is BlockKind.PROSE or line.bullet else line.raw_start
            if verdict.join and blocks and verdict.kind is blocks[-1].kind:
                last = blocks[-1]
                blocks[-1] = Block(Span(last.span.start, line.end), last.kind, last.because, last.author, last.posted)
                continue
            if verdict.kind is BlockKind.PROSE:
                leads += 1
                blocks.extend(self._split_prose(line, verdict, leads))
                continue
            cut = self.splits.get(line.index)
            if verdict.kind is BlockKind.CAPTION and cut:
                words = line.text[:cut].rstrip()
                blocks.append(Block(Span(start, line.start + len(words)), BlockKind.CAPTION, verdict.because))
                blocks.append(Block(Span(line.start + cut, line.end), BlockKind.CREDIT, "a photo credit"))
                continue
            blocks.append(Block(Span(start, line.end), verdict.kind, verdict.because, verdict.author, verdict.posted))
        return tuple(blocks)

    def _split_prose(self, line: Line, verdict: Verdict, leads: int) -> list[Block]:
        blocks: list[Block] = []
        start, end = line.start, line.end
        if leads <= 2 and (dateline := find_dateline(line.text)):
            offset, because = dateline
            blocks.append(Block(Span(start, start + len(line.text[:offset].rstrip())), BlockKind.DATELINE, because))
            start += offset
        tail: Block | None = None
        if line.index >= len(self.lines) - TAIL_LINES and (credit := find_trailing_credit(self.text[start:end])):
            offset, because = credit
            tail = Block(Span(start + offset, end), BlockKind.CREDIT, because)
            end = start + len(self.text[start : start + offset].rstrip())
        if start < end:
            blocks.append(Block(Span(start, end), BlockKind.PROSE, verdict.because))
        if tail:
            blocks.append(tail)
        return blocks
