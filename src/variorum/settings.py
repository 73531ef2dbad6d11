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


@dataclass(frozen=True, slots=True)
class Settings:
    """All knobs, one group a room."""

    ingest: IngestSettings = field(default_factory=IngestSettings)
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    stories: StoriesSettings = field(default_factory=StoriesSettings)
    collation: CollationSettings = field(default_factory=CollationSettings)
    lineage: LineageSettings = field(default_factory=LineageSettings)
    edition: EditionSettings = field(default_factory=EditionSettings)
