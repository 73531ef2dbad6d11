"""Labels of the page that a scraper left at the start of a paragraph, on the same line as its prose."""

# A pattern is easier to check on one line.
# ruff: noqa: E501

from __future__ import annotations

import re

_LABEL = re.compile(
    r"(?:continue reading the main story|continue reading below|(?:story|article|report|text) continues (?:below|after)(?: (?:the |this )?(?:advertisement|ad|video|photo|promotion))?|skip advertisement|"
    r"(?:please turn on javascript\. ?)?media (?:requires javascript to play|playback is (?:un|not )supported on (?:this|your) device)|(?-i:ADVERTISEMENT)|advertisement(?! (?:Standards|Authority|Council|Bureau|Regulation|Act))|"
    r"loading\.\.\.|(?:hide|toggle) caption|(?:click|tap) to (?:expand|enlarge|play|view)(?: (?:image|photo|video))?)[.:]?\s+(?=(?-i:[A-Z\"“‘'0-9]))",
    re.IGNORECASE,
)


def find_label(text: str) -> int | None:
    """Return where the prose starts after such a label, or None when the paragraph starts with its own words.

    Examples
    --------
    >>> find_label("Advertisement The mayor said no.")
    14
    >>> find_label("Advertisement sales fell.") is None
    True
    """
    found = _LABEL.match(text)
    return found.end() if found else None
