"""Two statements read together by a small trained network: do they agree, exclude each other, and which figures meet.

Sentence vectors are made of each text alone; here every word of one sees every word of the other, at the price of one
reading a pair. Figures are masked first (``masking``): whether two numbers agree is not the network's to say.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from variorum.collation.masking import MASK, MaskedText, mask_figures
from variorum.collation.proposition import Proposition
from variorum.language.graphs import open_graph, open_tokenizer

_MOST_PIECES = 128
"""Word pieces of both texts that are read, as in training; of longer ones the ends are cut."""
_REMEMBERED = 1 << 14


@dataclass(frozen=True, slots=True)
class PairReading:
    """What the network makes of two texts.

    Parameters
    ----------
    agrees, contradicts, hedges, other
        Probabilities, 0 to 1, that sum to 1: one claim but for its figures; the two exclude each other otherwise than
        by a figure; one puts it as less certain or not yet done; they speak of other things.
    slots
        For (figure of the left, figure of the right) by their places in ``Proposition.figures``: log odds that both
        are figures of one thing. Figures that could not be masked are left out.
    """

    agrees: float
    contradicts: float
    hedges: float
    other: float
    slots: Mapping[tuple[int, int], float]

    @property
    def odds(self) -> dict[str, float]:
        """The four probabilities by name as log odds over four, cut at -1.55 and 1.55: features for what is learned."""
        return {name: to_odds(getattr(self, name)) / 4 for name in RELATIONS}


RELATIONS = ("agrees", "contradicts", "hedges", "other")
_LEAST = 0.002


def to_odds(chance: float) -> float:
    """Return the log odds of a probability, which is cut at .002 and .998 first."""
    cut = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(cut / (1 - cut))


class PairNetwork:
    """The int8 ONNX graph that ``training/relations`` makes; see ``docs/models/pair-reader.md``."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = open_tokenizer(folder, _MOST_PIECES)
        self._session = open_graph(folder / "pairs.onnx")
        self._mask = self._tokenizer.token_to_id(MASK)

    def read(self, left: MaskedText, right: MaskedText) -> PairReading:
        """Return what the network makes of two texts, in this order."""
        # One pair at a time: an int8 graph scales a batch by its largest value, so a neighbour would change the answer.
        code = self._tokenizer.encode(left.text, right.text)
        ids, kinds = np.asarray(code.ids, dtype=np.int64), np.asarray(code.type_ids, dtype=np.int64)
        masks = [np.flatnonzero((ids == self._mask) & (kinds == side)) for side in (0, 1)]
        pairs = [(i, j) for i in range(len(masks[0])) for j in range(len(masks[1]))]
        feed = {
            "ids": ids[None],
            "kinds": kinds[None],
            "lefts": np.asarray([masks[0][i] for i, _ in pairs] or [0], dtype=np.int64),
            "rights": np.asarray([masks[1][j] for _, j in pairs] or [0], dtype=np.int64),
        }
        relation, slots = self._session.run(None, feed)
        chances = np.exp(relation[0] - relation[0].max())
        chances /= chances.sum()
        odds = {
            (left.order[i], right.order[j]): float(slots[place])
            for place, (i, j) in enumerate(pairs)
            if i < len(left.order) and j < len(right.order)
        }
        agrees, contradicts, hedges, other = (float(chance) for chance in chances)
        return PairReading(agrees, contradicts, hedges, other, odds)


@cache
def load_pair_network() -> PairNetwork:
    """Return the network, loaded once a process from the package's own files."""
    return PairNetwork(Path(str(files("variorum.collation").joinpath("weights"))))


@lru_cache(maxsize=_REMEMBERED)
def _read(left: MaskedText, right: MaskedText) -> PairReading:
    return load_pair_network().read(left, right)


def read_together(left: Proposition, right: Proposition) -> PairReading:
    """Return what the network makes of two statements: the same whichever stands left; the last 16,384 are kept.

    Examples
    --------
    >>> from variorum.collation import parse_proposition
    >>> left = parse_proposition("Nine miners died when the shaft gave way.")
    >>> right = parse_proposition("The collapse of the shaft killed 11 people.")
    >>> read_together(left, right).agrees > 0.5
    True
    """
    one, other = (mask_figures(side.resolved, side.figures) for side in (left, right))
    return _read(one, other) if _goes_first(one, other) else _turn(_read(other, one))


def read_other_way(left: Proposition, right: Proposition) -> PairReading:
    """Return what the network makes of two statements when it has first the one that ``read_together`` has second."""
    one, other = (mask_figures(side.resolved, side.figures) for side in (left, right))
    return _turn(_read(other, one)) if _goes_first(one, other) else _read(one, other)


def _goes_first(one: MaskedText, other: MaskedText) -> bool:
    return (len(one.text), one.text) <= (len(other.text), other.text)


def _turn(found: PairReading) -> PairReading:
    slots = {(j, i): odds for (i, j), odds in found.slots.items()}
    return PairReading(found.agrees, found.contradicts, found.hedges, found.other, slots)
