"""Counts of a claim never read as agreement: who speaks otherwise stands beside them."""

from dataclasses import replace

from variorum.model import Edition, RelationKind
from variorum.render import render_html
from variorum.render.labels import describe_interval, describe_support
from variorum.render.witnesses import Witnesses


def speak_otherwise(edition: Edition, kind: RelationKind) -> Edition:
    """Return the edition with the last report that speaks to its first claim standing otherwise to it."""
    row = edition.rows[0]
    last = [cell for cell in row.cells if cell.statement_ids][-1]
    cells = tuple(replace(cell, relation=kind) if cell is last else cell for cell in row.cells)
    return replace(edition, rows=(replace(row, cells=cells), *edition.rows[1:]))


def test_who_contradicts_is_told_beside_the_counts(edition: Edition) -> None:
    changed = speak_otherwise(edition, RelationKind.CONTRADICTS)
    row = changed.rows[0]
    assert row.count.reports > 1
    told = describe_support(row, Witnesses([changed]).find_sigla(row))
    assert told.startswith(describe_interval(row.count))
    assert "contradicts it" in told
    assert render_html([changed]).count("contradicts it") >= 2  # the brief and the matrix


def test_counts_of_those_who_agree_stand_alone(edition: Edition) -> None:
    agreed = speak_otherwise(edition, RelationKind.SAME)
    row = replace(
        agreed.rows[0],
        cells=tuple(replace(c, relation=c.relation and RelationKind.SAME) for c in agreed.rows[0].cells),
    )
    assert describe_support(row, Witnesses([agreed]).find_sigla(row)) == describe_interval(row.count)
