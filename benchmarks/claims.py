"""How well claims gather the sentences of one event: ECB+, against two lemma baselines.

Usage: python benchmarks/claims.py. Needs ``../shared``; about a minute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from collation import make_sentences, read_rows
from labelled import leave_without_labels
from variorum.collation.collate import group_propositions
from variorum.collation.encoding import encode_texts
from variorum.collation.proposition import Proposition
from variorum.settings import CollationSettings

Grouping = Callable[[Sequence[Proposition]], list[list[int]]]
OVERLAPS = (0.15, 0.2, 0.25, 0.3)


def measure_bcubed(groups: Sequence[Sequence[int]], events: Sequence[frozenset[str]]) -> tuple[float, float]:
    """Return the sums of precision and recall over the sentences.

    Two sentences belong together when they mention a common event; a sentence may mention several (BCubed of Bagga &
    Baldwin 1998, with the overlapping truth taken as "shares at least one", after Amigó et al. 2009).
    """
    precision = recall = 0.0
    where = {index: set(group) for group in groups for index in group}
    for index, mentioned in enumerate(events):
        true = {other for other, theirs in enumerate(events) if mentioned & theirs} | {index}
        found = len(where[index] & true)
        precision += found / len(where[index])
        recall += found / len(true)
    return precision, recall


def group_by_claims(propositions: Sequence[Proposition]) -> list[list[int]]:
    """Return the claims."""
    return group_propositions(propositions, encode_texts([each.resolved for each in propositions]))


def group_unread(propositions: Sequence[Proposition]) -> list[list[int]]:
    """Return the claims where no pair is read together."""
    vectors = encode_texts([each.resolved for each in propositions])
    return group_propositions(propositions, vectors, CollationSettings(read_together=False))


def group_by_verb(propositions: Sequence[Proposition]) -> list[list[int]]:
    """Return the sentences with one lemma of the main verb together: the lemma baseline of event coreference."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, proposition in enumerate(propositions):
        groups[proposition.clause.predicate].append(index)
    return list(groups.values())


def make_overlap_grouping(least: float) -> Grouping:
    """Return a grouping that chains the sentences whose lemmas have at least this Jaccard overlap."""

    def group(propositions: Sequence[Proposition]) -> list[list[int]]:
        words = [each.words | each.names for each in propositions]
        owner = list(range(len(words)))
        for right in range(len(words)):
            for left in range(right):
                union = words[left] | words[right]
                if union and len(words[left] & words[right]) >= least * len(union) and owner[left] != owner[right]:
                    gone = owner[right]
                    owner = [owner[left] if each == gone else each for each in owner]
        groups: dict[int, list[int]] = defaultdict(list)
        for index, root in enumerate(owner):
            groups[root].append(index)
        return list(groups.values())

    return group


def measure(split: str, by_topic: bool, groupings: dict[str, Grouping]) -> None:
    """Print BCubed P, R and F of each grouping, within stories or within topics (two like events each)."""
    rows = [row for row in read_rows("ecbplus_events_train_dev.jsonl.gz") if row["split"] == split]
    parts = defaultdict(list)
    for row in rows:
        parts[row["topic"].removesuffix("plus") if by_topic else row["topic"]].append(row)
    sums = {name: np.zeros(2) for name in groupings}
    count = 0
    for _, part in sorted(parts.items()):
        sentences = make_sentences(part, only_annotated=True)
        count += len(sentences)
        for name, group in groupings.items():
            found = group([item[0] for item in sentences])
            sums[name] += measure_bcubed(found, [item[2] for item in sentences])
    print(f"ECB+ {split}, {count} sentences in {len(parts)} {'topics of two like events' if by_topic else 'stories'}")
    for name, total in sums.items():
        precision, recall = total / count
        score = 2 * precision * recall / (precision + recall)
        print(f"  {name:28s} P {precision:.3f}  R {recall:.3f}  F {score:.3f}")


def main() -> None:
    """Print the tables."""
    leave_without_labels()
    groupings: dict[str, Grouping] = {"claims": group_by_claims, "claims, no pair read": group_unread}
    groupings |= {"main verb's lemma": group_by_verb}
    groupings |= {f"lemma overlap from {least}": make_overlap_grouping(least) for least in OVERLAPS}
    for by_topic in (True, False):
        measure("dev", by_topic, groupings)


if __name__ == "__main__":
    main()
