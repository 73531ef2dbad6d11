"""What a quantity looks like: one pattern with a group for each part."""

from __future__ import annotations

import re
from functools import cache

from variorum.reading.figures.units import AFTER, BEFORE, UNITS
from variorum.reading.figures.words import PARTS, TENS, VAGUE
from variorum.reading.figures.words import UNITS as SMALL

_GAP = r"[ \u00a0\u202f]"
_SMALL = "|".join(sorted((*SMALL, *TENS), key=len, reverse=True))
_SCALE = r"hundred|thousand|million|billion|trillion"
_DIGITS = (
    rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|[1-9]\d{{0,2}}(?:{_GAP}\d{{3}})+(?![\d.,:])"
    r"|\d{1,18}(?:\.\d{1,12}|[ \u00a0\u202f]?[½¼¾])?"
)
_WORDS = (
    rf"(?:(?:an?{_GAP})?(?:hundred|thousand|million|billion|trillion|dozen)|(?:{_SMALL}))"
    rf"(?:(?:{_GAP}and{_GAP}|[ \u00a0-])(?:{_SMALL}|{_SCALE}|dozen))*"
    rf"(?:(?:{_GAP}|-)and(?:{_GAP}|-)(?:a(?:{_GAP}|-)(?:half|quarter)|three(?:{_GAP}|-)quarters)(?:{_GAP}(?:{_SCALE}|dozen))?)?"
)
_SIGN = r"(?:US|AU?|CA?|NZ|HK|S|R)?\$|[€£¥₹₽₴₪₩₺₦₫฿₱]"
_UNIT = "|".join(re.escape(word).replace(r"\ ", _GAP) for word in sorted(UNITS, key=len, reverse=True))
_TALL = (
    rf"(?={_GAP}?-?(?:high|tall|long|wide|deep|thick|freestyle|butterfly|backstroke|breaststroke|hurdles?|sprints?|relay"
    r"|dash|medley|steeplechase)\b)"
)
"""What follows metres told as ``m`` (``a 30m high wall``), which else are millions."""
_ADJECTIVES = (
    "many|much|large|big|small|high|low|likely|unlikely|long|great|often|fast|quickly|slow|expensive|cheap|strong|heavy"
    "|common|old|tall|deep|wide|powerful|good|bad|hot|rich|poor|far|dangerous|deadly|dense|bright|productive|severe"
)
_COMPARED = (
    rf"(?={_GAP}(?:as{_GAP}(?:{_ADJECTIVES})|more|higher|larger|greater|bigger|faster|longer|less|fewer|smaller|better"
    rf"|worse|cheaper|heavier|stronger|the{_GAP}(?:size|number|amount|rate|average|national|normal|usual|limit|legal"
    r"|price|value|cost|weight|length|area|population|level|speed|distance|annual))\b)"
)
_MEASURE = (
    rf"(?:{_GAP}?(?:%|°{_GAP}?[CF]?(?!\w))|(?-i:[CF](?![\w'’&+])|(?<=\d\d)g(?![\w'’]))|m{_TALL}"
    rf"|[ \u00a0-]?(?:kilomet(?:re|er)s?|kms?|miles?){_GAP}(?:per|an){_GAP}hour\b"
    rf"|[ \u00a0-]?met(?:re|er)s?{_GAP}(?:per|a){_GAP}second\b"
    rf"|{_GAP}?-?(?:percentage{_GAP}points?|per{_GAP}cent)\b|{_GAP}times{_COMPARED}|-?fold\b"
    rf"|[ \u00a0-]?(?:years?|months?|weeks?|days?)[ \u00a0-]olds?\b|[ \u00a0-]?(?:pounds?|{_UNIT})(?![\w%/°]))"
)
_RATIO = (
    rf"(?P<some>one|two|three|four|five|six|seven|eight|nine|\d{{1,2}}){_GAP}(?P<among>in|out{_GAP}of){_GAP}"
    rf"(?:(?:every|each){_GAP})?(?P<all>an?{_GAP}(?:{_SCALE})|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty"
    rf"|fifty|one{_GAP}hundred|\d{{1,3}}(?:,\d{{3}})?)"
    rf"(?![\w%°]|[.,:/-]\w|{_GAP}(?:more|seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|quarters?|years?"
    rf"|seasons?|decades?|generations?|centuries|{_SCALE}|dozen|per|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b)"
)


