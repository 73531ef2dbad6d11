"""The shipped weights: what the card says they are, small, and answering about exact words of the text."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

import variorum.reading.tagger
from variorum.reading.tagger import load_tagger
from variorum.reading.tagger.network import MOST_PIECES

WEIGHTS = Path(variorum.reading.tagger.__file__).parent / "weights"
CARD = Path(__file__).resolve().parents[3] / "docs" / "models" / "attribution-tagger.md"
SENTENCE = "The harbour master, Ines Okoye, said on Friday that the crane had been checked twice."


def test_the_weights_are_those_the_card_describes() -> None:
    told = dict(re.findall(r"\| `([\w.]+)` \| [\d.,]+ MB \| `([0-9a-f]{64})` \|", CARD.read_text(encoding="utf-8")))
    files = sorted(path for path in WEIGHTS.iterdir() if path.name != "checksums.json")
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files} == told
    assert json.loads((WEIGHTS / "checksums.json").read_text(encoding="utf-8")) == told


def test_the_weights_stay_under_thirty_megabytes() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 30_000_000


def test_a_verb_of_saying_is_a_cue_and_a_noun_beside_it_is_not() -> None:
    window = load_tagger().read(SENTENCE)
    chances = {SENTENCE[start:end]: float(cue) for (start, end), cue in zip(window.offsets, window.cues, strict=True)}
    assert chances["said"] > 0.8
    assert max(chances["crane"], chances["Friday"], chances["harbour"]) < 0.2


def test_a_cue_is_pointed_from_to_its_content_and_its_source() -> None:
    tagger = load_tagger()
    window = tagger.read(SENTENCE)
    place = SENTENCE.index("said")
    piece = window.find_piece(place, place + 4)
    assert piece is not None
    odds = tagger.point(window, [piece])[0]
    marked = [{SENTENCE[s:e] for (s, e), row in zip(window.offsets, odds, strict=True) if row[k] > 0} for k in (0, 1)]
    assert {"crane", "checked", "twice"} <= marked[0]
    assert {"Ok", "Ines"} & marked[1] or "Ines" in marked[1]
    assert not marked[0] & {"Ines", "Friday"}


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "a" * 3000, "word " * 2000, "“", "😀😀", "क्या"])
def test_any_text_is_read_within_its_bounds(text: str) -> None:
    tagger = load_tagger()
    window = tagger.read(text)
    assert len(window.offsets) == len(window.cues) == len(window.states) <= MOST_PIECES
    assert all(0 <= start <= end <= len(text) for start, end in window.offsets)
    assert tagger.point(window, [0]).shape == (1, len(window.offsets), 2)
    assert tagger.point(window, []).shape == (0, len(window.offsets), 2)


def test_the_same_text_has_the_same_answer_whatever_was_read_before() -> None:
    tagger = load_tagger()
    first = tagger.read(SENTENCE).cues
    tagger.read("Something else entirely, of another length.")
    assert (tagger.read(SENTENCE).cues == first).all()
