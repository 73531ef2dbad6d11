"""Which line is the headline, and which short lines are headings."""

# A pattern is easier to check on one line.
# ruff: noqa: E501

from __future__ import annotations

import re

from variorum.ingest.lines import Line, make_key

_KNOWN_HEADINGS = re.compile(
    r"(?:why (?:it|this) matters|details?|the details|zoom (?:in|out)|the big picture|what(?:[’']s| is)? (?:next|new|happening|happened|they[’']re saying|to (?:know|expect))|"
    r"what (?:we know|you need to know)(?: so far)?|driving the news|go deeper|the bottom line|between the lines|by the numbers|context|background|catch up quick|state of play|"
    r"the latest|yes,? but|reality check|the other side|flashback|what to watch|how (?:it|we) got here|key (?:points|takeaways|facts)|in (?:brief|short|summary|context)|at a glance|"
    r"summary|analysis|conclusion|introduction|timeline|quick read|tl;?dr|abstract|full text|highlights|the facts|be smart|threat level|worth noting|our thought bubble|the intrigue|"
    r"q ?& ?a|questions and answers)\W*$",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"^[A-ZÀ-Þ][A-ZÀ-Þ.’'-]{1,20}(?: [A-ZÀ-Þ.’'-]{2,20})?: (?=.*[a-z])|[-–—]{1,2}$|^(?:Sources?|Details|Quote|Reference|Background|Previously|Reminder)\b[^:]{0,30}: \S|, (?:he|she|they|[A-Z]\w+) (?:said|says|told|added)\b"
)
"""What a transcript's turn or a sentence that breaks off has and a heading has not."""
_SPEAKER = re.compile(r"^[A-ZÀ-Þ][\w.’' ()-]{0,50}:$")
_SUFFIX = re.compile(r"\s+[-–—|•·»:]{1,2}\s+")
MAX_TITLE_WORDS = 32
MAX_TITLE_CHARS = 220
MAX_HEADING_WORDS = 12


def repeats_title(words: str, title_key: str) -> bool:
    """Tell whether a line is the headline with this key, with or without the outlet's name after a dash or bar."""
    return make_key(words) == title_key or find_title_part(words, title_key) is not None


def find_title_part(words: str, title_key: str) -> tuple[int, int] | None:
    """Return where the headline with this key stands in ``words`` of the form "Headline - Outlet", or None."""
    for mark in _SUFFIX.finditer(words) if len(words) <= MAX_TITLE_CHARS + 60 else ():
        if make_key(words[: mark.start()]) == title_key and len(words[mark.end() :].split()) <= 6:
            return 0, mark.start()
    return None


def is_known_heading(line: Line) -> bool:
    """Tell whether the line is one of the headings that explainers and bullet-style reports use."""
    return line.words <= 7 and not line.bullet and bool(_KNOWN_HEADINGS.match(line.text))


def is_paragraph(line: Line) -> bool:
    """Tell whether the line reads like prose: a sentence of some length, or long enough to be nothing else."""
    return line.is_long or line.words >= 25 or (line.closed and line.words >= 8)


def has_title_form(line: Line, following: Line | None) -> bool:
    """Tell whether a line at the start may be the headline: short, open-ended, with something after it.

    A full stop at its end is allowed where a blank line follows and its words are short or capitalised as in titles,
    as some collections add one.
    """
    if (
        line.words > MAX_TITLE_WORDS
        or len(line.text) > MAX_TITLE_CHARS
        or line.bullet
        or line.words < 2
        or line.text.isdigit()
    ):
        return False
    if following is None or line.text[-1] in ",;:":
        return False
    if _SPEAKER.match(line.text) or (following.text[0].islower() and not following.gap):
        return False
    if not re.search(r"\.[\"\'”’)]*$", line.text) or re.search(r"\b(?:[A-Z]\.){1,4}$", line.text):
        return not re.search(r"\.\s+[A-Z][a-z]+ .*[a-z]{3}\.$", line.text)
    long_words = [word for word in re.findall(r"[A-Za-z][\w’']*", line.text)[1:] if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long_words)
    title_case = bool(long_words) and capitals / len(long_words) >= 0.7
    return following.gap and line.words <= 20 and title_case


def has_heading_form(line: Line, before: Line | None, following: Line | None) -> bool:
    """Tell whether a short open-ended line inside the body is a heading of what follows it."""
    if is_known_heading(line):
        return True
    if line.bullet or line.closed or line.words > MAX_HEADING_WORDS or len(line.text) > 90:
        return False
    if following is None or not (is_paragraph(following) or following.bullet):
        return False
    if line.text[-1] in ",;:" or line.text[0] in "\"“‘«„'(" or line.text[0].islower() or _SPEAKER.match(line.text):
        return False
    if _SPEECH.search(line.text):
        return False
    # The middle of a sentence that was cut at the line's end.
    return before is None or before.closed or before.words > 20 or line.gap
