"""Whether words have the form of an outlet's name."""

from __future__ import annotations

import re

from variorum.language.outlets import match_outlet

PAPER = re.compile(
    r"\b(?:News|Times|Post|Herald|Tribune|Gazette|Courier|Press|Mail|Daily|Journal|Chronicle|Observer|Today|TV|Radio|"
    r"Agency|Broadcasting|Media|Standard|Star|Sun|Mirror|Express|Telegraph|Bulletin|Dispatch|Online|Network|Live|Wire|"
    r"Ledger|Echo|Argus|Inquirer|Examiner|Sentinel|Register|Record|Review|Weekly|Monitor|Globe|Voice)\b"
)
"""Words that the names of papers, stations and agencies are made of."""


def is_outlet_name(words: str) -> bool:
    """Tell whether a line is an outlet's name: a known one, or capitalised words one of which papers are named by."""
    if match_outlet(words):
        return True
    parts = words.split()
    if not 2 <= len(parts) <= 5 or not all(part[0].isupper() or part in ("of", "and", "the") for part in parts):
        return False
    return bool(PAPER.search(words.title() if words.isupper() else words)) and all(
        re.match(r"[\w’'&.-]+$", part) for part in parts
    )
