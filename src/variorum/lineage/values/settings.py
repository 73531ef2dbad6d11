"""The knobs of weighing values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ValueSettings:
    """What is assumed of sources before they are compared, and how far the comparison goes.

    ``benchmarks/values.py`` shows how the figures move when each is changed.
    """

    accuracy: float = 0.8
    """Share of a source's values that are right, before anything is known of it (Dong et al. 2009, section 3)."""
    known_values: float = 5.0
    """So many values of its own weigh as much as that assumption."""
    wrong_values: int = 3
    """Wrong values that a matter can have. A source right less often than one in ``wrong_values + 1`` speaks against
    its value.

    Dong et al. take 10 to 100; on draws of half of Flights the mean goes from .84 to .92 with 3."""
    copying: float = 0.1
    """Chance that one of two sources copies the other, before their values are compared."""
    copied_share: float = 0.99
    """Share of the common matters on which a copier has what it copied; one in a hundred is changed or mistaken.

    Dong et al. take 0.8. A copier of one matter in five is not told from a source that is merely right, by its
    values alone; lineage says it.
    """
    agreement: float = 0.98
    """How often two good sources agree that never saw each other: agreement up to this shows no copying.

    With .95 accurate sources are suspected (Flights falls to .82), with .99 twelve verbatim copiers are not."""
    copied_weight: float = 0.95
    """Share of its weight that a copied value loses; the rest stands for having looked at it."""
    caution: float = 0.4
    """Factor on all votes when the weight that is shown is made: sources err together in ways no model sees."""
    support_weight: float = 0.5
    """Share of a value's votes that go to the values it speaks for as well (Dong et al. 2009: rho)."""
    min_common: int = 5
    """Differing matters that two sources must share a value in before they are compared."""
    max_holders: int = 100
    """A value that more sources hold says nothing of who has it from whom; keeps the comparison near linear."""
    max_values: int = 60
    """Values of one matter that are compared with each other; of more, those with most sources."""
    rounds: int = 4
    """Times that copying is judged anew; each time weights are settled ``passes`` times."""
    passes: int = 6
    """Passes between weights of values and accuracy of sources; on the labelled sets they stand still after five."""
