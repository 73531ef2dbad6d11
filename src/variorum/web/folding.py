"""A lineage too large to be looked at, folded: a report with all that took the whole of it is one box with a count.

The largest families stand in the picture by themselves, the others as one box a band of time; a family is opened by its
link. Nothing is lost by it: the words beside the picture list every report of every family.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.model import Dependence, Edition, Lineage, Scope
from variorum.render.lineage_view import DependenceView, make_dependence
from variorum.render.stemma import BOX_HEIGHT, BOX_WIDTH, Box, Edge, Layout, Path, lay_out
from variorum.web.bands import Band, make_bands
from variorum.web.witnesses import PageWitnesses

FOLD_FROM = 24
"""Reports; a picture of more than this does not fit a screen (``render.stemma``: a box is 204 by 46 pixels)."""
FAMILIES = 16
"""Families that have a box of their own: about four rows of four beside the boxes of the rest."""
OPENED = 30
"""Reports of an opened family that are drawn; the list beside the picture has all of them."""
_BOX_CHARS = 21
"""Characters of a name that fit a box beside its siglum."""


@dataclass(frozen=True, slots=True)
class Family:
    """A report, or missing origin, that took the whole from nobody, and those that took the whole from it."""

    root: str
    members: tuple[str, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class FoldedNode:
    """A box: one report, a family with ``copies`` more reports in it, or, without a root, the ``rest`` of a band."""

    box: Box
    siglum: str
    name: str
    when: str
    copies: int
    path: str
    title: str
    is_missing: bool = False
    is_rest: bool = False
    fold: str = ""


@dataclass(frozen=True, slots=True)
class FoldedEdge:
    """A line between two boxes: one dependence, or all those between two families."""

    path: Path
    label: str
    title: str
    is_thin: bool
    ends: tuple[str, str]


@dataclass(frozen=True, slots=True)
class FoldedView:
    """The folded picture, and every family with its dependences in words, the largest first."""

    layout: Layout
    nodes: tuple[FoldedNode, ...]
    edges: tuple[FoldedEdge, ...]
    families: tuple[tuple[Family, tuple[DependenceView, ...]], ...]
    others: tuple[DependenceView, ...]
    singles: tuple[str, ...]
    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT


def find_families(lineage: Lineage, report_ids: Sequence[str]) -> dict[str, list[str]]:
    """Return every root with its reports in the order of ``report_ids``, the root itself not among them.

    A report goes to the most probable of those it took the whole from; one in a circle is a root of its own.
    """
    parents: dict[str, tuple[float, str]] = {}
    for edge in lineage.dependences:
        if edge.scope is Scope.REPORT:
            parents[edge.child] = max(parents.get(edge.child, (0.0, "")), (edge.probability, edge.parent))
    known = {*report_ids, *(origin.id for origin in lineage.missing)}
    families: dict[str, list[str]] = {}
    for report_id in report_ids:
        root, seen = report_id, {report_id}
        while root in parents and parents[root][1] in known:
            root = parents[root][1]
            if root in seen:
                root = report_id
                break
            seen.add(root)
        families.setdefault(root, [])
        if root != report_id:
            families[root].append(report_id)
    return families


def fold_lineage(
    edition: Edition, witnesses: PageWitnesses, opened: str, here: Mapping[str, str] | None = None
) -> FoldedView:
    """Return the folded picture of a story, the family whose root has the siglum ``opened`` drawn in full.

    ``here`` are the paths of the page: ``""`` folded, and under each siglum the one with that family open.
    """
    paths = here or {}
    ids = [report_id for report_id in edition.story.report_ids if report_id in witnesses.reports]
    families = sorted(
        (
            Family(root, tuple(members), witnesses.find(root).siglum == opened)
            for root, members in find_families(edition.lineage, ids).items()
        ),
        key=lambda family: (not family.is_open, -len(family.members), witnesses.rank(family.root)),
    )
    inner, outer = _part(edition.lineage.dependences, families)
    linked = {family_id for pair in outer for family_id in pair}
    most = FAMILIES // 2 if families and families[0].is_open else FAMILIES
    shown = [f for f in families if f.members or f.root in linked][:most]
    days = _find_days(witnesses, ids)
    bands = make_bands([day for day in days.values() if day])
    picture = _Picture(edition, witnesses, paths, days, bands)
    nodes, edges, layout = picture.draw(shown, families, inner, outer)
    in_words = [family for family in families if family.members]
    return FoldedView(
        layout,
        nodes,
        edges,
        tuple((f, tuple(make_dependence(d, witnesses) for d in inner[f.root])) for f in in_words),
        tuple(make_dependence(edge, witnesses) for found in outer.values() for edge in found),
        tuple(f.root for f in families if not f.members),
    )


def _find_days(witnesses: PageWitnesses, ids: Sequence[str]) -> dict[str, str | None]:
    days = {}
    for report_id in ids:
        value = witnesses.reports[report_id].published.value
        days[report_id] = value.value[:10] if value and len(value.value) >= 10 else None
    return days


def _part(
    dependences: Sequence[Dependence], families: Sequence[Family]
) -> tuple[dict[str, list[Dependence]], dict[tuple[str, str], list[Dependence]]]:
    """Return the dependences inside each family by its root, and those between families by both roots."""
    root_of = {member: family.root for family in families for member in (family.root, *family.members)}
    inner: defaultdict[str, list[Dependence]] = defaultdict(list)
    outer: defaultdict[tuple[str, str], list[Dependence]] = defaultdict(list)
    for edge in dependences:
        child = root_of.get(edge.child)
        parent = root_of.get(edge.parent, edge.parent)
        if child is None:
            continue
        if child == parent:
            inner[child].append(edge)
        else:
            outer[child, parent].append(edge)
    return inner, outer


class _Picture:
    def __init__(
        self,
        edition: Edition,
        witnesses: PageWitnesses,
        paths: Mapping[str, str],
        days: Mapping[str, str | None],
        bands: Mapping[str, Band],
    ) -> None:
        self.edition = edition
        self.witnesses = witnesses
        self.paths = paths
        self.days = days
        self.bands = bands

    def draw(
        self,
        shown: Sequence[Family],
        families: Sequence[Family],
        inner: Mapping[str, list[Dependence]],
        outer: Mapping[tuple[str, str], list[Dependence]],
    ) -> tuple[tuple[FoldedNode, ...], tuple[FoldedEdge, ...], Layout]:
        drawn = {family.root: family for family in shown}
        missing = {origin.id for origin in self.edition.lineage.missing}
        places: dict[str, str | None] = {}
        for family in shown:
            if family.root not in missing:
                places[family.root] = self._band(family.root)
            for member in family.members[:OPENED] if family.is_open else ():
                places[member] = self._band(member)
        rest = self._gather_rest(
            [family for family in families if family.root not in drawn and family.root not in missing]
        )
        places.update({key: key.removeprefix("rest:") or None for key in rest})
        lost = [root for root in missing if root in drawn or any(root == pair[1] for pair in outer)]
        found = {**outer}
        for family in shown:
            if family.is_open:
                for edge in inner[family.root]:
                    found.setdefault((edge.child, edge.parent), []).append(edge)
        layout = lay_out(places, lost, [Edge(*pair) for pair in found if self._is_drawn(pair, places, lost)])
        labels = {key: band.label for key, band in self.bands.items()}
        layout = replace(layout, bands=tuple((labels.get(label, label), y) for label, y in layout.bands))
        nodes = tuple(self._node(box, drawn, rest, missing) for box in layout.boxes)
        return nodes, tuple(self._edge(path, found) for path in layout.paths), layout

    def _is_drawn(self, pair: tuple[str, str], places: Mapping[str, str | None], lost: Sequence[str]) -> bool:
        return pair[0] in places and (pair[1] in places or pair[1] in lost)

    def _band(self, report_id: str) -> str | None:
        day = self.days.get(report_id)
        return self.bands[day].first if day else None

    def _gather_rest(self, families: Sequence[Family]) -> dict[str, list[Family]]:
        rest: dict[str, list[Family]] = {}
        for family in families:
            band = self._band(family.root)
            rest.setdefault(f"rest:{band or ''}", []).append(family)
        return rest

    def _node(
        self, box: Box, drawn: Mapping[str, Family], rest: Mapping[str, list[Family]], missing: set[str]
    ) -> FoldedNode:
        if box.id in rest:
            families = rest[box.id]
            reports = sum(1 + len(family.members) for family in families)
            name = f"{reports} more report{'s' * (reports != 1)}"
            when = f"{len(families)} independent" if len(families) != reports else "each independent"
            return FoldedNode(
                box, "+", name, when, reports, "#families", f"{name}, listed beside the picture", is_rest=True
            )
        witness = self.witnesses.find(box.id)
        report = self.witnesses.reports.get(box.id)
        name = report.name if report else witness.name
        family = drawn.get(box.id)
        copies = len(family.members) if family and not family.is_open else 0
        folded = self.paths.get("", "") if family and family.is_open else ""
        path = self.paths.get(witness.siglum, "") if copies else self.witnesses.path(witness)
        when = witness.when.split(",")[0]
        title = f"{witness.name}, {witness.when}"
        if copies:
            title += f"; {copies} report{'s' * (copies != 1)} took the whole from it. Open"
            when = f"+ {copies} that took it whole"
        short = name if len(name) <= _BOX_CHARS else name[: _BOX_CHARS - 1] + "…"
        is_missing = box.id in missing
        return FoldedNode(box, witness.siglum, short, when, copies, path, title, is_missing, fold=folded)

    def _edge(self, path: Path, found: Mapping[tuple[str, str], list[Dependence]]) -> FoldedEdge:
        behind = found[path.edge.child, path.edge.parent]
        best = max(behind, key=lambda edge: edge.probability)
        thin = all(edge.scope is Scope.STATEMENT for edge in behind)
        view = make_dependence(best, self.witnesses)
        label = view.probability if len(behind) == 1 else f"{len(behind)} ×"
        title = f"{view.child.name} from {view.parent.name}, probability {view.probability}"
        if len(behind) > 1:
            title += f"; {len(behind)} dependences between these families"
        return FoldedEdge(path, label, title, thin, (best.child, best.parent))
