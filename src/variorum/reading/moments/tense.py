"""Whether the words around a time speak of what was or of what will be. Cues only, no parse."""

from __future__ import annotations

import re

_ABBREVIATED = r"(?<!\b[ap]\.m)(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\b(?:Gen|Sen|Gov|Rep|Mrs))"
_BREAK = re.compile(rf"[;\n]|(?:{_ABBREVIATED}\.|[?!])[”\"'’)]*\s+(?=[A-Z“\"'‘])|, (?:but|and|while|when)\b|[—–]")
_AFTER_BREAK = re.compile(
    rf"{_BREAK.pattern}| (?:that|which|who) |, (?:who|which|where|whose|as|after|before|with|\w+ing)\b"
)
_MOVING = (
    r"running|heading|seeking|competing|standing|facing|vying|coming|leaving|holding|planning|preparing|meeting|travell?ing"
    r"|retiring|returning|hosting|voting|launching|opening|stepping down"
)
_AHEAD = re.compile(
    r"\b(?:will|won't|shall|'ll|’ll|going to|expects?|plans?|planning"
    r"|(?<!had )(?<!had been )(?:expected|scheduled|slated|planned|due|set to|set for|supposed)"
    r"|until|till|upcoming|tomorrow|next|deadline|payable|intends?|aims?|hopes?|to be|is to|are to"
    r"|would|could|might|effective|expires?|starting|beginning|ahead of|proposed"
    r"|agreed to (?!an? |the |its |his |her |their )|has decided to|unspecified|as (?:early|soon) as"
    r"|(?:begins?|opens?|takes? place|starts|meets|gets? under way|go(?:es)? (?:to the polls|on trial|on sale))"
    rf"|(?:is|are|'s|’s|'re|’re) (?:{_MOVING})"
    r"|(?:has|have) (?:been )?(?:invited|asked|summoned|scheduled|agreed|vowed|promised|pledged|decided|called for))\b"
)
_BACK = re.compile(
    r"\b(?:was|were|had|did|said|told|since|ago|ended|last|killed|has been|have been|came|went|took|made|began"
    r"|rose|fell|saw|got|met|won|lost|found|held|left|gave|became|died|fled|sent|fought|heard|knew|spoke|stood|struck"
    r"|wrote|broke|sank|swept|drew|drove|flew|grew|brought|caught|bought|sold|threw|after \w+ing)\b"
    r"|(?<![\w-])[a-z]{3,}ed\b(?! by\b)"
)
# After the time only finite verbs tell: "slated" and "to be shelved" there belong to another noun.
_AHEAD_AFTER = re.compile(
    r"\b(?:will|won't|shall|'ll|’ll|going to|(?:is|are|be) (?:expected|scheduled|slated|planned|due|set)"
    r"|expects?|is to|are to|would)\b"
)
_NOT_BACK = frozenset(
    "expected scheduled slated planned proposed unspecified supposed need indeed speed hundred feed seed breed exceed "
    "proceed succeed creed".split()
)
_LED_IN = re.compile(r"\b(?:be|is|are|being|been|the|an?|his|her|its|their|this|these|that|of)(?: \w+ly| not)? $")
_NEXT_BACK = re.compile(r",? (?:said|told|was|were|had|did|gave|took|made|went|came|met|won)\b| (?!need)[a-z]{3,}ed\b")
_NEXT_AHEAD = re.compile(r",? (?:will|shall|is to|are to|would)\b|['’]s? (?:will)\b")
_PLANNED = re.compile(r" (?:planned|scheduled|upcoming|proposed|forthcoming|looming|expected)\b")
_UNPLANNED = re.compile(
    r" (?:\w+ )?(?:incidents?|attacks?|shootings?|killings?|deaths?|crash|crashes|bombings?|massacre|explosions?"
    r"|blasts?|earthquake|quake|storm|raids?|coup|arrests?|rulings?|decisions?|declaration|announcements?|statements?|remarks"
    r"|comments|speech|clash|clashes|violence|murders?|riots?|uprising|invasion|defeat|victory|losses|gains|close"
    r"|protests?|report|interview|outburst|accident|disaster|fire|collapse)\b"
)
_SCHEDULED = re.compile(
    r" (?:\w+ )?(?:elections?|referendum|vote|votes|poll|polls|primary|primaries|caucus|caucuses|summit|meeting|hearing"
    r"|trial|conference|convention|deadline|debate|budget|talks|championships?|games|final|finals|race|match|festival)\b"
)
_OPENS = re.compile(r"\band (?:on |in )$")
_MODIFIES = re.compile(r"\b(?:the|an?|that|this|his|her|its|their|of) $", re.IGNORECASE)
WINDOW_CHARS = 140
"""How far to look: about one clause of news prose on either side."""


