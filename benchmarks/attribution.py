"""Who said what: content, speaker, chain, confidence and speed, beside other tools.

Usage: python benchmarks/attribution.py [--limit N] [--errors N] [--rules] [--ablate] [--no-peers] [--no-tagger].
Needs the labelled data of ``../shared`` and the scorer there; the project's own annotated reports are scored by it too.

The protocol is that of the scorer beside the data: a statement's content counts at a word Jaccard of .8; *+ speaker*
asks for a speaker that shares a word too. PolNeAR annotates the outermost speaker only, so nested statements are left
out of what is scored; the report's own voice is nobody's and is left out too. ``--rules`` prints how often each rule is
right; ``--ablate`` the content F on speech without each rule's finds, which says what each one contributes.
"""

from __future__ import annotations

import argparse
import collections
import random
import sys
from types import ModuleType
from typing import Any

from attribution_data import (
    SHARED,
    Row,
    load_own_rows,
    load_rows,
    load_scorer,
    match_contents,
    read_all,
    read_statements,
    to_record,
)
from attribution_peers import PEERS, is_installed, run_peer
from attribution_speakers import Read, show_calibration, show_entities, show_nested, show_own
from attribution_speed import show_stages, time_stages
from variorum.language.pipeline import load_pipeline
from variorum.model import Statement
from variorum.reading.statements.learned import load_learned
from variorum.reading.statements.rates import brings_clause

__all__ = ["load_rows", "load_scorer", "measure", "read_statements"]

SETS = (
    ("PolNeAR dev", "polnear_train_dev", "dev", None),
    ("GUM news", "gum_train_dev", None, "news"),
)
OWN_HALVES = (("own dev", "dev"), ("own held", "held"))
THRESHOLD = 0.8


