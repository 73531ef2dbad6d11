"""A story of three invented reports, with readings written by hand."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import (
    Block,
    BlockKind,
    Force,
    Manner,
    PartialTime,
    Provenance,
    Publication,
    Reading,
    Report,
    Span,
    Speaker,
    Statement,
)

Said = tuple[str, str | None, Manner, Force]


def say(
    words: str, speaker: str | None = "Varga", manner: Manner = Manner.INDIRECT, force: Force = Force.ASSERTED
) -> Said:
    return words, speaker, manner, force


def make_report(name: str, said: Sequence[Said], published: str | None = None) -> tuple[Report, Reading]:
    """Return a report whose text is these statements, one a line, and its reading (no figures, moments, entities)."""
    from variorum.language.pipeline import load_pipeline
    from variorum.reading.figures import find_figures
    from variorum.reading.parsing import parse_report

    text = "\n".join(f"{words}." for words, *_ in said)
    when = Publication(PartialTime(published), read_from="record") if published else Publication()
    blocks = (Block(Span(0, len(text)), BlockKind.PROSE, "test"),)
    report = Report(name, text, blocks, Provenance("-", "text/plain", "utf-8", ""), published=when, language="en")
    statements, start = [], 0
    for number, (words, speaker, manner, force) in enumerate(said):
        span = Span(start, start + len(words))
        statements.append(
            Statement(
                f"{name}:s{number}",
                name,
                (span,),
                (),
                (),
                Speaker(speaker, resolved=speaker is not None),
                (),
                manner,
                force,
                0.9,
                "test",
            )
        )
        start += len(words) + 2
    figures = find_figures(parse_report(report, load_pipeline()), ())
    return report, Reading(name, (), (), (), tuple(statements), figures, ())