def _number(name: str) -> str:
    return (
        rf"(?:(?P<sign{name}>{_SIGN}|(?:USD|EUR|GBP|JPY|CNY|INR|CHF|CAD|AUD|SEK|NOK|DKK)(?={_GAP}?\d)){_GAP}?)?"
        rf"(?:(?P<digits{name}>{_DIGITS})(?:{_GAP}?-?(?P<scale{name}>{_SCALE}|dozen)\b"
        rf"|(?P<short{name}>bn|mn|mln|bln|tn|trn|k|m(?!{_TALL})|(?(sign{name})m|(?!)))(?![\w/²³]))?"
        rf"|(?P<words{name}>{_WORDS})(?:\b|(?=fold\b)))"
    )


@cache
def make_pattern(with_ratio: bool = True) -> re.Pattern[str]:
    """Return the pattern of a quantity with its hedge; without shares told as ``one in five`` where not asked for."""
    before = "|".join(rf"(?P<{kind.name}>{_spread(words)})" for kind, words in BEFORE.items())
    after = "|".join(rf"(?P<{kind.name}_AFTER>{_spread(words)})" for kind, words in AFTER.items())
    vague = "|".join(VAGUE)
    parts = "|".join(PARTS)
    body = (
        (rf"(?:{_RATIO})|" if with_ratio else r"(?P<some>(?!))(?P<among>)(?P<all>)|")
        + rf"(?P<vague>(?:(?:tens|hundreds|dozens){_GAP}of{_GAP}(?:thousands|millions|billions)|{vague}))\b"
        rf"|(?P<few>(?:several|a{_GAP}few|a{_GAP}couple(?:{_GAP}of)?){_GAP}(?P<fewscale>dozen|{_SCALE}))\b"
        rf"|(?P<couple>a{_GAP}(?:couple|score){_GAP}of)\b|(?P<twice>twice|thrice)\b{_COMPARED}"
        rf"|(?P<quarterscale>(?P<quarters>a|one|three){_GAP}quarters?{_GAP}of{_GAP}an?{_GAP}"
        r"(?P<quarterof>million|billion|trillion))\b"
        rf"|(?P<halfscale>half(?:{_GAP}|-)an?{_GAP}(?P<halfof>dozen|million|billion|trillion))\b"
        rf"|(?:(?P<count>an?|one|two|three|four|five|six|seven|eight|nine)[ \u00a0-](?P<part>(?:{parts})s?|halves)"
        rf"|(?P<half>half))(?![\w-])"
        rf"|(?:(?P<between>between){_GAP}|(?P<minus>(?:minus){_GAP}|[-−–](?=\d)))?{_number('1')}"
        rf"(?P<measure1>{_MEASURE})?(?:(?P<joint>{_GAP}?[–—-]{_GAP}?|{_GAP}(?:to|and|or){_GAP}){_number('2')}"
        rf"(?P<measure2>{_MEASURE})?)?"
    )
    return re.compile(
        rf"(?<![\w.,])(?<!\d[:/-])(?:(?:{before}){_GAP}?)?(?P<body>{body})"
        rf"(?P<plus>\+|-plus)?(?:{_GAP}(?:{after})\b)?",
        re.I,
    )


def _spread(words: str) -> str:
    parts = []
    for word in words.split("|"):
        piece = re.escape(word).replace(r"\ ", _GAP)
        parts.append(piece if word == "~" else piece + r"(?!\w)")
    return "|".join(parts)
