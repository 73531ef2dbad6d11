"""Lineage against the true graphs of simulated stories, and against simpler ways; wire credits; cost.

Run ``python benchmarks/lineage.py``. The simulation of the project is always measured; files of ``../shared/data``
are where that folder is there.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from simulate_lineage import Made, Simulator, count_true_origins
from trouble_rates import Troubles, draw_troubles
from variorum.ingest import make_report
from variorum.lineage import CreditKind, find_credits, trace_lineage
from variorum.lineage.sources import prepare_sources
from variorum.model import Report, Scope
from variorum.settings import IngestSettings

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "lineage"
Edge = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """One story: its reports, the true edges among them and the true number of independent origins."""

    reports: tuple[Report, ...]
    edges: frozenset[Edge]
    origins: int


@dataclass(frozen=True)
class Answer:
    """What a way of tracing says of one story; ``chances`` hold every edge it gave a probability."""

    edges: frozenset[Edge]
    origins: int
    chances: tuple[tuple[Edge, float], ...] = ()
    low: int = 0
    high: int = 0


def trace(case: Case) -> Answer:
    """Variorum's own way."""
    lineage = trace_lineage("s", case.reports, None)
    whole = [d for d in lineage.dependences if d.scope is Scope.REPORT]
    return Answer(
        frozenset((d.child, d.parent) for d in whole if not d.missing),
        lineage.count.origins,
        tuple(
            ((d.child, d.parent), d.probability)
            for d in (*whole, *lineage.rejected)
            if d.scope is Scope.REPORT and not d.missing
        ),
        lineage.count.low,
        lineage.count.high,
    )


def take_independent(case: Case) -> Answer:
    """Every outlet is its own origin."""
    return Answer(frozenset(), len(case.reports))


def take_overlap(case: Case, threshold: float = 0.15) -> Answer:
    """Link each report to the earlier one that holds most of its runs of five words, quotations included."""
    sources = prepare_sources(case.reports)
    runs = []
    for source in sources:
        words = "".join(line.words + line.spoken for line in source.sentences)
        runs.append({words[at : at + 5] for at in range(len(words) - 4)})
    edges = set()
    for child in range(len(sources)):
        shares = [(len(runs[child] & runs[p]) / max(1, len(runs[child])), p) for p in range(child)]
        if shares and max(shares)[0] >= threshold:
            edges.add((sources[child].id, sources[max(shares)[1]].id))
    return Answer(frozenset(edges), len(sources) - len({child for child, _ in edges}))


def take_citations(case: Case) -> Answer:
    """Link each report to the earlier report of every outlet it cites."""
    sources = prepare_sources(case.reports)
    by_outlet = {source.outlet_id: source for source in reversed(sources)}
    edges = set()
    for source in sources:
        for cited in source.cited:
            target = by_outlet.get(cited.outlet_id)
            if target is not None and target.id != source.id and cited.scope is Scope.REPORT:
                edges.add((source.id, target.id))
    return Answer(frozenset(edges), len(sources) - len({child for child, _ in edges}))


WAYS: dict[str, Callable[[Case], Answer]] = {
    "every outlet independent": take_independent,
    "text overlap threshold": take_overlap,
    "citations only": take_citations,
    "variorum": trace,
}


@dataclass(frozen=True)
class Figures:
    """Edge precision, recall and F1; mean error and bias of the origin count; calibration error; interval hits."""

    precision: float
    recall: float
    f1: float
    error: float
    bias: float
    calibration: float
    inside: float


def score(cases: Iterable[Case], way: Callable[[Case], Answer]) -> Figures:
    """Measure one way over stories."""
    right = given = wanted = inside = 0
    errors: list[int] = []
    chances: list[tuple[float, bool]] = []
    for case in cases:
        answer = way(case)
        right += len(answer.edges & case.edges)
        given += len(answer.edges)
        wanted += len(case.edges)
        errors.append(answer.origins - case.origins)
        inside += answer.low <= case.origins <= answer.high
        chances.extend((chance, edge in case.edges) for edge, chance in answer.chances)
    precision, recall = right / max(1, given), right / max(1, wanted)
    return Figures(
        precision,
        recall,
        2 * precision * recall / max(1e-9, precision + recall),
        sum(map(abs, errors)) / len(errors),
        sum(errors) / len(errors),
        measure_calibration(chances),
        inside / len(errors),
    )


def measure_calibration(chances: list[tuple[float, bool]], bins: int = 10) -> float:
    """Return the expected calibration error over equal bins (Guo et al. 2017)."""
    total = 0.0
    for number in range(bins):
        group = [(c, t) for c, t in chances if min(int(c * bins), bins - 1) == number]
        if group:
            total += abs(sum(c for c, _ in group) - sum(t for _, t in group))
    return total / max(1, len(chances))


def make_case(made: list[Made], *, drop_wrong_times: bool = False) -> Case:
    """Turn a simulated event into a case; wrong times can be left out, as if somebody had found them."""
    settings = IngestSettings()
    ids = {report.id for report in made}
    reports = []
    for report in made:
        record = {"id": report.id, "text": report.text, "outlet": report.outlet, "published": report.published}
        if drop_wrong_times and report.is_mistimed:
            record["published"] = None
        reports.append(make_report({k: v for k, v in record.items() if v}, settings, as_is=True))
    edges = frozenset((report.id, parent) for report in made for parent in report.parents if parent in ids)
    return Case(tuple(reports), edges, count_true_origins(made))


