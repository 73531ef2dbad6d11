"""Read the figures of the written stories and mask them: what ``train.py`` learns from.

Usage: python prepare.py OUT.jsonl STORIES.jsonl … . Runs in Variorum's own environment, about 60 statements a second.
One line out is one story::

    {"story": "...", "facts": [{"same": [[TEXT, [[UNIT, LOW, HIGH], …]], …], "figure": […], …}, …]}

with one entry a mask of ``TEXT``, in the order of the masks.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from variorum.collation import parse_proposition
from variorum.collation.figure_gate import scale_figure
from variorum.collation.masking import mask_figures


def mask_statement(text: str) -> list[Any]:
    """Return a statement's masked text and, for each mask, unit and bounds of what it hides."""
    proposition = parse_proposition(text)
    masked = mask_figures(proposition.resolved, proposition.figures)
    return [masked.text, [list(scale_figure(proposition.figures[index])) for index in masked.order]]


def main() -> None:
    """Mask every statement of every story."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("stories", type=Path, nargs="+")
    options = parser.parse_args()
    with options.out.open("w", encoding="utf-8") as out:
        for path in options.stories:
            for line in path.read_text(encoding="utf-8").splitlines():
                story = json.loads(line)
                facts = [
                    {group: [mask_statement(text) for text in texts] for group, texts in fact.items()}
                    for fact in story["facts"]
                ]
                out.write(json.dumps({"story": story["story"], "facts": facts}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
