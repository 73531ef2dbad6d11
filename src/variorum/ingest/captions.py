"""Captions of pictures and the credits of those who took them."""

# A pattern is easier to check on one line.
# ruff: noqa: E501

from __future__ import annotations

import re

from variorum.ingest.lines import Line

_MAKER = (
    r"(?:REUTERS|Reuters|AP|AFP|EPA|EPA-EFE|EFE|Getty(?: Images)?|GETTY(?: IMAGES)?|Shutterstock|Alamy|iStock|Anadolu(?: Agency)?|AA|PTI|ANI|"
    r"TASS|Sputnik|UPI|PA(?: Wire| Media)?|Xinhua|Bloomberg|NurPhoto|ZUMA|Unsplash|Wikimedia Commons|Flickr|Facebook|YouTube|"
    r"Associated Press|AP Photo|AFP Photo|Reuters Photo|HT Photo|Handout|HANDOUT|Pool|POOL|Screenshot|Screengrab)"
)
_WORD = (
    r"(?:file |archive |stock |representational |handout |lead |featured )?(?:photo|image|picture|pic|photograph|illustration|screenshot|"
    r"screen ?grab|video|graphic)s?(?:graph)?(?:er)?(?: credits?| source| by| courtesy(?: of)?| via| from)?"
)
_CREDITS = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        # (Photo: Agency), [Image credit: Agency], (Courtesy of the museum)
        (rf"[\[(]\s*(?:{_WORD}\s*[:/|–—-]|{_WORD}\s*[\])]|(?:photo|image|picture|video|credit|photograph)s?(?: credit)? ?(?:by|courtesy|:|from|via)|credits?\s*:|courtesy\b|via\s)[^\])]{{0,90}}[\])]?[.\s]*$", re.I),
        # (AP Photo/Jane Doe), [File: Jane Doe/Reuters], (Jane Doe/Agency via Other)
        (rf"[\[(]\s*(?:File:?|FILE|file photo)?[^\])]{{0,70}}(?:{_MAKER}\s*(?:Photos?)?\s*[/|][^\])]{{1,60}}|[/|]\s?{_MAKER}[^\])]{{0,50}}|{_MAKER} (?:via|Photo|file photo)\b[^\])]{{0,50}})[\])][.\s]*$", 0),
        # Photo: Agency; Image credit: Agency; | Photo Credit: Agency
        (r"(?:[|•–—-]\s*)?\b(?:photograph|photo|image|picture|pic|illustration|video|graphic|screenshot|photos|images)(?: credits?| source| by| courtesy(?: of)?)?\s*[:|/]\s*[^.:]{2,80}\.?$", re.I),
        # Photo by Jane Doe; Picture courtesy of Jane Doe for the Courier
        (r"(?:^|(?<=[.!?”\"|–—-] ))(?:[Pp]hoto(?:graph)?s?|PHOTO|[Ii]mages?|[Pp]ictures?|[Ii]llustrations?|[Vv]ideo) (?:[Bb]y|BY|[Cc]ourtesy(?: of)?|[Cc]redits?) (?:the )?[A-Z][\w.'’&/-]*(?:,? (?:of |for |via |and |the |The )*[A-Z][\w.'’&/-]*){0,6}\.?$", 0),
        (r"^image source,? .{2,60}$", re.I),
        (r"^credits?\s*:\s*.{2,60}$", re.I),
        # REUTERS/Jane Doe; Jane Doe/AFP via Getty Images; via REUTERS
        (rf"(?:\b{_MAKER}/[A-Z][^.]{{1,50}}|(?:[A-Z][\w.'’-]+ ){{1,3}}[A-Z]?[\w.'’-]*\s?[/|]\s?{_MAKER}(?:[ /](?:via )?{_MAKER})*|\bvia (?:REUTERS|Getty Images|AP))\.?$", 0),
        (r"^(?:AP|AFP|EPA|PTI|Reuters|UPI) (?:file )?(?:photo|image|picture)s?(?: by .{2,40})?\.?$", re.I),
        (r"^(?:getty(?: images)?|shutterstock|istock|alamy|unsplash|wikimedia commons|afp via getty images|epa-efe)\.?$", re.I),
    )
)  # fmt: skip
_SIDES = re.compile(
    r"\((?:L|C|R|left|right|cent(?:re|er)|front|rear|back|top|bottom|[LR] to [LR]|from left|(?:second|third|2nd|3rd) (?:from )?(?:left|right|[LR]))\)|, (?:pictured|seen here)(?: (?:left|right|above|below|here))?\b|\bfrom left(?: to right)?[:,]",
)  # fmt: skip
_FILE = re.compile(
    r"^(?:\(?file(?:\)| photo| image| picture| pic| -|:)|image caption,?|caption:?|pictured\b|(?:representational|representative) (?:image|photo|picture)|"
    r"image used for representation|in this (?:file )?(?:photo|image|picture|photograph|grab|screengrab|handout)\b|this (?:file |undated |handout |satellite )+(?:photo|image|picture)\b)|"
    r"(?:\(file\)|[.,|]?\s\(?file (?:photo|image|picture|pic)\)?)\.?$",
    re.IGNORECASE,
)
_IN_PHOTO = re.compile(
    r"^[^.!?]*\bin (?:this|an?) (?:file |undated |handout |satellite |aerial )?(?:photo|image|picture|photograph)"
    r" (?:taken|shot|snapped|provided|released|made available)\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"[\"“”„«]|\b(?:said|says|told|added|stated|according to)\b")
_MAY_CREDIT = re.compile(
    r"[(\[|/:]|\b(?:photo|image|picture|illustration|video)(?:graph)?s? (?:by|courtesy|credit)|image source|\bvia\b|^(?:ap|afp|epa|pti|reuters|upi|getty|shutterstock|istock|alamy|unsplash|wiki)",
    re.I,
)
_COUNTED = re.compile(
    r"(?:(?:photo|image|slide|picture) )?(\d{1,3}) ?(?:of|/) ?(\d{1,3})\s?[.:|–—-]\s+(?=[A-Z\"“])", re.I
)
_AGENCY_FILE = re.compile(r"FILE\s?[-–—:]{1,2}\s|\(?FILE\)")
MAX_WORDS = 60
"""Words; agency captions with place, day and photographer stay under this."""


def find_photo_credit(line: Line) -> int | None:
    """Return the offset in ``line.text`` where a photo credit at its end starts (0: the whole line), or None."""
    if line.words > MAX_WORDS or line.is_long:
        return None
    if not _MAY_CREDIT.search(line.text):
        return None
    for pattern in _CREDITS:
        if found := pattern.search(line.text):
            start = found.start()
            return start if line.text[:start].strip() else 0
    return None


def find_caption_mark(line: Line) -> str | None:
    """Return the words that make a line a caption ("(L)", "File photo"), or None.

    "(R)" alone is not enough in a sentence: it is also how American reports write a party.
    """
    if line.words <= 2 * MAX_WORDS and (found := _AGENCY_FILE.match(line.text)):
        return found[0]
    counted = _COUNTED.match(line.text) if line.words <= MAX_WORDS else None
    if counted and 1 <= int(counted[1]) <= int(counted[2]):
        return counted[0]
    if line.words > 45 or line.is_long:
        return None
    if found := _FILE.search(line.text):
        return found[0]
    if (found := _IN_PHOTO.match(line.text)) and not _SPEECH.search(line.text):
        return found[0].rsplit(" in ", 1)[-1]
    sides = _SIDES.findall(line.text)
    if not sides or _SPEECH.search(line.text):
        return None
    return sides[0].strip() if len(sides) > 1 or not line.closed else None
