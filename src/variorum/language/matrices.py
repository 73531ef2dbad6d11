"""Matrix products for the parser: NumPy's OpenBLAS on one thread, in place of BLIS, where NumPy brings it.

Of the parser's time three fifths are matrix products. OpenBLAS makes them about 3.7 times as fast as the BLIS that
thinc uses (238 x 288 by 288 x 288, AVX-512); the parse of 29,658 tokens was the same, token for token. It must run on
one thread: split over cores, products this small take longer and the cores are not ours.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy
from spacy.language import Language
from thinc.api import NumpyOps

_PREFIXES = (("scipy_openblas", "64_"), ("openblas", "64_"), ("openblas", ""))
"""How OpenBLAS spells its functions in NumPy's wheels, newest first."""

Setter = Callable[[int], int]


class OneThreadOps(NumpyOps):  # type: ignore[misc]  # thinc's class is compiled and has no types
    """NumPy operations whose matrix products OpenBLAS makes, on one thread; the process's own setting is put back."""

    name = "variorum-one-thread"

    def gemm(self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Return the product of two matrices, either one transposed first; written into ``out`` when given."""
        switch = find_switch()
        if switch is None or x.dtype != numpy.float32 or y.dtype != numpy.float32:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        threads = switch(1)
        try:
            return numpy.dot(x.T if trans1 else x, y.T if trans2 else y, out)
        finally:
            if threads != 1:
                switch(threads)


@cache
def find_switch() -> Setter | None:
    """Return a function that sets OpenBLAS's threads and returns how many they were; None where NumPy has another."""
    for path in sorted((Path(numpy.__file__).parent.parent / "numpy.libs").glob("*openblas*")):
        try:
            library = ctypes.CDLL(str(path))
        except OSError:
            continue
        for prefix, suffix in _PREFIXES:
            get = getattr(library, f"{prefix}_get_num_threads{suffix}", None)
            put = getattr(library, f"{prefix}_set_num_threads{suffix}", None)
            if get is not None and put is not None:
                return _make_switch(get, put)
    return None


def _make_switch(get: Callable[[], int], put: Callable[[int], None]) -> Setter:
    def switch(threads: int) -> int:
        before = get()
        if before != threads:
            put(threads)
        return before

    return switch


def speed_products(pipeline: Language) -> None:
    """Let every model of a pipeline make its matrix products with OpenBLAS, where there is one to be had."""
    if find_switch() is None:
        return
    ops = OneThreadOps()
    for _, component in pipeline.pipeline:
        model: Any = getattr(component, "model", None)
        for layer in model.walk() if hasattr(model, "walk") else ():
            if type(layer.ops) is NumpyOps:
                layer.ops = ops
