"""A statement's text with each of its figures masked: what the network that reads two texts together is given.

With the number hidden, the network cannot answer by whether two numbers are equal; it has to tell whether the gaps are
gaps for the same thing. Whether the numbers agree is for ``figure_gate``, which knows intervals, rounding and units.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.collation.figure_themes import find_kind
from variorum.collation.proposition import Quantity

MASK = "[MASK]"
_KINDS = {"count": "", "share": " percent", "day": " days", "money": " money"}


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A text with ``MASK`` in place of each figure; ``order[i]`` is the index of the i-th mask's figure."""

    text: str
    order: tuple[int, ...]


def mask_figures(text: str, figures: Sequence[Quantity]) -> MaskedText:
    """Return the text with its figures masked; a figure whose words are not found, or overlap others, stays as it is.

    The unit goes with the number where the words of the figure have it ("40 percent", "$2bn"), so it is written anew,
    one word for each kind of unit.

    Examples
    --------
    >>> mask_figures("No figure here.", ()).text
    'No figure here.'
    """
    # A mask that stands in the text itself would be taken for a figure's; the other brackets are as long.
    text = text.replace(MASK, MASK.replace("[", "(").replace("]", ")"))
    found: list[tuple[int, int, int]] = []
    for index, figure in enumerate(figures):
        words = figure.text.lstrip("-−").strip()
        if not words:
            continue
        for hit in re.finditer(rf"(?<![\w.]){re.escape(words)}(?!\w)", text):
            if all(hit.end() <= start or end <= hit.start() for start, end, _ in found):
                found.append((hit.start(), hit.end(), index))
                break
    parts, order, at = [], [], 0
    for start, end, index in sorted(found):
        kind = find_kind(figures[index].unit)
        parts += [text[at:start], MASK, _KINDS.get(kind, f" {figures[index].unit}")]
        order.append(index)
        at = end
    return MaskedText("".join([*parts, text[at:]]), tuple(order))
