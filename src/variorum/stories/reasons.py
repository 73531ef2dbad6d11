"""Why a report is in its story: the words and figures it shares with the others."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.stories.clusters import Cluster
from variorum.stories.features import Features

_SHOWN_WORDS = 6
_COMPARED = 40
"""Other reports of the story that are looked at for a shared figure."""


def explain_member(features: Features, members: Sequence[Features], cluster: Cluster) -> str:
    """Return one sentence that names what a report shares with the other reports of its story."""
    others = [other for other in members[:_COMPARED] if other.report_id != features.report_id]
    if not others:
        return "no other report shares enough of its words: a story of its own"
    if any(other.key == features.key for other in others):
        return "the same content as another report of the story"
    shared = set().union(*(other.counts for other in others)).intersection(features.counts)
    ranked = sorted((stem for stem in shared if stem in cluster.terms), key=lambda stem: (-cluster.terms[stem], stem))[
        :_SHOWN_WORDS
    ]
    figures = sorted(set().union(*(other.figures for other in others)).intersection(features.figures))[:3]
    sentence = f"shares {_list([features.shown[stem] for stem in ranked if not stem[0].isdigit()])}"
    if figures:
        sentence += f" and the {'figure' if len(figures) == 1 else 'figures'} {_list(figures)}"
    return f"{sentence} with {len(members) - 1} other {'report' if len(members) == 2 else 'reports'} of the story"


def _list(words: Sequence[str]) -> str:
    if not words:
        return "wording"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
