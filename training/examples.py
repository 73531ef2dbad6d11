"""What the tagger learns from: windows of text with the cues in them and what each cue brings.

A window is a paragraph. One line of a file of windows is a JSON object::

    {"text": "...", "items": [{"cue": [[s, e]], "source": [[s, e]], "content": [[s, e]]}],
     "unsure": [[s, e]], "from": "..."}

Offsets are code points of ``text``, half open. ``unsure`` are words of which nobody knows whether they are cues: they
count neither way.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

LONGEST = 192
"""Pieces of a window; what is longer is cut there. Nine in ten paragraphs of news are below 110."""

Spans = list[list[int]]


@dataclass(frozen=True, slots=True)
class Example:
    """One window, tokenized: ``cue`` [pieces] is 1, 0 or −1 (unsure), an answer cue pieces and labels [pieces, 2]."""

    pieces: np.ndarray
    cue: np.ndarray
    answers: tuple[tuple[np.ndarray, np.ndarray], ...]


def cut_paragraphs(text: str, attributions: Iterable[dict[str, Any]], name: str) -> Iterator[dict[str, Any]]:
    """Yield a document's paragraphs as windows; what an attribution has in other paragraphs is left out."""
    listed = [one for one in attributions if one["cue"]]
    place = 0
    for line in text.split("\n"):
        start, end = place, place + len(line)
        place = end + 1
        if not line.strip():
            continue
        items = []
        for one in listed:
            if start <= one["cue"][0][0] and one["cue"][-1][1] <= end:
                item = {part: _clipped(one[part], start, end) for part in ("cue", "source", "content")}
                if item["content"]:
                    items.append(item)
        yield {"text": line, "items": items, "unsure": [], "from": name}


def _clipped(spans: Spans, start: int, end: int) -> Spans:
    return [[max(s, start) - start, min(e, end) - start] for s, e in spans if s < end and e > start]


def read_windows(path: Path) -> list[dict[str, Any]]:
    """Return the windows of a file, one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write_windows(path: Path, windows: Iterable[dict[str, Any]]) -> int:
    """Write windows, one a line; return how many."""
    count = 0
    with path.open("w", encoding="utf-8") as lines:
        for window in windows:
            lines.write(json.dumps(window, ensure_ascii=False) + "\n")
            count += 1
    return count


def make_examples(windows: Iterable[dict[str, Any]], tokenizer: Tokenizer) -> list[Example]:
    """Return the windows as numbers for the network; empty windows are left out."""
    listed = [window for window in windows if window["text"].strip()]
    found = []
    for window, encoded in zip(listed, tokenizer.encode_batch([one["text"] for one in listed]), strict=True):
        offsets = np.array(encoded.offsets[:LONGEST])
        cue = _touched(offsets, [span for item in window["items"] for span in item["cue"]])
        unsure = _touched(offsets, window["unsure"]) & ~cue
        answers = []
        for item in window["items"]:
            anchors = np.flatnonzero(_touched(offsets, item["cue"]))
            if len(anchors):
                labels = np.stack([_touched(offsets, item["content"]), _touched(offsets, item["source"])], axis=1)
                answers.append((anchors, labels.astype(np.float32)))
        marks = cue.astype(np.int8)
        marks[unsure] = -1
        found.append(Example(np.array(encoded.ids[:LONGEST]), marks, tuple(answers)))
    return found


def _touched(offsets: np.ndarray, spans: Spans) -> np.ndarray:
    touched = np.zeros(len(offsets), dtype=bool)
    for start, end in spans:
        touched |= (offsets[:, 0] < end) & (offsets[:, 1] > start)
    return touched


def make_batches(examples: list[Example], most_pieces: int, draws: random.Random) -> list[list[Example]]:
    """Return all examples once, in batches of like length and at most ``most_pieces`` with padding, shuffled."""
    order = sorted(examples, key=lambda one: len(one.pieces) + draws.random() * 8)
    batches: list[list[Example]] = [[]]
    for example in order:
        if batches[-1] and (len(batches[-1]) + 1) * max(len(example.pieces), len(batches[-1][-1].pieces)) > most_pieces:
            batches.append([])
        batches[-1].append(example)
    draws.shuffle(batches)
    return batches
