"""Where the boxes and edges of a lineage graph go: rows by time, lanes by descent.

A small layered layout (Sugiyama, Tagawa and Toda, 1981): time gives the layers; each edge keeps its child's lane free
between parent and child, so that no edge runs under another report's box.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

BOX_WIDTH, BOX_HEIGHT = 204, 46
LANE_WIDTH, ROW_HEIGHT = 226, 88
MARGIN_LEFT, MARGIN_TOP = 112, 16


@dataclass(frozen=True, slots=True)
class Edge:
    """``child`` took matter from ``parent``; ids of reports or missing origins."""

    child: str
    parent: str


@dataclass(frozen=True, slots=True)
class Box:
    """A placed node: its upper left corner in pixels."""

    id: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Path:
    """A placed edge: an SVG path, and where its label goes."""

    edge: Edge
    d: str
    label_x: int
    label_y: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A placed graph; ``bands`` are the labels of the rows with the height of their middle."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    paths: tuple[Path, ...]
    bands: tuple[tuple[str, int], ...]


def lay_out(days: Mapping[str, str | None], missing: Sequence[str], edges: Sequence[Edge]) -> Layout:
    """Return a layout with parents above children and earlier days above later ones.

    Parameters
    ----------
    days
        Report id to ISO day, None when unknown; a report without a day stands below its parents, or last.
    missing
        Ids of missing origins; each stands just above its first child.
    edges
        All edges to draw; edges that would close a circle or name an unknown id are left out.
    """
    known = set(days) | set(missing)
    kept = _drop_circles([edge for edge in edges if edge.child in known and edge.parent in known])
    layers = _find_layers(days, missing, kept)
    lanes = _find_lanes(layers, kept)
    boxes = tuple(
        Box(node, MARGIN_LEFT + lanes[node] * LANE_WIDTH, MARGIN_TOP + layers[node][0] * ROW_HEIGHT) for node in lanes
    )
    at = {box.id: box for box in boxes}
    bands = {(label, MARGIN_TOP + row * ROW_HEIGHT + BOX_HEIGHT // 2) for row, label in layers.values() if label}
    return Layout(
        width=MARGIN_LEFT + (max(lanes.values(), default=0) + 1) * LANE_WIDTH,
        height=2 * MARGIN_TOP + max((row for row, _ in layers.values()), default=0) * ROW_HEIGHT + BOX_HEIGHT,
        boxes=boxes,
        paths=tuple(_draw(edge, at[edge.parent], at[edge.child]) for edge in kept),
        bands=tuple(sorted(bands, key=lambda band: band[1])),
    )


def _drop_circles(edges: Sequence[Edge]) -> list[Edge]:
    kept: list[Edge] = []
    above: defaultdict[str, set[str]] = defaultdict(set)

    def reaches(start: str, goal: str) -> bool:
        stack, seen = [start], {start}
        while stack:
            node = stack.pop()
            if node == goal:
                return True
            fresh = above[node] - seen
            seen |= fresh
            stack.extend(fresh)
        return False

    for edge in edges:
        if edge.child != edge.parent and not reaches(edge.parent, edge.child):
            above[edge.child].add(edge.parent)
            kept.append(edge)
    return kept


def _find_layers(
    days: Mapping[str, str | None], missing: Sequence[str], edges: Sequence[Edge]
) -> dict[str, tuple[int, str]]:
    """Return each node's row and the label of its row."""
    parents: defaultdict[str, list[str]] = defaultdict(list)
    children: defaultdict[str, list[str]] = defaultdict(list)
    for edge in edges:
        parents[edge.child].append(edge.parent)
        children[edge.parent].append(edge.child)
    keys: dict[str, tuple[str, int]] = {}

    def place(node: str) -> tuple[str, int]:
        if node not in keys:
            above = [place(parent) for parent in parents[node] if parent not in absent]
            day = days[node] or (max(above)[0] if above else "~")
            depth = max((depth + 1 for other, depth in above if other == day), default=0)
            keys[node] = (day, depth)
        return keys[node]

    absent = set(missing)
    for node in days:
        place(node)
    for node in missing:
        first = min((keys[child] for child in children[node] if child in keys), default=("", 0))
        keys[node] = (first[0], -1)
    order = {key: row for row, key in enumerate(sorted(set(keys.values())))}
    labelled: set[str] = set()
    layers = {}
    for node, key in sorted(keys.items(), key=lambda item: item[1]):
        label = "" if key[0] in labelled or node in absent else key[0]
        if label:
            labelled.add(label)
        layers[node] = (order[key], "day unknown" if label == "~" else label)
    return layers


def _find_lanes(layers: Mapping[str, tuple[int, str]], edges: Sequence[Edge]) -> dict[str, int]:
    parents: defaultdict[str, list[str]] = defaultdict(list)
    children: defaultdict[str, list[str]] = defaultdict(list)
    for edge in edges:
        parents[edge.child].append(edge.parent)
        children[edge.parent].append(edge.child)
    taken: set[tuple[int, int]] = set()
    lanes: dict[str, int] = {}
    for node in sorted(layers, key=lambda name: (layers[name][0], not parents[name], -len(children[name]), name)):
        row = layers[node][0]
        first = min((layers[parent][0] for parent in parents[node]), default=row)
        wanted = min((lanes[parent] for parent in parents[node] if parent in lanes), default=0)
        lane = wanted
        while any((between, lane) in taken for between in range(first + 1, row)) or (row, lane) in taken:
            lane += 1
        taken.update((between, lane) for between in range(first + 1, row + 1))
        taken.add((row, lane))
        lanes[node] = lane
    return lanes


def _draw(edge: Edge, parent: Box, child: Box) -> Path:
    x1, y1 = parent.x + BOX_WIDTH // 2, parent.y + BOX_HEIGHT
    x2, y2 = child.x + BOX_WIDTH // 2, child.y
    turn = y1 + (ROW_HEIGHT - BOX_HEIGHT)
    middle = (y1 + turn) // 2
    d = f"M{x1} {y1} C{x1} {middle} {x2} {middle} {x2} {turn} L{x2} {y2}"
    return Path(edge, d, x2 + 6, y2 - 10)
