"""Every knob, its default, its unit and its reason. One frozen dataclass a room; ``Settings`` holds them all."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class IngestSettings:
    """Limits and defaults of reading the world."""

    max_file_bytes: int = 20_000_000
    """Bytes; a news page is under 2 MB, so ten times that is refused as something else."""


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """Knobs of reading one report."""


@dataclass(frozen=True, slots=True)
class StoriesSettings:
    """Knobs of grouping reports into stories and threads."""


@dataclass(frozen=True, slots=True)
class CollationSettings:
    """Knobs of comparing statements."""


@dataclass(frozen=True, slots=True)
class LineageSettings:
    """Knobs of deciding which report depends on which."""


@dataclass(frozen=True, slots=True)
class EditionSettings:
    """Knobs of what is shown."""

    max_line_chars: int = 420
    """Code points of a line of the brief; a longer sentence is shown as its speaker and the words that count."""
    max_happened_lines: int = 3
    """Lines of *What happened*: what a person takes in at one look."""
    max_reason_lines: int = 2
    """Lines of *Why it matters*."""
    max_detail_lines: int = 8
    """Lines of *Details*."""
    max_difference_lines: int = 4
    """Lines of *Zoom in*, which sets differing words against each other."""
    max_wider_lines: int = 4
    """Lines of *Zoom out*."""
    max_thread_reports: int = 60
    """Reports of a thread's other stories that are read deeply for the wider view; above it they are only named."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All knobs, one group a room."""

    ingest: IngestSettings = field(default_factory=IngestSettings)
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    stories: StoriesSettings = field(default_factory=StoriesSettings)
    collation: CollationSettings = field(default_factory=CollationSettings)
    lineage: LineageSettings = field(default_factory=LineageSettings)
    edition: EditionSettings = field(default_factory=EditionSettings)
