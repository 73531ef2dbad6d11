"""``variorum relate``: how two statements stand to each other."""

from __future__ import annotations

from typing import Any

import click

from variorum.cli.progress import load_parser
from variorum.cli.records import Record, Records
from variorum.cli.rows import write_json
from variorum.errors import RecordError

TEXTS = ("a", "b")
OPTIONAL = ("a_context", "b_context", "question", "a_published", "b_published")


@click.command()
def command() -> None:
    """Compare pairs of statements from standard input.

    Each line is {id, a, b, a_context?, b_context?, question?, a_published?, b_published?}; out comes {id, relation,
    confidence, same_score, reason} as soon as it is known. How b stands to a: same, narrower (b says less or is more
    specific), wider, figure, certainty, contradicts, supersedes (b is later and changes a), unrelated, unsure.

    \b
    Example:
      echo '{"id": 1, "a": "Nine were hurt.", "b": "Eleven were hurt."}' | variorum relate
    """
    load_parser()
    from variorum.collation import compare_pair, parse_proposition

    def accept(record: Record, place: str) -> dict[str, Any]:
        check_pair(record, place)
        question = record.get("question")
        left, right = (
            parse_proposition(
                record[side], record.get(f"{side}_context"), record.get(f"{side}_published"), question, side
            )
            for side in TEXTS
        )
        relation = compare_pair(left, right)
        return {
            "id": record.get("id"),
            "relation": relation.kind.value,
            "confidence": round(relation.confidence, 4),
            "same_score": round(relation.same_score, 4),
            "reason": relation.reason,
        }

    records = Records(accept)
    for row in records:
        write_json(row)
    records.check()


def check_pair(record: Record, place: str) -> None:
    """Raise ``RecordError`` unless ``a`` and ``b`` are texts with words and the rest texts or absent."""
    for name in (*TEXTS, *OPTIONAL):
        value = record.get(name)
        if value is None and name in OPTIONAL:
            continue
        if not isinstance(value, str) or (name in TEXTS and not value.strip()):
            found = "nothing" if name not in record else "an empty text" if value == "" else type(value).__name__
            raise RecordError(place, f"{name!r} needs to be a text, found {found}")
