"""Credits at the end of a last paragraph, on the same line as its prose."""

# A pattern is easier to check on one line.
# ruff: noqa: E501

from __future__ import annotations

import re

from variorum.language.outlets import match_outlet

_AGENCY_END = re.compile(r"[\s]*[(\[–—-]\s?(?P<name>[A-Z][\w ./&-]{1,40}?)\s?[)\]]?[.\s]*$")
_REPORTING_END = re.compile(
    r"[(\[](?:(?:additional )?(?:reporting|writing|editing) by\b|with (?:inputs|reporting|files)\b|source\s*:|(?:this )?(?:story|article|report)\b[^)]{0,60}\b(?:published|edited|syndicated|generated)\b|[\w ,/&]{2,40} inputs?\b)[^)\]]{0,300}[)\]][.\s]*$",
    re.IGNORECASE,
)  # fmt: skip
_PROMOTION_END = re.compile(
    r"(?<=[.!?\"”’])\s+(?:(?:stay (?:informed|tuned|updated|connected|up to date)|follow us on|follow our|subscribe to (?:our|the)|sign up (?:for|to)|click here|download (?:the|our) [^.]{0,30}app|get the latest|catch all the)\b|(?:read (?:more|also)|also read|see also|watch)\s?[:|])[^\n]{0,300}$",
    re.IGNORECASE,
)  # fmt: skip
_REACH = 360


def find_trailing_promotion(text: str) -> tuple[int, str] | None:
    """Return where a promotion that runs on from the paragraph's last sentence starts, and what it is, or None."""
    base = max(0, len(text) - _REACH)
    found = _PROMOTION_END.search(text, base)
    if not found:
        return None
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    return start, "a promotion after the last sentence"


def find_trailing_credit(text: str) -> tuple[int, str] | None:
    """Return where a closing credit inside the paragraph starts, and what it is, or None.

    "…, he said. (Reuters)", "… on Friday. - PTI", "… (Reporting by A. Roe; Editing by B. Doe)". Only an agency or outlet
    that is known counts, and only after the end of a sentence.
    """
    base = max(0, len(text) - _REACH)
    tail = text[base:]
    if found := _REPORTING_END.search(tail):
        return (base + found.start(), "a closing credit") if base + found.start() else None
    found = _AGENCY_END.search(tail[-60:])
    if not found:
        return None
    offset = len(text) - len(tail[-60:]) + found.start()
    before = text[:offset].rstrip()[-1:]
    names = re.split(r"\s?[/&,]\s?", found["name"].strip())
    if before and before in '.!?”"’' and any(match_outlet(name.strip(" .")) for name in names):
        lead = len(text[offset:]) - len(text[offset:].lstrip())
        return offset + lead, "an agency's name after the last sentence"
    return None
