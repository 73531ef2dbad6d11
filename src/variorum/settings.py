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

    neighbours: int = 15
    """Nearest statements that each statement is compared with; 10 keeps 87% and 20 keeps 93% of true pairs on ECB+."""
    min_likeness: float = 0.6
    """Cosine of sentence vectors (bge-small) under which a pair is not compared at all."""
    topic_floor: float = 0.1
    """Same score under which two statements are taken to speak of different things, whatever their dates."""
    figure_likeness: float = 0.62
    """Cosine under which differing figures are not taken to be figures of one thing."""
    change_gap_hours: float = 12.0
    """Hours between publications from which a changed figure or status is a change over time."""
    certainty_gap_hours: float = 72.0
    """Hours between publications from which another certainty is a change: the same words are reported for days."""
    unsure_floor: float = 0.3
    """Same score from which a pair without a verdict is unsure rather than unrelated."""
    cover_full: float = 0.8
    """Share of a statement's content, by weight, that the other must have to contain it."""
    cover_part: float = 0.62
    """Share of the other's content that must at most be covered for it to add something."""
    thread_floor: float = 0.45
    """Same score from which an unsure pair of two stories of a thread is worth showing."""
    claim_floor: float = 0.4
    """Same score with a claim's centre that a new member needs."""


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
