"""Which pairs of reports are worth comparing: near-linear in the number of reports."""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from heapq import nsmallest

from rensa import RMinHash

from variorum.lineage.sources import Source

BANDS, ROWS = 16, 4
SEED = 20
FEW_REPORTS = 24
"""Up to here all pairs are compared: 276 alignments take a fraction of a second."""
NEIGHBOURS = 10
"""In a larger bucket a report meets the first ten and the ten on either side: a parent is early or recent."""
RARE_RUN, RARE_CAP = 4, 12
"""Runs of four words that at most twelve reports hold (.97 of text-reuse edges share one, measured)."""


MOST_PARTNERS = 14
"""Partners of one report that are aligned in a larger story: those that share most and rarest buckets with it."""


def find_candidates(sources: Sequence[Source]) -> list[tuple[int, int]]:
    """Return the pairs ``(i, j)``, ``i < j``, of sources that may share prose, in order.

    Sentences fall into a bucket when one of 16 bands of 4 MinHash values agrees (.996 of text-reuse edges share a
    bucket, measured; Broder 1997, Leskovec et al. 2014 ch. 3); runs of four words held by few reports add to that.
    A report keeps the partners it shares most buckets with, a bucket of few reports counting more, so that the pairs
    grow with the reports.
    """
    if len(sources) <= FEW_REPORTS:
        return [(i, j) for j in range(len(sources)) for i in range(j) if sources[i].size and sources[j].size]
    buckets = [*_find_buckets(sources), *_find_rare(sources)]
    holds: dict[int, list[int]] = {}
    for key, bucket in enumerate(buckets):
        for number in bucket:
            holds.setdefault(number, []).append(key)
    pairs: set[tuple[int, int]] = set()
    for number, keys in holds.items():
        # Counted for one report at a time: the counts of all pairs at once would fill the memory.
        counted: dict[int, float] = {}
        for key in keys:
            worth = 1.0 / len(buckets[key])
            for other in _find_neighbours(buckets[key], number):
                counted[other] = counted.get(other, 0.0) + worth
        counted.pop(number, None)
        best = nsmallest(MOST_PARTNERS, counted, key=lambda other: (-round(counted[other], 9), other))
        pairs.update((min(number, other), max(number, other)) for other in best)
    return sorted(pairs)


def _find_buckets(sources: Sequence[Source]) -> Iterator[list[int]]:
    buckets: dict[tuple[int, bytes], list[int]] = {}
    for number, source in enumerate(sources):
        for words in source.own.content:
            if len(words) < 3:
                continue
            sketch = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
            sketch.update(sorted(words))
            digest = sketch.digest()
            for band in range(BANDS):
                key = (band, repr(digest[band * ROWS : (band + 1) * ROWS]).encode())
                bucket = buckets.setdefault(key, [])
                if not bucket or bucket[-1] != number:
                    bucket.append(number)
    yield from (bucket for bucket in buckets.values() if len(bucket) > 1)


def _find_rare(sources: Sequence[Source]) -> Iterator[list[int]]:
    holders: dict[int, list[int]] = {}
    for number, source in enumerate(sources):
        for sentence in source.sentences:
            words = sentence.words
            for at in range(len(words) - RARE_RUN + 1):
                key = zlib.crc32(" ".join(words[at : at + RARE_RUN]).encode())
                bucket = holders.setdefault(key, [])
                if len(bucket) <= RARE_CAP and (not bucket or bucket[-1] != number):
                    bucket.append(number)
    yield from (bucket for bucket in holders.values() if 1 < len(bucket) <= RARE_CAP)


def _find_neighbours(bucket: Sequence[int], number: int) -> Sequence[int]:
    if len(bucket) <= 2 * NEIGHBOURS:
        return bucket
    place = bisect_left(bucket, number)
    return [*{*bucket[:NEIGHBOURS], *bucket[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]}]
