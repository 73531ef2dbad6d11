"""Whether true text edges are among the candidates, and whether thanks to another outlet are read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from lineage import Case, load_lines
from variorum.ingest import make_report
from variorum.lineage import CreditKind, find_credits
from variorum.lineage.candidates import find_candidates, find_partners
from variorum.lineage.outlet_names import identify_outlet
from variorum.lineage.sketches import find_groups, sketch_runs, sketch_sentences
from variorum.lineage.sources import prepare_sources
from variorum.settings import IngestSettings

Edge = tuple[str, str]


def measure_recall(cases: Sequence[Case], text_edges: frozenset[Edge]) -> dict[str, float]:
    """Return the share of true text edges that are candidates: in each story, and all stories in one collection.

    ``sentence keys`` are the MinHash bands alone, without the runs of four words.
    """
    sources = prepare_sources([report for case in cases for report in case.reports])
    pairs = {tuple(sorted((sources[a].id, sources[b].id))) for a, b in find_candidates(sources)}
    keys = find_partners(find_groups([([sketch_sentences(source) for source in sources], None)]))
    banded = {tuple(sorted((sources[a].id, sources[b].id))) for a, b in keys}
    runs = find_partners(find_groups([([sketch_runs(source) for source in sources], 12)]))
    rare = {tuple(sorted((sources[a].id, sources[b].id))) for a, b in runs}
    inside: set[tuple[str, ...]] = set()
    for case in cases:
        mine = prepare_sources(case.reports)
        inside |= {tuple(sorted((mine[a].id, mine[b].id))) for a, b in find_candidates(mine)}
    wanted = {tuple(sorted(edge)) for edge in text_edges}
    found = {"by story": inside, "one collection": pairs, "sentence keys": banded, "rare runs": rare}
    return {name: len(wanted & each) / max(1, len(wanted)) for name, each in found.items()}


def find_shared_text_edges(cases: Sequence[Case]) -> frozenset[Edge]:
    """Return the edges of the shared simulation along which text was taken, within the given stories."""
    ids = {report.id for case in cases for report in case.reports}
    edges = set()
    for row in load_lines("sim_truth"):
        parents = row["parents"]
        assert isinstance(parents, list)
        edges.update((str(row["id"]), p["id"]) for p in parents if p["mode"] == "text" and row["id"] in ids)
    return frozenset(edges)


def measure_thanks() -> tuple[int, int]:
    """Return how many "h/t" credits of the labelled reports are read, and how many there are.

    The labelled texts lack the credit's own line, so it is set at the end again, where it stood.
    """
    read = wanted = 0
    for row in load_lines("wire_credit_dev"):
        credit = str(row["credit"] or "")
        if not credit.startswith("h/t"):
            continue
        wanted += 1
        name = credit.removeprefix("h/t:").strip(" .")
        record = {"id": row["id"], "text": f"{row['text']}\n{credit}", "outlet": str(row["publisher"])}
        report = make_report(record, IngestSettings(), as_is=True)
        thanked = {c.outlet_id for c in find_credits(report) if c.kind is CreditKind.THANKS}
        read += identify_outlet(name)[0] in thanked
    return read, wanted
