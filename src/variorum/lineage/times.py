"""Which of two reports came first, as far as their times say."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model import Publication, Report

HOUR = 3600.0
LATE_UPDATE_HOURS = 48.0
"""How much later than its copy a parent can be dated: an outlet that goes on working at a report moves its date."""


@dataclass(frozen=True, slots=True)
class Window:
    """When a report can have appeared, in hours since 1970 (UTC); None at an open end."""

    earliest: float | None
    latest: float | None

    @property
    def is_known(self) -> bool:
        """Whether anything bounds it."""
        return self.earliest is not None or self.latest is not None


def find_window(publication: Publication) -> Window:
    """Return the window of a publication: its value's period, else what its bounds allow."""
    if publication.value is not None:
        period = publication.value.period
        return Window(period.earliest.timestamp() / HOUR, period.latest.timestamp() / HOUR)
    low, high = publication.not_before, publication.not_after
    return Window(
        low.period.earliest.timestamp() / HOUR if low else None, high.period.latest.timestamp() / HOUR if high else None
    )


def compare_times(child: Window, parent: Window) -> int:
    """Return 1 if ``parent`` came before ``child``, -1 if after, 0 if the windows overlap or one is unknown."""
    if parent.latest is not None and child.earliest is not None and parent.latest <= child.earliest:
        return 1
    if child.latest is not None and parent.earliest is not None and child.latest <= parent.earliest:
        return -1
    if child == parent:
        return 0
    return _compare_overlapping(child, parent)


def is_far_later(child: Window, parent: Window, most_hours: float = LATE_UPDATE_HOURS) -> bool:
    """Tell whether ``parent`` appeared so long after ``child`` that no late update of it explains the order.

    The hours are counted between the earliest each can have appeared, so that the next day is not "at once".
    """
    if child.latest is None or child.earliest is None or parent.earliest is None or parent.earliest < child.latest:
        return False
    return parent.earliest - child.earliest > most_hours


def is_other_report(child: Window, parent: Window) -> bool:
    """Tell whether a report dated later cannot be the one that ``child`` names: not even as a late update of it.

    Where only days are known, the next day is another report.
    """
    is_exact = all(size is not None and size[1] <= 1 for size in (_measure(child), _measure(parent)))
    return is_far_later(child, parent, LATE_UPDATE_HOURS if is_exact else 0.0)


def _compare_overlapping(child: Window, parent: Window) -> int:
    """Two instants less than their width apart: minutes and seconds still order them, days do not."""
    mine, theirs = _measure(child), _measure(parent)
    if mine is None or theirs is None or max(mine[1], theirs[1]) > 1 / 59:
        return 0
    return (theirs[0] < mine[0]) - (theirs[0] > mine[0])


def _measure(window: Window) -> tuple[float, float] | None:
    """Return where a closed window starts and how wide it is."""
    if window.earliest is None or window.latest is None:
        return None
    return window.earliest, window.latest - window.earliest


def order_key(report: Report) -> tuple[float, str]:
    """Return what puts reports in canonical order: by time, those without one last, then by id."""
    window = find_window(report.published)
    at = window.earliest if window.earliest is not None else window.latest
    return (at if at is not None else float("inf"), report.id)