def simulate(seed: int, events: int, troubles: Troubles | None = None, *, drop_wrong_times: bool = False) -> list[Case]:
    """Return simulated cases."""
    simulator = Simulator(seed, troubles)
    return [make_case(simulator.make_event(number), drop_wrong_times=drop_wrong_times) for number in range(events)]


def simulate_mixture(seed: int, events: int) -> list[Case]:
    """Return simulated cases, each with troubles drawn anew."""
    chooser = random.Random(seed)
    return [
        make_case(Simulator(chooser.randrange(1 << 30), draw_troubles(chooser)).make_event(number))
        for number in range(events)
    ]


def load_lines(name: str) -> list[dict[str, object]]:
    """Read one gzipped JSON Lines file of the shared data."""
    with gzip.open(SHARED / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def load_shared_simulation() -> list[Case]:
    """Return the shared simulation; its times are hours, set on a scale that starts in 2020 for each event."""
    truth = {str(row["id"]): row for row in load_lines("sim_truth")}
    events: dict[str, list[dict[str, object]]] = {}
    for row in load_lines("sim_reports"):
        events.setdefault(str(row["event"]), []).append(row)
    cases = []
    for rows in events.values():
        first = min((float(str(row["published"])) for row in rows if row["published"] is not None), default=0.0)
        reports, edges, roots = [], set(), 0
        for row in rows:
            record = {key: row[key] for key in ("id", "text", "outlet")}
            if row["published"] is not None:
                when = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=float(str(row["published"])) - first)
                record["published"] = when.strftime("%Y-%m-%dT%H:%M:%SZ")
            reports.append(make_report(record, IngestSettings(), as_is=True))
            parents = truth[str(row["id"])]["parents"]
            assert isinstance(parents, list)
            edges.update((str(row["id"]), parent["id"]) for parent in parents)
            roots += not parents
        cases.append(Case(tuple(reports), frozenset(edges), roots))
    return cases


def measure_wire() -> tuple[float, float]:
    """Return precision and recall of agency credits read from dateline, byline and closing line."""
    agencies = {"AP": "associated-press", "UPI": "united-press-international", "AFP": "agence-france-presse"}
    kinds = {CreditKind.DATELINE, CreditKind.BYLINE, CreditKind.CLOSING}
    right = given = wanted = 0
    for row in load_lines("wire_credit_dev"):
        if not row["wire_known"]:
            continue
        record = {"id": row["id"], "text": row["text"], "outlet": str(row["publisher"])}
        report = replace(make_report(record, IngestSettings(), as_is=True), byline=row["author"] or None)
        found = {c.outlet_id for c in find_credits(report) if c.is_agency and c.kind in kinds}
        true = {agencies.get(str(row["wire"]), str(row["wire"]))} if row["wire"] else set()
        right, given, wanted = right + len(found & true), given + len(found), wanted + len(true)
    return right / max(1, given), right / max(1, wanted)


def show(title: str, cases: list[Case], ways: dict[str, Callable[[Case], Answer]]) -> None:
    """Print one table."""
    print(f"\n{title} ({len(cases)} stories)")
    print(f"{'':28}{'P':>7}{'R':>7}{'F1':>7}{'error':>8}{'bias':>8}{'calib.':>8}{'inside':>8}")
    for name, way in ways.items():
        f = score(cases, way)
        print(
            f"{name:28}{f.precision:7.3f}{f.recall:7.3f}{f.f1:7.3f}{f.error:8.2f}{f.bias:+8.2f}"
            f"{f.calibration:8.3f}{f.inside:8.2f}"
        )


def show_bins(cases: list[Case]) -> None:
    """Print how often edges of each probability are true, with the calibration error of those from .05 on."""
    chances = [(chance, edge in case.edges) for case in cases for edge, chance in trace(case).chances]
    print("\nProbability of edges: mean, share that is true, edges")
    for number in range(10):
        group = [(c, t) for c, t in chances if min(int(c * 10), 9) == number]
        if group:
            mean, true = sum(c for c, _ in group) / len(group), sum(t for _, t in group) / len(group)
            print(f"  {number / 10:.1f}  {mean:.3f}  {true:.3f}  {len(group):6}")
    error = measure_calibration([chance for chance in chances if chance[0] >= 0.05])
    print(f"calibration error without the candidates under .05: {error:.3f}")


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=60)
    parser.add_argument("--most", type=int, default=1000, help="reports of the largest story whose cost is measured")
    arguments = parser.parse_args()
    # They use what is defined here.
    from lineage_cost import show_growth
    from lineage_recall import find_shared_text_edges, measure_recall, measure_thanks
    from lineage_troubles import show_trap, show_troubles

    show("Simulated stories of drawn troubles, another seed than the fit", simulate_mixture(77, arguments.events), WAYS)
    if SHARED.is_dir():
        shared = load_shared_simulation()
        show("Shared simulation, all", shared, WAYS)
        show("Shared simulation, second half (nothing was chosen on it)", shared[1::2], {"variorum": trace})
        show_bins(shared)
        recall = measure_recall(shared, find_shared_text_edges(shared))
        print(f"\nCandidate recall of text edges: {', '.join(f'{name} {value:.4f}' for name, value in recall.items())}")
        precision, recalled = measure_wire()
        thanked, thanks = measure_thanks()
        print(f"\nWire credits: P {precision:.3f} R {recalled:.3f}; h/t credits read: {thanked} of {thanks}")
    show_troubles(arguments.events // 2)
    show_trap(200)
    show_growth(tuple(size for size in (250, 1000, 4000, 16000, 40000) if size <= arguments.most), with_archive=True)


if __name__ == "__main__":
    main()
