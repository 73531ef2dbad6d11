"""How often each trouble strikes in a simulated story."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Troubles:
    """How often each trouble strikes, 0 to 1 (rates are of words or sentences)."""

    rewrite: tuple[float, ...] = (0.0, 0.15, 0.35, 0.6)
    delete: float = 0.4
    reorder: float = 0.3
    add: float = 0.3
    merge: float = 0.13
    cite: float = 0.5
    cite_only: float = 0.1
    false_cite: float = 0.1
    missing_time: float = 0.1
    wrong_time: float = 0.07
    quotes: float = 0.5
    release: float = 0.0
    reuse: float = 0.0
    majority: float = 0.0
    pull: float = 2.0
    late: float = 0.0
    translate: float = 0.0
    circular: float = 0.0
    slip: float = 0.0
    render: float = 0.0


def draw_troubles(r: random.Random) -> Troubles:
    """Return troubles drawn at random, so that what is fitted on many draws knows no single mixture."""
    palettes = ((0.0,), (0.0, 0.15), (0.0, 0.15, 0.35, 0.6), (0.15, 0.35), (0.35, 0.6), (0.6,))
    return Troubles(
        rewrite=r.choice(palettes),
        delete=r.uniform(0.15, 0.5),
        reorder=r.uniform(0.0, 0.6),
        add=r.uniform(0.05, 0.6),
        merge=r.uniform(0.0, 0.25),
        cite=r.uniform(0.2, 0.8),
        cite_only=r.uniform(0.0, 0.2),
        false_cite=r.uniform(0.0, 0.2),
        missing_time=r.uniform(0.0, 0.25),
        wrong_time=r.uniform(0.0, 0.15),
        quotes=r.uniform(0.0, 1.0),
        reuse=r.choice((0.0, 0.0, 0.1)),
        majority=r.choice((0.0, 0.0, 1.0)),
        pull=r.choice((0.0, 0.0, 1.0, 3.0)),
        late=r.choice((0.0, 0.0, 0.1)),
        translate=r.choice((0.0, 0.0, 0.15)),
        slip=r.choice((0.0, 0.2, 0.5)),
        circular=r.choice((0.0,) * 9 + (0.2,)),
        render=r.choice((0.0, 0.2, 0.5)),
    )
