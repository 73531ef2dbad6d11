"""Speakers that a person set right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.model import Manner, Reading, Ruling, RulingKind, Speaker, Statement


def correct_speakers(reading: Reading, rulings: Sequence[Ruling]) -> Reading:
    """Return the reading with the speakers that rulings name; of two on one statement the later holds.

    A name that the report knows as an entity is that entity; any other is taken as it was written down.
    """
    ruled = {r.left: r for r in rulings if r.kind is RulingKind.SPEAKER and r.left.startswith(f"{reading.report_id}:")}
    if not ruled:
        return reading
    known = {
        spelling.casefold(): entity for entity in reading.entities for spelling in (entity.name, *entity.spellings)
    }

    def correct(statement: Statement) -> Statement:
        ruling = ruled.get(statement.id)
        if ruling is None:
            return statement
        because = f"a person's ruling ({ruling.id}{', ' + ruling.author if ruling.author else ''})"
        entity = known.get(ruling.right.casefold())
        name = entity.name if entity else ruling.right or None
        speaker = Speaker(name, entity.id if entity else None, bool(name), because=because)
        # Who is named as the speaker is attributed to, even where the report seemed to speak itself.
        manner = Manner.INDIRECT if statement.manner is Manner.OWN and name else statement.manner
        return replace(statement, speaker=speaker, manner=manner)

    return replace(reading, statements=tuple(correct(statement) for statement in reading.statements))
