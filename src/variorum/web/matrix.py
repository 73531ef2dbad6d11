"""Claims × reports, one window of it: some rows, some columns, sorted and folded as a reader asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.errors import BadRequestError
from variorum.model import Edition, Row
from variorum.render.matrix_view import GroupView, RowView, group_by_origin, make_row
from variorum.render.witnesses import sort_reports
from variorum.web.addresses import claim_path
from variorum.web.calls import Call, Slice, find_slice
from variorum.web.selection import is_differing
from variorum.web.witnesses import PageWitnesses

SORTS = {
    "reports": "most reports first",
    "origins": "most reporting origins first",
    "differing": "those that differ first",
    "order": "in the order of the reports",
}
SHOWS = {"shared": "in several reports", "alone": "in one report only", "all": "all"}


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A row with where its claim is found."""

    id: str
    path: str
    row: RowView
    is_ruled: bool


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """A window of the matrix. ``first_column`` and ``columns`` say which of ``all_columns`` stand in it."""

    groups: tuple[GroupView, ...]
    claims: tuple[ClaimView, ...]
    rows: Slice
    window: Slice
    sort: str
    show: str
    is_folded: bool
    counts: dict[str, int]


def choose_rows(edition: Edition, sort: str, show: str) -> list[Row]:
    """Return the rows that are shown, in order; raises ``BadRequestError`` for a sort or choice nobody knows."""
    if sort not in SORTS:
        raise BadRequestError(f"sort={sort[:40]!r}; expected one of {', '.join(SORTS)}")
    if show not in SHOWS:
        raise BadRequestError(f"show={show[:40]!r}; expected one of {', '.join(SHOWS)}")
    rows = [row for row in edition.rows if show == "all" or (row.count.reports > 1) == (show == "shared")]
    if sort == "reports":
        rows.sort(key=lambda row: (-row.count.reports, -row.count.origins))
    elif sort == "origins":
        rows.sort(key=lambda row: (-row.count.origins, -row.count.reports))
    elif sort == "differing":
        rows.sort(key=lambda row: (not is_differing(row), -row.count.reports))
    return rows


def find_columns(edition: Edition, is_folded: bool) -> list[tuple[str, list[str]]]:
    """Return origins with the reports that stand under them; folded, one report for each origin and its copies."""
    groups = group_by_origin([report.id for report in sort_reports(edition)], edition.lineage)
    return [(origin, members[:1]) for origin, members in groups] if is_folded else groups


def make_matrix_page(call: Call, edition: Edition, witnesses: PageWitnesses) -> MatrixPage:
    """Return the window of the matrix that a call asks for."""
    sort = call.query.get("sort", "reports")
    # A story of one report has no claim that several make: what it has is shown.
    has_shared = any(row.count.reports > 1 for row in edition.rows)
    show = call.query.get("show", "") or ("shared" if has_shared else "all")
    is_folded = call.query.get("fold", "") == "1"
    rows = choose_rows(edition, sort, show)
    rows_slice = find_slice(call, rows)
    groups = find_columns(edition, is_folded)
    per_window = call.site.settings.web.page_columns
    columns = [(origin, report_id) for origin, members in groups for report_id in members]
    page = call.number("columns", 1, 1_000_000)
    seen = columns[(page - 1) * per_window : page * per_window]
    window = Slice(seen, page, max(1, -(-len(columns) // per_window)), len(columns), per_window)
    ruled = {claim.id for claim in edition.collation.claims if claim.ruled}
    claims = tuple(
        ClaimView(
            row.claim_id,
            claim_path(edition.story.id, row.claim_id),
            make_row(row, [report_id for _, report_id in seen], witnesses),
            row.claim_id in ruled,
        )
        for row in rows_slice.items
    )
    shared = sum(row.count.reports > 1 for row in edition.rows)
    counts = {"shared": shared, "alone": len(edition.rows) - shared, "all": len(edition.rows)}
    return MatrixPage(_group(seen, witnesses), claims, rows_slice, window, sort, show, is_folded, counts)


def _group(columns: Sequence[tuple[str, str]], witnesses: PageWitnesses) -> tuple[GroupView, ...]:
    grouped: dict[str, list[str]] = {}
    for origin, report_id in columns:
        grouped.setdefault(origin, []).append(report_id)
    return tuple(GroupView(witnesses.find(o), tuple(witnesses.find(i) for i in ids)) for o, ids in grouped.items())
