"""What stands beside a line: who carries it, both counts, since when, on whose word, and through whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from variorum.edition.index import StoryIndex
from variorum.edition.wording import fold_words
from variorum.model import OriginCount, Precision, RelationKind, Report, Row, Scope

_MANY_REPORTS = 4
# A contribution credit alone is about as likely as not to stand behind a given line.
_LIKELY = 0.8
_MIN_SAME_WORDS = 6
DISSENT = {
    RelationKind.CONTRADICTS: "contradicts it",
    RelationKind.FIGURE: "gives another figure",
    RelationKind.SUPERSEDES: "changes it",
    RelationKind.UNSURE: "is not sure to say the same",
}
"""How a report stands to a claim that it speaks to and does not carry."""


def describe_count(count: OriginCount) -> str:
    """Return both numbers in words: ``2 reports, 2 independent reporting origins (1–2)``."""
    interval = f" ({count.low}–{count.high})" if count.low != count.high else ""
    reports = f"{count.reports} report{'s' * (count.reports != 1)}"
    return f"{reports}, {count.origins} independent reporting origin{'s' * (count.origins != 1)}{interval}"


def describe_alone(index: StoryIndex, row: Row) -> str:
    """Return ``in X alone``, or where else the same words stand when another text holds them too."""
    owner = index.report[row.wording.report_id]
    said = next((cell.passages[0] for cell in row.cells if cell.passages), row.wording)
    words = fold_words(said.of(owner.text)) if said.report_id == owner.id else ""
    others = []
    if len(words.split()) >= _MIN_SAME_WORDS:
        others = [r.name for r in index.reports if r.id != owner.id and words in index.folded[r.id]]
    if others:
        return f"{owner.name}; the same words stand in {', '.join(others)}"
    return f"in {owner.name} alone"


def describe_dissent(row: Row, names: Mapping[str, str]) -> list[str]:
    """Return ``X gives another figure``, ``Y contradicts it``, so that no count is read as agreement."""
    found: dict[RelationKind, list[str]] = {}
    for cell in row.cells:
        # Unsure is no dissent, and told after it; and a report that speaks alone is set against nobody.
        if cell.relation in DISSENT and cell.relation is not RelationKind.UNSURE and row.count.reports > 1:
            found.setdefault(cell.relation, []).append(names.get(cell.report_id, cell.report_id))
    told = [_describe_who(list(dict.fromkeys(who)), DISSENT[kind]) for kind, who in found.items()]
    return [*told, *describe_unsure(row, names)]


def describe_unsure(row: Row, names: Mapping[str, str]) -> list[str]:
    """Return ``X perhaps says it`` for those who are counted and not sure to say the same."""
    unsure = [names.get(cell.report_id, cell.report_id) for cell in row.cells if cell.relation is RelationKind.UNSURE]
    if not unsure or row.count.reports < 2:
        return []
    return [_describe_who(list(dict.fromkeys(unsure)), DISSENT[RelationKind.UNSURE])]


def _describe_who(who: list[str], does: str) -> str:
    """Return ``A gives …``, ``A and B give …``."""
    verb, _, rest = does.partition(" ")
    plural = {"is": "are"}.get(verb, verb.removesuffix("s"))
    return f"{' and '.join(who)} {verb if len(who) == 1 else plural} {rest}"


def describe_row(index: StoryIndex, row: Row) -> str:
    """Return who carries a claim, both counts, on whose word it rests, and through whom it came."""
    carriers = [index.report[cell.report_id].name for cell in row.cells if cell.statement_ids]
    shown = ", ".join(carriers[:_MANY_REPORTS])
    if len(carriers) > _MANY_REPORTS:
        shown += f" and {len(carriers) - _MANY_REPORTS} more"
    parts = [describe_alone(index, row) if len(carriers) == 1 and len(index.reports) > 1 else shown]
    if len(carriers) > 1:
        parts.append(describe_count(row.count))
    parts += describe_dissent(row, {report.id: report.name for report in index.reports})
    if day := find_first_day(index.reports, row):
        parts.append(f"first reported {day}")
    speakers = [word for word in row.words if not word.own_voice]
    if speakers:
        names = [word.shown for word in speakers[:3]]
        parts.append("on the word of " + ", ".join(names))
    parts += find_channels(index, row)
    return " · ".join(parts)


def find_first_day(reports: Iterable[Report], row: Row) -> str:
    """Return the day a claim was first reported (``13 March 2023``); empty if unknown or all are of one day."""
    times = {r.id: r.published.value for r in reports if r.published.value is not None}
    carried = [times[cell.report_id] for cell in row.cells if cell.statement_ids and cell.report_id in times]
    if not carried or len({time.period.earliest.date() for time in times.values()}) < 2:
        return ""
    early = min(carried, key=lambda time: time.period.earliest)
    if early.precision in {Precision.YEAR, Precision.MONTH}:
        return ""  # "November 2023" is no day, and a report of that month may be older or younger
    first = early.period.earliest
    return f"{first.day} {first:%B %Y}"


def find_channels(index: StoryIndex, row: Row) -> list[str]:
    """Return ``REPORT through OUTLET`` for each report that had the claim from another, in order of the reports."""
    missing = {origin.id: origin.name for origin in index.lineage.missing}
    channels = []
    for cell in row.cells:
        if not cell.statement_ids:
            continue
        report = index.report[cell.report_id]
        names = {carrier.name: True for carrier in cell.via if carrier.is_outlet}
        if not names:
            for edge in index.lineage.dependences:
                of_claim = edge.scope is Scope.REPORT or set(edge.statement_ids) & set(cell.statement_ids)
                if edge.child == report.id and of_claim:
                    parent = index.report.get(edge.parent)
                    names[missing.get(edge.parent) or (parent.name if parent else edge.parent)] = (
                        edge.probability >= _LIKELY
                    )
        sure = [name for name, likely in names.items() if likely and name != report.outlet]
        unsure = [name for name, likely in names.items() if not likely and name != report.outlet]
        if sure:
            channels.append(f"{report.name} through {', '.join(sure)}")
        if unsure:
            channels.append(f"{report.name} perhaps through {', '.join(unsure)}")
    return channels
