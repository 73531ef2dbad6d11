"""Whom a picture or recording is credited to: "The harbour at dawn. Image: Ada Example."."""

from __future__ import annotations

import re

from variorum.model import BlockKind, Force
from variorum.reading.statements.draft import Draft
from variorum.reading.statements.paragraph import Paragraph

_CREDIT = re.compile(
    r"(?:^|(?<=[\s.(]))((?:file |archive |stock )?(?:image|photo|photograph|picture|video|audio|illustration|graphic|"
    r"screenshot|map|credit)s?)(?: credit)?\s*:\s*([^:\n]{2,80}?)[.)\s]*$",
    re.IGNORECASE,
)
_MOST_WORDS = 80


def find_credit(paragraph: Paragraph) -> Draft | None:
    """Return a caption as given by whoever its picture is credited to at its end; it makes no claim."""
    if paragraph.first > 0 or paragraph.block.block.kind is BlockKind.TITLE:
        return None
    hit = _CREDIT.search(paragraph.text)
    if hit is None or hit.start() == 0 or not any(letter.isupper() for letter in hit[2][:1]):
        return None
    caption = [token for token in paragraph.tokens if token.idx < hit.start(1)]
    cue = [token for token in paragraph.tokens if hit.start(1) <= token.idx < hit.start(2) and token.is_alpha]
    source = [token for token in paragraph.tokens if hit.start(2) <= token.idx < hit.end(2)]
    if not cue or not source or not any(word.is_alpha for word in caption) or len(caption) > _MOST_WORDS:
        return None
    inside = {token.i for token in source}
    head = next((token for token in source if token.head.i not in inside or token.head == token), source[-1])
    draft = Draft(paragraph, "credit", Force.ASSERTED, cue, {word.i for word in caption}, source, head)
    draft.makes_claim = False
    return draft
