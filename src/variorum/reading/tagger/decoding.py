"""From log odds a token to the stretches that are likeliest together."""

from __future__ import annotations

from collections.abc import Sequence


def find_best_places(odds: Sequence[float], switch: float) -> list[tuple[int, int]]:
    """Return the runs ``[start, end)`` of places whose summed log odds, less ``switch`` for each run, are highest.

    Parameters
    ----------
    odds
        Log odds of each place, in order: above 0 for inside.
    switch
        Cost of a run, at least 0: higher gives fewer and longer runs.

    Returns
    -------
    list of (int, int)
        Runs in order; empty where nothing is worth its cost.

    Notes
    -----
    Source: Viterbi over two states (Forney 1973), linear in the places.

    Examples
    --------
    >>> find_best_places([-3, 2, -0.5, 2, -3, 0.4], switch=1.0)
    [(1, 4)]
    """
    outside, inside = 0.0, float("-inf")
    came_from_inside: list[bool] = []
    stayed_inside: list[bool] = []
    for value in odds:
        closed = inside > outside
        opened = outside - switch
        stayed = inside >= opened
        came_from_inside.append(closed)
        stayed_inside.append(stayed)
        outside, inside = max(outside, inside), max(inside, opened) + value
    runs: list[tuple[int, int]] = []
    is_inside = inside > outside
    end = len(odds)
    for place in range(len(odds) - 1, -1, -1):
        if is_inside and not stayed_inside[place]:
            runs.append((place, end))
            is_inside = False
        elif not is_inside and came_from_inside[place]:
            is_inside, end = True, place
    return runs[::-1]


def find_best_run(odds: Sequence[float]) -> tuple[int, int] | None:
    """Return the one run ``[start, end)`` with the highest sum above 0, or None. Source: Kadane's algorithm.

    Examples
    --------
    >>> find_best_run([-1.0, 2.0, 1.0, -4.0, 2.5])
    (1, 3)
    """
    best, found, total, start = 0.0, None, 0.0, 0
    for place, value in enumerate(odds):
        if total <= 0:
            total, start = 0.0, place
        total += value
        if total > best:
            best, found = total, (start, place + 1)
    return found
