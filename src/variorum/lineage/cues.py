"""The words around an outlet's name that say it is a source, built from short lists."""

from __future__ import annotations

import re

_FILLERS = (
    "has have had also first earlier previously later then itself which on in late early this last week month"
    " exclusively separately further however afternoon morning night evening"
).split()
_GAP = rf"(?:\s+(?:{'|'.join(_FILLERS)}|[A-Z]?[a-z]*day|\(\w+\)))*"
_STRONG = (
    "reported reports report reporting quoted quotes quoting cited cites citing revealed reveals learned learnt broke"
    " understands published carried disclosed investigation analysis exclusive"
).split()
_WEAK = (
    "said says wrote writes noted notes added adds claimed claims tells described showed shows put estimated".split()
)
_KINDS = (
    "newspaper daily agency newswire broadcaster outlet magazine website channel network tabloid weekly station portal"
).split()
_KIND = rf"(?:news agency|news site|radio station|wire service|{'|'.join(_KINDS)})"

AFTER = re.compile(
    rf"^(?:,?\s+(?:{_KIND}|correspondent|reporter))?,?{_GAP}\s+(?P<verb>is reporting|was told|{'|'.join(_STRONG)})\b"
)
"""What an outlet does when it is a source."""

AFTER_WEAK = re.compile(rf"^,?{_GAP}\s+(?P<verb>{'|'.join(_WEAK)})\b")
"""What an outlet does as a source, and also what any body does that is itself in the news."""

ABOUT_ITSELF = re.compile(
    r"^\s*(?:on \w+ )?(?:that )?"
    r"(?:in (?:a|an|its) (?:internal )?(?:statement|memo|filing|letter|email)"
    r"|(?:it|its|they|their|we|the (?:newspaper|broadcaster|agency|network|company|channel|corporation))\b"
    r"(?! (?:had )?(?:obtained|seen|reviewed|learned|spoke|understood)))"
)
"""How the sentence goes on when the outlet speaks of itself."""

OWNED = re.compile(r"^(?:'s|’s|s’)?\s+(?:report|reports|story|article|account|dispatch|coverage|scoop)\b")

_LEADS = (
    r"according to",
    r"as per",
    r"\bper",
    r"citing",
    r"cited (?:by|in)",
    r"quoting",
    r"quoted (?:by|in)",
    r"reported (?:\w+day )?(?:by|in|on)",
    r"reports? (?:in|by|from|on|of)",
    r"report,? (?:published|carried) (?:in|by|on)",
    r"\btold",
    r"\btells",
    r"interview (?:\w+ )?(?:with|to|on|in|for)",
    r"spoke (?:to|with)",
    r"speaking (?:to|with)",
    r"(?:statement|comments?|remarks|interview|email) (?:given |sent )?to",
    r"(?:revealed|obtained|seen|reviewed|broken|disclosed) by",
    r"published (?:\w+day )?(?:in|by|on)",
    r"writing (?:in|for)",
    r"article (?:in|by|for)",
    r"story (?:in|by)",
    r"account (?:in|by)",
    r"dispatch (?:from|by)",
    r"confirmed (?:to|by)",
    r"\bvia",
    r"(?:investigation|analysis) by",
    r"wrote in",
    r"said (?:in|on)",
    r"as (?:first )?(?:told|noted|reported) (?:to|by|in)",
)
_REPORT_IN = (
    r"(?:(?:a|an|the)\s+(?:\w+\s+){0,3}?(?:report|story|article|interview|dispatch)\s+(?:in|by|from|with|on)\s+)?"
)
BEFORE = re.compile(
    rf"(?P<cue>{'|'.join(_LEADS)})\s+{_REPORT_IN}(?:the\s+|a\s+|an\s+)?(?:[\w.]+['’]s\s+)?(?:(?:[\w’'-]+\s+){{0,3}}?{_KIND},?\s+)?$",
    re.I,
)
"""What stands before an outlet that is a source."""

ALSO_LISTED = re.compile(r"\s*(?:,|,?\s*\b(?:and|or)\b)\s+(?:the\s+)?", re.I)

_SIDE_OPENINGS = (
    "separately meanwhile additionally elsewhere earlier previously also in\\s+addition in\\s+a\\s+separate in\\s+other"
    " last\\s+week last\\s+month last\\s+year in\\s+(?:19|20)\\d\\d"
).split()
SIDE = re.compile(rf"^(?:{'|'.join(_SIDE_OPENINGS)})\b|\b(?:were|was|is|are|has|have) also\b", re.I)
"""A sentence that turns aside from what the report is about."""

PHOTO = re.compile(
    r"(?i)\b(?:photo(?:graph)?s?|images?|pictures?|video|footage|getty|screenshot|archive)\b[^.\n]{0,30}$"
)
