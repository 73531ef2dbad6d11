"""One report, read deeply: parsed once, then entities, moments, statements and figures over the same parse."""

from __future__ import annotations

from variorum.errors import UnsupportedLanguageError
from variorum.language.pipeline import load_pipeline
from variorum.model import Reading, Report, Span
from variorum.reading.entities import find_entities
from variorum.reading.figures import find_figures
from variorum.reading.moments import find_moments
from variorum.reading.parsing import ParsedReport, parse_report
from variorum.reading.posts import find_posts, place_posts
from variorum.reading.statements import find_statements
from variorum.reading.statements.confidence import rate_statements
from variorum.reading.statements.learned import load_learned
from variorum.settings import ReadingSettings

_LANGUAGES = {"en", "und"}


def read_report(report: Report, settings: ReadingSettings | None = None) -> Reading:
    """Return everything read from one report.

    Parameters
    ----------
    report
        The report; only its title, prose, corrections and embedded posts are read for statements.
    settings
        Knobs of reading; the defaults when None.

    Raises
    ------
    UnsupportedLanguageError
        If most of the report's prose is in a language that is not read; the message names the language.
    """
    settings = settings or ReadingSettings()
    if report.language not in _LANGUAGES:
        raise UnsupportedLanguageError(
            f"report {report.id} is in the language {report.language!r}; only English is read so far. Leave it out."
        )
    parsed = parse_report(report, load_pipeline())
    entities, mentions = find_entities(parsed)
    moments = find_moments(report)
    learned = load_learned() if settings.tagger else None
    statements = find_statements(parsed, entities, mentions, moments, learned)
    return Reading(
        report_id=report.id,
        sentences=sentences_of(parsed),
        entities=entities,
        mentions=mentions,
        statements=place_posts(rate_statements(report, statements), find_posts(report, entities)),
        figures=find_figures(parsed, moments),
        moments=moments,
    )


def sentences_of(parsed: ParsedReport) -> tuple[Span, ...]:
    """Return where every sentence of the read blocks stands, in text order."""
    found = []
    for block, sentence in parsed.sentences():
        words = [token for token in sentence if not token.is_space]
        if words:
            found.append(Span(block.base + words[0].idx, block.base + words[-1].idx + len(words[-1])))
    return tuple(found)
