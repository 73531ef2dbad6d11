"""Whether two statements speak of one time: their dates, weekdays and lengths of time."""

from __future__ import annotations

from variorum.collation.proposition import Proposition
from variorum.collation.score import Score

_DURATION_SLACK = 0.1
"""Share by which two lengths of time may differ and still be one."""


def compare_times(left: Proposition, right: Proposition) -> Score:
    """Compare the dates that stand in the texts: -1 when no period of one overlaps any of the other.

    Weekdays are compared by their words where it is not known to the day when both were published: "Friday" of an
    undated report may have been placed in the wrong week.
    """
    if not left.times or not right.times:
        return _compare_time_words(left, right)
    if any(one.overlaps(other) for one in left.times for other in right.times):
        return Score(1.0, "of the same time")
    if not (_is_dated(left) and _is_dated(right)) and _share_weekday(left, right):
        return Score(0.5, f"both say “{left.time_words[0]}”")
    ones, others = _name_day(left), _name_day(right)
    if ones and ones.casefold() == others.casefold():
        return Score(-0.5, f"not known to be of one time: both say “{ones}”, of different days")
    return Score(-1.0, f"of different times: “{ones}” against “{others}”" if ones and others else "of different times")


_SHIFTS = frozenset({"last", "this", "next", "previous", "coming"})


def _name_day(side: Proposition) -> str:
    """Return the first time expression that is no length of time; empty when there is none."""
    pairs = zip(side.time_words, side.time_values, strict=False)
    return next((word for word, value in pairs if not _is_vague_time(value)), "")


def _is_dated(proposition: Proposition) -> bool:
    return proposition.published is not None and proposition.published.is_one_day


def _share_weekday(left: Proposition, right: Proposition) -> bool:
    def weekdays(side: Proposition) -> set[str]:
        return {word.casefold().split()[0] for word in side.time_words if word.casefold().split()[0].endswith("day")}

    return bool(weekdays(left) & weekdays(right))


def _compare_time_words(left: Proposition, right: Proposition) -> Score:
    """Compare dates that could not be placed ("Monday" and "Friday" of an unknown week) by their words alone."""
    lefts = [value for value in left.time_values if not _is_vague_time(value)]
    rights = [value for value in right.time_values if not _is_vague_time(value)]
    if not lefts or not rights:
        return Score(0.0)
    words = left.time_words[0], right.time_words[0]
    shifts = [_SHIFTS & set(word.casefold().split()) for word in words]
    if shifts[0] != shifts[1] and words[0].split()[-1].casefold() == words[1].split()[-1].casefold():
        return Score(-0.5, f"of different times: “{words[0]}” against “{words[1]}”")
    if any(_holds(one, other) or _holds(other, one) for one in lefts for other in rights):
        return Score(0.5, f"both say “{left.time_words[0]}”")
    if words[0].casefold() == words[1].casefold():
        return Score(0.5, f"both say “{words[0]}”")
    if _kind_of(lefts) != _kind_of(rights):
        return Score(0.0)
    return Score(-0.5, f"not known to be of one time: “{words[0]}” against “{words[1]}”")


def _holds(whole: str, part: str) -> bool:
    """Tell whether one TIMEX3 value is a part of the other: ``XXXX-WXX-5TMO`` of ``XXXX-WXX-5``."""
    return part == whole or part.startswith((f"{whole}-", f"{whole}T"))


def _kind_of(values: list[str]) -> bool:
    """Tell whether the values are clock times alone, which say nothing of the day."""
    return all(value.partition("T")[0] in {"", "XXXX-XX-XX"} for value in values)


def _is_vague_time(value: str) -> bool:
    """Tell whether a TIMEX3 value is a duration or a mere past, present or future."""
    return value.startswith("P") or value.endswith("_REF")


def compare_durations(left: Proposition, right: Proposition) -> Score:
    """Compare spans of time ("three years"): equal within a tenth or not."""
    if not left.spans_of_time or not right.spans_of_time:
        return Score(0.0)
    for one in left.spans_of_time:
        for other in right.spans_of_time:
            if abs(one - other) <= _DURATION_SLACK * max(one, other):
                return Score(1.0, "the same length of time")
    words = _first_duration(left), _first_duration(right)
    return Score(-1.0, f"“{words[0]}” against “{words[1]}”" if all(words) else "other lengths of time")


def _first_duration(side: Proposition) -> str:
    pairs = zip(side.time_words, side.time_values, strict=False)
    return next((word for word, value in pairs if value.startswith("P")), "")