def measure(
    scorer: ModuleType,
    rows: list[Row],
    found: list[list[Statement]] | list[list[Row]],
    subset: str,
    samples: int = 1000,
) -> dict[str, Any]:
    """Return the scorer's summary, with 95% intervals from 1,000 draws of documents where any are drawn."""
    counts = []
    for row, statements in zip(rows, found, strict=True):
        predicted = [to_record(one) if isinstance(one, Statement) else one for one in statements]
        one, _, _ = scorer.score_doc(
            row["text"], row["attributions"], predicted, THRESHOLD, subset, row.get("extra") or ()
        )
        counts.append(one)
    summary: dict[str, Any] = scorer.summary(sum(counts, collections.Counter()))
    draws = random.Random(0)
    drawn_scores = []
    for _ in range(samples):
        total: collections.Counter[str] = collections.Counter()
        for _ in counts:
            total.update(counts[draws.randrange(len(counts))])
        drawn = scorer.summary(total)
        drawn_scores.append((drawn["content_J"][2], drawn["joint"][2]))
    for number, name in enumerate(("content_J", "joint") if samples else ()):
        ordered = sorted(scores[number] for scores in drawn_scores)
        summary[f"{name}_interval"] = (ordered[samples // 40], ordered[samples * 39 // 40 - 1])
    return summary


def show(name: str, subset: str, summary: dict[str, Any]) -> None:
    low, high = summary["content_J_interval"]
    joint_low, joint_high = summary["joint_interval"]
    kinds = " ".join(f"{kind} {summary[f'recall_{kind}']:.2f}" for kind in ("direct", "indirect", "mixed"))
    print(
        f"{name:14} {subset:7} content F {summary['content_J'][2]:.3f} [{low:.3f}, {high:.3f}]  "
        f"+ speaker F {summary['joint'][2]:.3f} [{joint_low:.3f}, {joint_high:.3f}]  "
        f"token F {summary['token'][2]:.3f}  recall: {kinds}"
    )


def show_rules(scorer: ModuleType, rows: list[Row], found: list[list[Statement]]) -> None:
    """Print, for each rule, its finds, the share whose content is right, and of those the share with the speaker."""
    table: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for row, statements in zip(rows, found, strict=True):
        words = scorer.toks(row["text"])
        starts = [start for start, _ in words]
        matched = match_contents(scorer, row, statements, THRESHOLD)
        for number, statement in enumerate(statements):
            counts = table[statement.because]
            counts["finds"] += 1
            if number in matched:
                source = scorer.tset(row["attributions"][matched[number]]["source"], words, starts)
                mine = scorer.tset(to_record(statement)["source"], words, starts)
                counts["content"] += 1
                counts["named"] += bool(source)
                counts["speaker"] += bool(source & mine)
    for because, counts in sorted(table.items(), key=lambda pair: -pair[1]["finds"]):
        right, speaker = counts["content"] / counts["finds"], counts["speaker"] / max(1, counts["named"])
        print(f"  {because:70} {counts['finds']:5}  content {right:.2f}  speaker {speaker:.2f}")


def show_ablation(scorer: ModuleType, rows: list[Row], found: list[list[Statement]]) -> None:
    """Print content F and + speaker F on speech without each rule's finds, and how far that is from all rules."""

    def score(without: str) -> tuple[float, float]:
        total: collections.Counter[str] = collections.Counter()
        for row, statements in zip(rows, found, strict=True):
            kept = [to_record(one) for one in statements if one.because != without]
            extra = row.get("extra") or ()
            total.update(scorer.score_doc(row["text"], row["attributions"], kept, THRESHOLD, "speech", extra)[0])
        summary = scorer.summary(total)
        return summary["content_J"][2], summary["joint"][2]

    content, joint = score("")
    for because in sorted({one.because for statements in found for one in statements}):
        less, less_joint = score(because)
        print(
            f"  without {because:66} {less:.3f} ({less - content:+.3f})  {less_joint:.3f} ({less_joint - joint:+.3f})"
        )


def show_errors(scorer: ModuleType, rows: list[Row], found: list[list[Statement]], limit: int) -> None:
    listed = []
    for row, statements in zip(rows, found, strict=True):
        predicted = [to_record(one) for one in statements]
        _, groups, words = scorer.score_doc(row["text"], row["attributions"], predicted, THRESHOLD, "speech")
        for kind, item in (pair for group in groups for pair in group):
            text = " ".join(row["text"][words[i][0] : words[i][1]] for i in sorted(item[0]))
            listed.append(f"  {row['doc_id'][:20]} {kind} {item[2]} | {item[3]} | {text[:200]}")
    random.Random(1).shuffle(listed)
    print("\n".join(listed[:limit]))


def show_peers(scorer: ModuleType, name: str, rows: list[Row]) -> None:
    """Print what other tools find on the same reports in this process, where they are installed."""
    for peer in PEERS:
        if not is_installed(peer):
            print(f"{name:14} {peer}: not installed (benchmarks/requirements-peers.txt)")
            continue
        run = run_peer(peer, [row["text"] for row in rows])
        for subset in ("speech", "all"):
            show(peer, subset, measure(scorer, rows, run.found, subset))
        rate = len(rows) / max(1e-9, run.seconds)
        print(
            f"{peer:14} {rate:.1f} reports a CPU second, parse included; raised on {run.failed} of {len(rows)} reports"
        )


def show_set(scorer: ModuleType, name: str, rows: list[Row], options: argparse.Namespace) -> None:
    """Print every table of one labelled set."""
    learned = None if options.no_tagger else load_learned()
    reads = [Read(row, *read_all(row, learned)) for row in rows]
    outer = [[one for one in read.found if one.parent_id is None] for read in reads]
    is_own = "outlet" in rows[0]
    is_gum = name.startswith("GUM")
    # Our own annotations and GUM's give nested statements as well.
    found = [read.found for read in reads] if is_own or is_gum else outer
    for subset in ("speech", "all"):
        show(name, subset, measure(scorer, rows, found, subset))
    if is_gum:
        # GUM annotates contents that are clauses; a plan, a demand or a noun that was praised is none there.
        clauses = [[one for one in each if brings_clause(one.because)] for each in found]
        show(f"{name}, clauses", "all", measure(scorer, rows, clauses, "all"))
    if is_own:
        show_own(scorer, name, reads, options.errors)
    elif is_gum:
        show_entities(scorer, name, reads, options.errors)
    if is_own or is_gum:
        show_nested(scorer, name, reads)
    show_calibration(scorer, name, reads)
    show_stages(name, time_stages(rows, learned))
    if options.rules:
        show_rules(scorer, rows, found)
    if options.ablate:
        show_ablation(scorer, rows, found)
    if options.errors:
        show_errors(scorer, rows, found, options.errors)
    if options.peers:
        show_peers(scorer, name, rows)
    print(flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=None, help="read only the first N reports of each set")
    parser.add_argument("--errors", type=int, default=0, help="print N misses and spurious finds of each set")
    parser.add_argument("--rules", action="store_true", help="print how often each rule is right")
    parser.add_argument("--ablate", action="store_true", help="print what is lost without each rule")
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="leave the other tools out")
    parser.add_argument("--no-tagger", action="store_true", help="the rules without the learned tagger beside them")
    parser.add_argument("--only", default="", help="only the sets whose name contains this")
    options = parser.parse_args()
    if not (SHARED / "scorers" / "eval_quotes.py").exists():
        print("skipped: the labelled data and its scorer are not beside the repository (../shared)")
        return 0
    scorer = load_scorer()
    load_pipeline()
    for name, file, split, genre in SETS:
        if options.only in name:
            show_set(scorer, name, load_rows(file, split, genre, options.limit), options)
    for name, half in OWN_HALVES:
        if options.only in name:
            show_set(scorer, name, load_own_rows(half)[: options.limit], options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
