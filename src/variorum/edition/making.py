"""An edition of one story, from all that was found about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.edition.brief import BriefWriter
from variorum.edition.discrepancies import find_discrepancies
from variorum.edition.index import make_index
from variorum.edition.left_out import find_left_out
from variorum.edition.matrix import make_rows
from variorum.edition.omissions import add_omissions, find_lone, find_omissions
from variorum.edition.timeline import make_timeline
from variorum.model import Collation, Edition, Lineage, Reading, Refusal, Relation, Report, Ruling, Story
from variorum.settings import EditionSettings


def make_edition(
    story: Story,
    others: Sequence[Story],
    reports: Sequence[Report],
    readings: Mapping[str, Reading],
    collation: Collation,
    lineage: Lineage,
    thread_reports: Sequence[Report] = (),
    thread_relations: Sequence[Relation] = (),
    rulings: Sequence[Ruling] = (),
    refusals: Sequence[Refusal] = (),
    settings: EditionSettings | None = None,
) -> Edition:
    """Return all that is known of one story, ready to show.

    Parameters
    ----------
    story, others
        The story and the other stories of its thread, oldest first.
    reports
        The story's reports; ``readings`` has one for each, and for each of ``thread_reports``.
    collation, lineage
        Of this story.
    thread_reports, thread_relations
        The reports of the thread's other stories that were read, and the relations across the thread's stories.
    rulings, refusals
        What people decided, and what was left out.
    """
    settings = settings or EditionSettings()
    index = make_index(reports, readings, collation, lineage)
    rows = make_rows(index)
    thread_readings = {report.id: readings[report.id] for report in thread_reports}
    discrepancies = find_discrepancies(index, thread_relations, thread_readings)
    elsewhere = {report.id: report for report in thread_reports}
    brief = BriefWriter(index, rows, discrepancies, elsewhere, settings).write()
    omissions = find_omissions(index, rows)
    brief = add_omissions(brief, index, omissions)
    used = {side.report_id for d in discrepancies for side in d.sides}
    used |= {piece.passage.report_id for part in brief for line in part.lines for piece in line.pieces if piece.passage}
    shown = [*reports, *(report for report in thread_reports if report.id in used)]
    return Edition(
        story=story,
        reports=tuple(shown),
        readings=tuple(readings[report.id] for report in shown),
        brief=brief,
        rows=rows,
        timeline=make_timeline(index),
        discrepancies=discrepancies,
        lineage=lineage,
        collation=collation,
        others=tuple(others),
        rulings=tuple(rulings),
        refusals=(*refusals, *find_left_out(index)),
        omissions=omissions,
        lone=find_lone(index, rows),
    )
