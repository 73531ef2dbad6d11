"""Near misses for an id that nothing has."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.errors import UnknownIdError

MAX_HINTS = 3
MIN_SCORE = 75.0
"""Of 100 by rapidfuzz's ``WRatio``, which also finds a part of a longer name; at 60 ``nope`` was near ``timeline``."""


def find_near_misses(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return up to three known names nearest to ``word``, nearest first, case ignored; empty when none is near."""
    from rapidfuzz import fuzz, process  # needed only when something went wrong: a start stays quick

    spelled = {name.casefold(): name for name in reversed(list(known))}
    near = process.extract(word.casefold(), list(spelled), scorer=fuzz.WRatio, limit=MAX_HINTS, score_cutoff=MIN_SCORE)
    return tuple(spelled[name] for name, _score, _index in near)


def unknown_id(kind: str, word: str, known: Iterable[str], listing: str = "") -> UnknownIdError:
    """Return the error for a ``kind`` (report, claim …) nobody knows as ``word``, with near misses.

    ``listing`` is the command that lists what there is.
    """
    near = find_near_misses(word, known)
    hint = f"did you mean {' or '.join(near)}?" if near else f"`{listing}` lists what there is" if listing else ""
    return UnknownIdError(f"no {kind} is called {word!r}; {hint}" if hint else f"no {kind} is called {word!r}")
