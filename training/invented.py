"""Invented windows: frames for every manner of speech, filled with invented people and clauses that are free to use.

The paragraphs of ``written.txt``, written and marked by hand, are added.

Usage: python invented.py OUT.jsonl [--silver SILVER.jsonl] [--count N] [--seed N]. The frames are in ``templates.txt``.
With ``--silver`` half of the clauses and quotations are taken from the silver windows (which carry their own licence),
so that the words vary; without it all is invented. The labels are right by construction.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from examples import read_windows, write_windows

FOLDER = Path(__file__).parent
INTROS = ("", "", "", "", "<Clause>. ", "<Who> arrived <where> <when>. ", "<When>, <clause>. ")


def load_fillers() -> dict[str, list[str]]:
    """Return the lists of ``fillers.txt`` by name."""
    lines = (FOLDER / "fillers.txt").read_text(encoding="utf-8").splitlines()
    parted = (line.partition(": ") for line in lines if line and not line.startswith("#"))
    return {name: words.split("|") for name, _, words in parted}


class Grammar:
    """Expands frames; every choice comes from one seeded generator."""

    def __init__(self, draws: random.Random, clauses: list[str], quotes: list[str], sources: list[str]) -> None:
        self._draws, self._lists = draws, load_fillers()
        self._clauses, self._quotes, self._sources = clauses, quotes, sources
        one = draws.choice
        self._makers: dict[str, Callable[[], str]] = {
            "SAY": lambda: one(self._lists["say"]),
            "SAID": lambda: one(self._lists["said"]),
            "SAYBARE": lambda: one(self._lists["bare"]),
            "SAYING": lambda: one(self._lists["saying"]),
            "who": self._who,
            "person": self._person,
            "whose": lambda: self._who() + "'s",
            "he": lambda: one(["he", "she", "they", "he", "she", "it", "I", "we"]),
            "outlet": lambda: one(self._lists["outlets"]),
            "when": lambda: one(self._lists["when"]),
            "where": lambda: one(self._lists["where"]),
            "where2": lambda: one(self._lists["places"]),
            "hearer": lambda: one([*self._lists["hearers"], *self._lists["hearers"], self._who()]),
            "noun": lambda: one(self._lists["nouns"]),
            "adj": lambda: one(self._lists["adjectives"]),
            "verbs": lambda: one(self._lists["verbs"]),
            "deed": lambda: one(self._lists["deeds"]),
            "thing": lambda: one(self._lists["things"]),
            "doing": lambda: one(self._lists["doing"]),
            "insult": lambda: one(self._lists["insults"]),
            "insultnp": lambda: "a " + one(self._lists["insults"]),
            "clause": self._clause,
            "quote": self._quote,
        }

    def _who(self) -> str:
        one, chance = self._draws.choice, self._draws.random()
        if self._sources and chance < 0.35:
            return one(self._sources)
        if chance < 0.55:
            return one(self._lists["offices"])
        name = self._person()
        tail = self._draws.random()
        if tail < 0.12:
            return f"{name}, {one(self._lists['offices'])}"
        return f"{one(['the mayor', 'the spokesman', 'the lawyer'])}, {name}" if tail < 0.17 else name

    def _person(self) -> str:
        first, last, role = (self._draws.choice(self._lists[kind]) for kind in ("first", "last", "roles"))
        return self._draws.choice([f"{first} {last}", last, f"{role} {last}"])

    def _clause(self) -> str:
        one, chance = self._draws.choice, self._draws.random()
        if self._clauses and chance < 0.6:
            return one(self._clauses)
        subject = one(
            ["the <noun>", "the <adj> <noun>", "the <noun> in <where2>", "<who>", "it", "the <noun> and the <noun>"]
        )
        extra = one(
            ["", "", "", " <when>", " because the <noun> <verbs>", " unless the <noun> <verbs>", " in <where2>"]
        )
        return f"{subject} <verbs>{extra}"

    def _quote(self) -> str:
        if self._quotes and self._draws.random() < 0.6:
            return self._draws.choice(self._quotes)
        return self._draws.choice(self._lists["quotes"])

    def expand(self, frame: str) -> str:
        """Return the frame with its alternatives chosen and its slots filled."""
        for _ in range(12):
            frame = re.sub(r"\(([^()|]*(?:\|[^()|]*)+)\)", lambda hit: self._draws.choice(hit[1].split("|")), frame)
            new = re.sub(r"<(\w+)>", self._fill, frame)
            if new == frame:
                return frame
            frame = new
        return frame

    def _fill(self, hit: re.Match[str]) -> str:
        name = hit[1]
        if name in self._makers:
            return self._makers[name]()
        words = self.expand(self._makers[name[0].lower() + name[1:]]())
        return words[:1].upper() + words[1:]


def read_marks(frame: str, name: str) -> dict[str, Any]:
    """Return the window of a filled frame: its text without the brackets, and what they enclosed.

    >>> read_marks("[s1 Ada] [q1 said] [c1 it rained].", "x")["items"]
    [{'cue': [[4, 8]], 'source': [[0, 3]], 'content': [[9, 18]]}]
    """
    text, items, open_marks = "", {}, []
    for part in re.split(r"(\[[sqc]\d+ ?|\])", frame):
        if opened := re.fullmatch(r"\[([sqc])(\d+) ?", part):
            open_marks.append((opened[1], opened[2], len(text)))
        elif part == "]" and open_marks:
            kind, numbers, start = open_marks.pop()
            for number in numbers:
                item = items.setdefault(number, {"cue": [], "source": [], "content": []})
                item[{"q": "cue", "s": "source", "c": "content"}[kind]].append([start, len(text)])
        else:
            text += part
    kept = [item for _, item in sorted(items.items()) if item["cue"] and item["content"]]
    return {"text": text, "items": kept, "unsure": [], "from": name}


def harvest(windows: Iterable[dict[str, Any]]) -> tuple[list[str], list[str], list[str]]:
    """Return clauses (after *that*), spoken sentences and sources of silver windows, each once."""
    clauses, quotes, sources = set(), set(), set()
    for window in windows:
        text = window["text"]
        for item in window["items"]:
            (start, end), whole = item["content"][0], len(item["content"]) == 1
            words = text[start:end]
            plain = not re.search(r'["“”\[\]<>()|]', words) and 15 < len(words) < 160
            if plain and whole and text[:start].endswith("that "):
                clauses.add(words)
            if plain and text[start - 1 : start] in '"“' and words[:1].isupper():
                quotes.add(words.rstrip(".,"))
            for start, end in item["source"]:
                if not re.search(r'["“”\[\]<>()|]', text[start:end]) and 3 < end - start < 60:
                    sources.add(text[start:end])
    return sorted(clauses), sorted(quotes), sorted(sources)


def main() -> None:
    """Write the windows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--silver", type=Path, default=None)
    parser.add_argument("--count", type=int, default=6000)
    parser.add_argument("--times", type=int, default=5, help="how often each paragraph of written.txt is taken")
    parser.add_argument("--seed", type=int, default=3)
    options = parser.parse_args()
    draws = random.Random(options.seed)
    fillers = harvest(read_windows(options.silver)) if options.silver else ([], [], [])
    print("fillers:", *(len(part) for part in fillers))
    grammar = Grammar(draws, *fillers)
    lines = (FOLDER / "templates.txt").read_text(encoding="utf-8").splitlines()
    frames = [line for line in lines if line and not line.startswith("#")]
    windows = []
    for number in range(options.count):
        chosen = [frames[number % len(frames)]]
        while draws.random() < 0.35:
            chosen.append(draws.choice(frames))
        text = draws.choice(INTROS) + chosen[0]
        window = read_marks(grammar.expand(text), "invented")
        for frame in chosen[1:]:
            window = _joined(window, read_marks(grammar.expand(frame), "invented"))
        windows.append(window)
    written = (FOLDER / "written.txt").read_text(encoding="utf-8").splitlines()
    for line in written:
        if line and not line.startswith("#"):
            windows += [read_marks(line, "written")] * options.times
    draws.shuffle(windows)
    print(write_windows(options.out, windows), "windows from", len(frames), "frames")


def _joined(left: dict[str, Any], right: dict[str, Any]) -> dict[str, Any]:
    shift = len(left["text"]) + 1
    moved = [
        {part: [[s + shift, e + shift] for s, e in spans] for part, spans in item.items()} for item in right["items"]
    ]
    return {**left, "text": left["text"] + " " + right["text"], "items": left["items"] + moved}


if __name__ == "__main__":
    main()
