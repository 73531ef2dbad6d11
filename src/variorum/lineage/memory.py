"""What was found of single reports and of pairs, kept between two tracings of a growing story.

A new report then costs its own reading, its alignments with its neighbours, and the measuring of those whose neighbours
changed. The result is the same with and without.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from variorum.lineage.alignment import Alignment
from variorum.lineage.features import Features
from variorum.lineage.outlet_names import NameIndex
from variorum.lineage.sources import Source, prepare_source
from variorum.lineage.vocabulary import Keys, Vocabulary
from variorum.model import Evidence, Reading, Report

Sketch = tuple[Keys, Keys]


class LineageMemory:
    """Keeps prepared reports, their keys, alignments, features and reasons; one for one story, and not thread-safe."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._sources: dict[str, tuple[tuple[object, ...], Source]] = {}
        self._sketches: dict[str, Sketch] = {}
        self._alignments: dict[tuple[str, str], Alignment | None] = {}
        self._features: dict[str, tuple[tuple[object, ...], dict[str, Features]]] = {}
        self._reasons: dict[tuple[str, str], tuple[Features, tuple[Evidence, ...]]] = {}

    def prepare(
        self,
        report: Report,
        names: NameIndex,
        reading: Reading | None,
        most_sentences: int,
        known_boilerplate: Collection[str],
    ) -> Source:
        """Return the prepared report; what was kept of it is dropped if anything it is made of has changed."""
        pattern = names.find(report.text)
        boilerplate = known_boilerplate if isinstance(known_boilerplate, frozenset) else frozenset(known_boilerplate)
        key = (report, reading, pattern.pattern if pattern else "", most_sentences, boilerplate)
        known = self._sources.get(report.id)
        if known is not None and known[0] == key:
            return known[1]
        if known is not None:
            self._forget(report.id)
        source = prepare_source(report, names, reading, most_sentences, boilerplate, self._vocabulary)
        self._sources[report.id] = (key, source)
        return source

    def _forget(self, report_id: str) -> None:
        self._sketches.pop(report_id, None)
        self._features.clear()
        for pair in [pair for pair in self._alignments if report_id in pair]:
            del self._alignments[pair]
        for pair in [pair for pair in self._reasons if report_id in pair]:
            del self._reasons[pair]

    def forget_sketches(self) -> None:
        """Drop the keys of all reports."""
        self._sketches.clear()

    def sketch(self, source: Source, make: Callable[[Source], Sketch]) -> Sketch:
        """Return the keys of a report."""
        if source.id not in self._sketches:
            self._sketches[source.id] = make(source)
        return self._sketches[source.id]

    def align(self, left: Source, right: Source, make: Callable[[], Alignment | None]) -> Alignment | None:
        """Return the alignment of two reports."""
        pair = (left.id, right.id)
        if pair not in self._alignments:
            self._alignments[pair] = make()
        return self._alignments[pair]

    def measure(
        self,
        child: int,
        sources: Sequence[Source],
        near: Sequence[Collection[int]],
        make: Callable[[], dict[int, Features]],
    ) -> dict[int, Features]:
        """Return the features of a report's candidates; ``near`` are all reports these depend on, group by group."""
        key: tuple[object, ...] = tuple(tuple((sources[n].id, sources[n].window) for n in group) for group in near)
        known = self._features.get(sources[child].id)
        if known is None or known[0] != key:
            known = (key, {sources[n].id: features for n, features in make().items()})
            self._features[sources[child].id] = known
        by_id = known[1]
        return {n: by_id[sources[n].id] for n in near[0]}

    def explain(
        self, child: str, parent: str, features: Features, make: Callable[[], tuple[Evidence, ...]]
    ) -> tuple[Evidence, ...]:
        """Return the reasons of one candidate."""
        known = self._reasons.get((child, parent))
        if known is None or known[0] is not features:
            known = (features, make())
            self._reasons[child, parent] = known
        return known[1]
