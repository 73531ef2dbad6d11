"""Two int8 ONNX graphs: an encoder that finds cues, and a pointer that marks what one cue brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from variorum.language.graphs import open_graph, open_tokenizer

Numbers = NDArray[np.float32]
MOST_PIECES = 192
"""Word pieces of a window that are read, as in training (nine in ten paragraphs of news are below 110)."""


@dataclass(frozen=True, slots=True)
class TaggedWindow:
    """What the encoder makes of one stretch of text.

    Parameters
    ----------
    offsets
        [pieces, 2] code points of the window's text, half open; the first and last piece are empty.
    cues
        [pieces] probability that the piece is part of a cue.
    states
        [pieces, width] what the pointer reads.
    """

    offsets: NDArray[np.int64]
    cues: Numbers
    states: Numbers

    def find_piece(self, start: int, end: int) -> int | None:
        """Return the likeliest cue piece in ``[start, end)`` of the window's text, or None where none is read."""
        inside = np.flatnonzero((self.offsets[:, 0] < end) & (self.offsets[:, 1] > start))
        return int(inside[self.cues[inside].argmax()]) if len(inside) else None


class Tagger:
    """Finds cues in a window and, for one cue at a time, the words of its content and of its source.

    Nothing is downloaded: the folder holds ``encoder.onnx``, ``pointer.onnx`` and ``tokenizer.json``.

    Source: an encoder with a cue pointer, trained by ``training/``; see ``docs/models/attribution-tagger.md``.
    """

    def __init__(self, folder: Path) -> None:
        self._tokenizer = open_tokenizer(folder, MOST_PIECES)
        self._encoder, self._pointer = (open_graph(folder / name) for name in ("encoder.onnx", "pointer.onnx"))

    def read(self, text: str) -> TaggedWindow:
        """Return the pieces of a window and how likely each is a cue; text beyond ``MOST_PIECES`` is not read."""
        # One at a time: an int8 graph scales a batch by its largest value, so a neighbour would change the answer.
        encoded = self._tokenizer.encode(text)
        ids = np.asarray([encoded.ids], dtype=np.int64)
        states, cues = self._encoder.run(None, {"ids": ids, "mask": np.ones(ids.shape, np.float32)})
        return TaggedWindow(np.asarray(encoded.offsets, dtype=np.int64), _chance(cues[0]), states[0])

    def point(self, window: TaggedWindow, pieces: Sequence[int]) -> Numbers:
        """Return log odds [cues, pieces, 2] that a piece belongs to the content and to the source of each cue."""
        rows = []
        for piece in pieces:
            feed = {
                "states": window.states[None],
                "mask": np.ones((1, len(window.states)), np.float32),
                "cue": np.asarray([piece], dtype=np.int64),
            }
            rows.append(self._pointer.run(None, feed)[0][0])
        return np.stack(rows) if rows else np.zeros((0, len(window.states), 2), np.float32)


def _chance(odds: Numbers) -> Numbers:
    return np.asarray(1.0 / (1.0 + np.exp(-odds)), dtype=np.float32)


@cache
def load_tagger(folder: Path | None = None) -> Tagger:
    """Return the tagger with the shipped weights, or those of a folder; loaded once a process (about 0.2 s)."""
    return Tagger(folder or Path(str(files("variorum.reading.tagger") / "weights")))
