"""Keys by which reports that may share prose find each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from variorum.lineage.sources import MIN_WORDS, Source
from variorum.lineage.stop_words import STOP_WORDS
from variorum.lineage.vocabulary import Keys, hash_runs

BANDS, ROWS = 16, 4
"""Of the MinHash values of a sentence; .996 of text-reuse edges share a band, measured."""
SEED = 20
RARE_RUN = 4
"""Words of a run that shows common text when few reports hold it (.97 of text-reuse edges share one, measured)."""
MIN_CONTENT = 3
_FACTOR = np.uint64(0xC2B2AE3D27D4EB4F)
PARTS = 8
"""Groups are found in so many parts, so that sorting the keys of 40,000 reports takes little memory."""


def sketch_sentences(source: Source) -> Keys:
    """Return a key for each band of each sentence's MinHash values, each once, in order of value.

    Broder (1997); Leskovec, Rajaraman and Ullman (2014), chapter 3.
    """
    digests = []
    for line in source.sentences:
        words = set(source.vocabulary.decode(line.words)).difference(STOP_WORDS)
        if len(line.words) >= MIN_WORDS and len(words) >= MIN_CONTENT:
            sketch = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
            sketch.update(sorted(words))
            digests.append(sketch.digest())
    if not digests:
        return np.zeros(0, dtype=np.uint64)
    values = np.array(digests, dtype=np.uint64).reshape(len(digests), BANDS, ROWS)
    keys = np.broadcast_to(np.arange(1, BANDS + 1, dtype=np.uint64), values.shape[:2]).copy()
    for row in range(ROWS):
        keys = (keys ^ (keys >> np.uint64(29))) * _FACTOR + values[:, :, row]
    return np.unique(keys)


def sketch_runs(source: Source) -> Keys:
    """Return the keys of all runs of four words within a sentence, each once, in order of value."""
    return hash_runs((line.words for line in source.sentences), RARE_RUN, source.vocabulary)


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Reports that share a key, smallest groups first: group ``g`` is ``members[starts[g]:starts[g + 1]]``."""

    members: NDArray[np.int32]
    starts: NDArray[np.int64]


def find_groups(kinds: Sequence[tuple[Sequence[Keys], int | None]]) -> Groups:
    """Return the groups of two reports or more that share a key, by size and key; numbers in a group ascend.

    Parameters
    ----------
    kinds
        For each kind of key, the keys of every report in order of its number, and the size from which a group is
        left out, if any.
    """
    members: list[NDArray[np.int32]] = []
    sizes: list[NDArray[np.int64]] = []
    for sketches, most in kinds:
        for part in range(PARTS):
            found, lengths = _find_part(sketches, most, part)
            members.append(found)
            sizes.append(lengths)
    flat, lengths = np.concatenate(members), np.concatenate(sizes)
    order = np.argsort(lengths, kind="stable")
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])[order]
    lengths = lengths[order]
    ends = np.cumsum(lengths)
    places = np.repeat(starts - (ends - lengths), lengths) + np.arange(len(flat))
    return Groups(flat[places], np.concatenate([[0], ends]).astype(np.int64))


def _find_part(sketches: Sequence[Keys], most: int | None, part: int) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    if not sketches:
        return np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int64)
    low, high = np.uint64(part << 61), np.uint64(((part + 1) << 61) - 1)
    bounds = [(np.searchsorted(k, low), np.searchsorted(k, high, side="right")) for k in sketches]
    values = np.concatenate([keys[a:b] for keys, (a, b) in zip(sketches, bounds, strict=True)])
    owners = np.repeat(np.arange(len(sketches), dtype=np.int32), [b - a for a, b in bounds])
    order = np.argsort(values, kind="stable")
    values, owners = values[order], owners[order]
    starts = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]])) if len(values) else np.zeros(0, int)
    sizes = np.diff(np.append(starts, len(values)))
    wanted = sizes > 1 if most is None else (sizes > 1) & (sizes <= most)
    return owners[np.repeat(wanted, sizes)], sizes[wanted]
