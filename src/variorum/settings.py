"""Every knob, its default, its unit and its reason. One frozen dataclass a room; ``Settings`` holds them all."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class IngestSettings:
    """Limits and defaults of reading the world."""

    max_file_bytes: int = 20_000_000
    """Bytes; a news page is under 2 MB, so ten times that is refused as something else."""
    max_page_depth: int = 400
    """Elements inside one another; real pages stay under 60, and parsers slow down or fail far above."""
    max_page_tags: int = 100_000
    """Tags of one page; the longest live blogs have about 40,000."""
    max_tag_attributes: int = 300
    """Attributes of one tag; real ones have under 40."""


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """Knobs of reading one report."""

    tagger: bool = True
    """Whether the learned tagger is asked beside the rules: .02 more F on PolNeAR dev for 40 ms a report."""


@dataclass(frozen=True, slots=True)
class StoriesSettings:
    """Knobs of grouping reports into stories and threads."""

    story_threshold: float = 0.21
    """Least average similarity of a story's reports; tuned on half the stories of four streams.

    0.19 to 0.23 are near."""
    small_threshold: float = 0.14
    """The same for a collection of up to 40 reports, where fewer can be confused; rising to the other at 300."""
    thread_threshold: float = 0.10
    """Least average similarity of a thread's stories."""
    thread_names: int = 2
    """Main actors that the stories of a thread share at least."""
    idle_days: int = 30
    """Days after which a story takes no more reports: the same stories as without it, at constant cost."""
    vectors: str = "always"
    """For which reports sentence vectors are made: ``always``, ``short`` (headlines alone) or ``never`` (fastest)."""
    min_words: int = 40
    """Reports of fewer words are taken as headlines."""
    max_chars: int = 4000
    """Characters of a report that are looked at: 1,500 groups as well but misses figures further down."""
    max_terms: int = 120
    """Weightiest terms kept of a report."""
    batch_reports: int = 3000
    """Reports compared all with all (36 MB of similarities); later ones meet only the stories they share words with."""
    max_thread_stories: int = 5000
    """Beyond so many stories threads are not looked for (their similarities would take over 100 MB)."""


@dataclass(frozen=True, slots=True)
class CollationSettings:
    """Knobs of comparing statements."""

    neighbours: int = 15
    """Nearest statements that each statement is compared with; 10 keeps 87% and 20 keeps 93% of true pairs on ECB+."""
    min_likeness: float = 0.5
    """Cosine of sentence vectors (bge-small) under which a pair is not compared at all."""
    topic_floor: float = 0.1
    """Same score under which two statements are taken to speak of different things, whatever their dates."""
    figure_likeness: float = 0.58
    """Cosine under which differing figures are not taken to be figures of one thing."""
    figure_floor: float = 0.8
    """Probability of one slot from which figures are said to differ: precision .95, recall .60 in eight folds."""
    contradiction_floor: float = 0.85
    """Probability from which two statements that were read together exclude each other."""
    certainty_floor: float = 0.7
    """Probability from which one of two statements that were read together is put as less certain."""
    change_gap_hours: float = 12.0
    """Hours between publications from which a changed figure or status is a change over time."""
    dispute_hours: float = 168.0
    """Hours between publications from which opposed words of different speakers are unsure, no contradiction."""
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
    """Same score from which an unsure pair of two claims is kept and shown."""
    read_together: bool = True
    """Whether the nearest statements of two reports are read together by a small network (about 2.5 ms a pair)."""
    read_pairs: int = 600
    """Most pairs of a story that are read together; in a story of over 1,200 statements half as many as these."""
    read_likeness: float = 0.55
    """Cosine under which a pair is not read together."""
    join_floor: float = 0.7
    """Probability of being one claim from which a narrower, wider or less sure statement joins it."""
    join_unsure_floor: float = 0.83
    """That probability for a pair that no rule could decide; each 0.1 less adds .07 recall and takes .01 precision."""
    join_gated_floor: float = 0.05
    """That probability where what is said and of whom were found to agree, and only how sure or which way differs."""
    join_figure_floor: float = 0.05
    """That probability, the cost of the other figure taken out, for a pair that differs in a figure."""


@dataclass(frozen=True, slots=True)
class LineageSettings:
    """Knobs of deciding which report depends on which."""

    max_sentences: int = 5000
    """Sentences of one report that are compared; the longest news report has a few hundred."""
    max_rejected: int = 5
    """Candidates a report that lost and are kept with their reasons; more would bury them."""


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
class WebSettings:
    """Knobs of the server."""

    max_upload_bytes: int = 40_000_000
    """Bytes of one request's body: two of the largest files that are read."""
    max_upload_files: int = 200
    """Files of one request; a folder of a day's reports has fewer."""
    max_queued_jobs: int = 20
    """Jobs that wait for the one writer; more are refused, so that nobody fills the memory."""
    max_query_chars: int = 2_000
    """Characters of a request's query; the longest selection the pages make is under 500."""
    page_rows: int = 40
    """Rows of a page of a listing: about four screens."""
    max_page_rows: int = 200
    """The most rows that a request can ask for."""
    page_columns: int = 16
    """Reports beside each other in the matrix; a wide screen shows about so many."""
    open_wait_seconds: float = 0.8
    """Seconds a reader waits for a story that is still being made before a page says so: they feel it from one on."""
    poll_seconds: float = 0.7
    """Seconds between two looks at the store for reports that came by another way."""
    warm_reports: int = 300
    """Reports of the biggest stories that are read before anybody asks: about half a minute of work."""
    kept_reports: int = 4_000
    """Reports of the editions that are kept ready; about 20 KB each, the editions made last stay."""
    kept_pages: int = 600
    """Rendered pages that are kept; at 60 KB each about 36 MB."""
    fetch_timeout_seconds: float = 15.0
    """Seconds for one address, redirects and all."""
    fetch_max_bytes: int = 5_000_000
    """Bytes of a fetched page, unpacked; a news page is under 2 MB."""
    fetch_max_redirects: int = 4
    """Redirects that are followed; news sites use up to three."""
    login_failures: int = 20
    """Wrong tokens a minute after which none is looked at for a minute; a token of 32 characters is never guessed."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All knobs, one group a room."""

    ingest: IngestSettings = field(default_factory=IngestSettings)
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    stories: StoriesSettings = field(default_factory=StoriesSettings)
    collation: CollationSettings = field(default_factory=CollationSettings)
    lineage: LineageSettings = field(default_factory=LineageSettings)
    edition: EditionSettings = field(default_factory=EditionSettings)
    web: WebSettings = field(default_factory=WebSettings)
