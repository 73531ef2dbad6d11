"""Which report, statement or story a person means: an id, the start of one, or what a report is called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.errors import UnknownIdError
from variorum.model import Report
from variorum.store import unknown_id


def find_report(word: str, reports: Sequence[Report]) -> Report:
    """Return the report whose id, label, outlet or unique start of an id is ``word``.

    Raises
    ------
    UnknownIdError
        If none is meant, with near misses, or more than one, with their ids.
    """
    for report in reports:
        if report.id == word:
            return report
    tests = (
        lambda report: word == report.label,
        lambda report: word.casefold() in (report.label.casefold(), (report.outlet or "").casefold()),
        lambda report: bool(word) and report.id.startswith(word),
    )
    for is_meant in tests:
        meant = [report for report in reports if is_meant(report)]
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise UnknownIdError(f"{word!r} may be {list_names(report.id for report in meant)}; give the whole id")
    names = [name for report in reports for name in (report.id, report.label, report.outlet or "") if name]
    raise unknown_id("report", word, names, "variorum reports")


def find_reports(words: Iterable[str], reports: Sequence[Report]) -> list[Report]:
    """Return the report each word means, in the order of the words; all reports when there are no words."""
    return [find_report(word, reports) for word in words] or list(reports)


def complete_id(word: str, reports: Sequence[Report]) -> str:
    """Return the id of a report, or of a statement (``REPORT:s3``) whose report part may be short or a label.

    Ids of missing origins (``missing:…``), stories and claims are returned as they are.
    """
    known = {report.id for report in reports}
    if word in known or word.startswith(("missing:", "story:", "claim:")):
        return word
    head, colon, tail = word.rpartition(":")
    if colon and tail[:1] in tuple("sftme") and tail[1:].isdecimal():
        return f"{find_report(head, reports).id}:{tail}"
    return find_report(word, reports).id


def list_names(names: Iterable[str], most: int = 5) -> str:
    """Return names as ``a, b or c``, the rest counted."""
    listed = list(names)
    if len(listed) > most:
        return f"{', '.join(listed[:most])} or {len(listed) - most} more"
    return f"{', '.join(listed[:-1])} or {listed[-1]}" if len(listed) > 1 else "".join(listed)
