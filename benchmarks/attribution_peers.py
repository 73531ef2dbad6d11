"""Other tools that attribute quotations, run over the same reports with the same parser where they are installed.

textacy (Apache-2.0) finds direct quotations only; sayswho (MIT) has a finder of its own. Its resolution of speakers
asks for a model of spaCy's experimental packages that no registry has, so only the words of its speaker are scored.
``benchmarks/requirements-peers.txt`` lists both; they are no part of the development environment.
"""

from __future__ import annotations

import importlib.util
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from variorum.language.pipeline import load_pipeline

PEERS = ("textacy", "sayswho")
_BLANK_LINES = re.compile(r"\n{2,}")
"""Each run becomes one line break, padded to its length: sayswho raises on every text with an empty line."""


@dataclass(frozen=True)
class PeerRun:
    """What a tool found in each report, how many reports it raised on, and its CPU seconds with the parse."""

    found: list[list[dict[str, list[list[int]]]]]
    failed: int
    seconds: float


def is_installed(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def run_peer(name: str, texts: list[str]) -> PeerRun:
    """Run a tool over whole texts; a report on which it raises counts as one without finds."""
    find = _load_finder(name)
    found, failed, began = [], 0, time.process_time()
    for text in texts:
        doc = load_pipeline()(_BLANK_LINES.sub(lambda run: " " * (len(run[0]) - 1) + "\n", text))
        try:
            found.append(merge_pieces(find(doc)))
        except Exception:  # noqa: BLE001 - whatever a peer raises is counted, not handled
            failed += 1
            found.append([])
    return PeerRun(found, failed, time.process_time() - began)


def _load_finder(name: str) -> Callable[[Any], Iterable[Any]]:
    if name == "textacy":
        from textacy.extract.triples import direct_quotations  # type: ignore[import-not-found,unused-ignore]

        return lambda doc: list(direct_quotations(doc))
    from sayswho.quote_finder import quote_finder  # type: ignore[import-not-found,unused-ignore]

    return lambda doc: list(quote_finder(doc))


def merge_pieces(triples: Iterable[Any]) -> list[dict[str, list[list[int]]]]:
    """Return attributions, the pieces with one and the same cue as one (both tools give each piece alone)."""
    merged: dict[int, dict[str, list[list[int]]]] = {}
    for triple in triples:
        verb = triple.cue[0].i
        content = [triple.content.start_char, triple.content.end_char]
        if verb in merged:
            merged[verb]["content"].append(content)
            continue
        merged[verb] = {
            "source": [[token.idx, token.idx + len(token)] for token in triple.speaker],
            "cue": [[token.idx, token.idx + len(token)] for token in triple.cue],
            "content": [content],
        }
    return list(merged.values())
