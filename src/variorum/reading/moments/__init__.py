"""When a report says things happened: time expressions with TIMEX3 values, by rules over the text."""

from variorum.reading.moments.finder import find_moments

__all__ = ["find_moments"]