def find_direction(text: str, start: int, end: int, low: int, high: int) -> int:
    """Return 1 when the clause around ``[start, end)`` looks ahead, -1 when it looks back, 0 when it does not say.

    ``low`` and ``high`` bound what may be read (a block). What the time modifies decides ("Sunday's planned vote"),
    then a finite verb right after it, then the nearest cue before it in its clause, then the nearest finite verb after.
    """
    before_start = max(low, start - WINDOW_CHARS)
    # One character of the time itself: a sentence break is known by the capital that follows it.
    breaks = list(_BREAK.finditer(text[before_start : start + 1]))
    before = text[before_start + (breaks[-1].end() if breaks else 0) : start]
    after = text[end : min(high, end + WINDOW_CHARS)]
    modified = _find_modified(text[max(0, end - 2) : end], before, after)
    if modified:
        return modified
    if _NEXT_BACK.match(after):
        return -1
    if _NEXT_AHEAD.match(after):
        return 1
    stop = _AFTER_BREAK.search(after)
    follows = _find_first(after[: stop.start()] if stop else after)
    # "…, and on Friday he left": the time opens a clause of its own.
    direction = follows if follows and _OPENS.search(before) else _find_last(before) or follows
    if direction == 0 and before.endswith((" is ", " are ")):
        return 1
    if before.endswith(("by ", "By ")) and (direction == 0 or re.search(r"\bto \w+[^,]*$", before)):
        return 1
    return direction


def is_scheduled(text: str, end: int) -> bool:
    """Tell whether the noun that a time ending at ``end`` stands before is held on a day set long before (a vote)."""
    follows = re.compile(r"['’]s").match(text, end)
    return bool(_SCHEDULED.match(text, follows.end() if follows else end))


def _find_modified(ending: str, before: str, after: str) -> int:
    possessive = ending.endswith(("'s", "’s")) or after.startswith(("'s", "’s"))
    if possessive:
        after = after.removeprefix("'s").removeprefix("’s")
    elif not _MODIFIES.search(before):
        return 0
    if _PLANNED.match(after):
        return 1
    return -1 if _UNPLANNED.match(after) else 0


def _find_back(words: str) -> list[re.Match[str]]:
    found = [cue for cue in _BACK.finditer(words) if cue[0] not in _NOT_BACK]
    return [cue for cue in found if not (_may_describe(cue[0]) and _LED_IN.search(words[: cue.start()]))]


def _may_describe(word: str) -> bool:
    """Tell whether a form may be a participle: after "be" or "the" it then says nothing of when."""
    return word.endswith("ed") or word in {"held", "made", "found", "left", "met", "lost", "won"}


def _find_last(words: str) -> int:
    ahead = max((found.end() for found in _AHEAD.finditer(words)), default=-1)
    back = max((found.end() for found in _find_back(words)), default=-1)
    if ahead < 0 and back < 0:
        return 0
    return 1 if ahead >= back else -1


def _find_first(words: str) -> int:
    far = len(words) + 1
    ahead = min((found.start() for found in _AHEAD_AFTER.finditer(words)), default=far)
    back = min((found.start() for found in _find_back(words)), default=far)
    if ahead == far and back == far:
        return 0
    return 1 if ahead < back else -1
