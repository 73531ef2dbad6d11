"""Why one report is, or is not, taken to depend on another."""

from __future__ import annotations

from variorum.model import Dependence, Lineage


def explain_pair(lineage: Lineage, child: str, parent: str) -> Dependence | None:
    """Return the dependence of ``child`` on ``parent`` with its reasons: kept if there is one, else the lost one.

    None means that nothing ever spoke for it. Whether it was kept shows in ``lineage.dependences``.
    """
    for group in (lineage.dependences, lineage.rejected):
        for dependence in group:
            if dependence.child == child and dependence.parent == parent:
                return dependence
    return None
