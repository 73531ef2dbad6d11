"""Makes ``dev.jsonl`` and ``held.jsonl`` of the marked-up reports beside it, so that every offset is right.

A report starts with ``### id | style | outlet``; its title is the next line. ``[[c3 words]]`` marks words of the
content of statement 3, ``s3`` of its source, ``q3`` of its cue; ``[[s3,4 …]]`` serves two, a letter after the number
(``s3v``) marks words of whoever passed it on and is not scored. A line ``= 3 | speaker | flags | via A > B | in 1``
says who speaks (``?`` where the report does not say), the force where it is not plain assertion, ``anon`` for a source
without a name, ``skip`` for an item on which two readers could differ (the scorer ignores it), the chain, innermost
first, and the statement it is nested in. People, outlets and events are invented; ``held`` was written before anything
was run on it, and rules are not made by looking at it.
"""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
MARK = re.compile(r"\[\[([a-z0-9,]+) |\]\]")
PARTS = {"c": "content", "s": "source", "q": "cue"}


def parse_report(block: str, half: str) -> dict[str, Any]:
    head, *lines = block.strip().split("\n")
    doc_id, style, outlet = (cell.strip() for cell in head.split("|"))
    notes = [line[2:] for line in lines if line.startswith("= ")]
    text, spans = strip_marks("\n\n".join(line for line in lines if not line.startswith("= ")))
    listed: dict[str, list[dict[str, Any]]] = {"attributions": [], "extra": []}
    for note in notes:
        number, speaker, *rest = (cell.strip() for cell in note.split("|"))
        item: dict[str, Any] = {"id": number}
        for letter, part in PARTS.items():
            item[part] = sorted(spans.get(letter + number, ()))
        if not item["content"]:
            raise ValueError(f"{doc_id}: statement {number} has no content")
        flags = " ".join(cell for cell in rest if not cell.startswith(("via ", "in "))).split()
        item["speaker"] = None if speaker == "?" else speaker
        item["anonymous"] = "anon" in flags
        item["force"] = next((flag for flag in flags if flag not in ("anon", "skip")), "asserted")
        chain = next((cell[4:] for cell in rest if cell.startswith("via ")), "")
        item["via"] = [name.strip() for name in chain.split(">") if name.strip()]
        item["parent"] = next((cell[3:] for cell in rest if cell.startswith("in ")), None)
        listed["extra" if "skip" in flags else "attributions"].append(item)
    share_sources([*listed["attributions"], *listed["extra"]])
    return {"doc_id": doc_id, "style": style, "outlet": outlet, "split": half, "text": text, **listed}


def share_sources(items: list[dict[str, Any]]) -> None:
    """Give a statement whose subject is left out (*said … and added …*) the source of its speaker's one before."""
    ordered = sorted(items, key=lambda item: item["content"])
    for before, item in itertools.pairwise(ordered):
        if not item["source"] and item["speaker"] and item["speaker"] == before["speaker"]:
            item["source"] = before["source"]


def strip_marks(marked: str) -> tuple[str, dict[str, list[list[int]]]]:
    """Return the text without marks, and for each mark (``c3``) its spans."""
    text, place = "", 0
    opened: list[tuple[list[str], int]] = []
    spans: dict[str, list[list[int]]] = {}
    for mark in MARK.finditer(marked):
        text += marked[place : mark.start()]
        place = mark.end()
        if mark[1]:
            letter, numbers = mark[1][0], mark[1][1:].split(",")
            opened.append(([letter + number for number in numbers], len(text)))
            continue
        names, start = opened.pop()
        for name in names:
            spans.setdefault(name, []).append([start, len(text)])
    if opened:
        raise ValueError(f"unclosed mark {opened[-1][0]}")
    return text + marked[place:], spans


def main() -> None:
    for half in ("dev", "held"):
        blocks = (HERE / f"{half}.txt").read_text(encoding="utf-8").split("### ")[1:]
        rows = [parse_report(block, half) for block in blocks]
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
        (HERE / f"{half}.jsonl").write_text("".join(lines), encoding="utf-8")
        print(half, len(rows), "reports", sum(len(row["attributions"]) for row in rows), "statements")


if __name__ == "__main__":
    main()
