"""Pairs with entailment labels under open licences, as pairs for ``train.py``: where the network learns to negate.

Usage: python label_nli.py NLI.jsonl.gz OUT.jsonl SOURCE … . Entailed counts as agreeing, contradicted as contradicting,
neutral as another matter; rough, so it is only where training starts. Long pairs are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from pathlib import Path

from pairs import AGREES, CONTRADICTS, OTHER

LABELS = {"e": AGREES, "c": CONTRADICTS, "n": OTHER}
LONGEST = 420
"""Code points of both texts together."""
SEED = 1


def main() -> None:
    """Write the pairs of the named sources, shuffled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("sources", nargs="+")
    options = parser.parse_args()
    rows = []
    for line in gzip.decompress(options.data.read_bytes()).splitlines():
        row = json.loads(line)
        label = LABELS.get(row["label"][:1])
        is_short = len(row["premise"]) + len(row["hypothesis"]) < LONGEST
        if row["source"] in options.sources and label is not None and is_short:
            rows.append({"left": row["premise"], "right": row["hypothesis"], "relation": label})
    random.Random(SEED).shuffle(rows)
    options.out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} pairs")


if __name__ == "__main__":
    main()
