"""Pairs to learn from, drawn from the written stories: two statements, their relation, and which masks go together."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

AGREES, CONTRADICTS, HEDGES, OTHER, OPEN = 0, 1, 2, 3, -1
"""Places in ``pair_network.RELATIONS``; OPEN where the groups do not tell the relation."""

Masks = list[tuple[str, float | None, float | None]]
_ONE_CLAIM = ("same", "finer", "figure")
_ONE_SLOT = ("same", "finer", "figure", "later", "hedged")


@dataclass(frozen=True, slots=True)
class Told:
    """One statement: the group it stands in, its masks, which of them is the fact's own figure (-1: none known)."""

    text: str
    group: str
    masks: Masks
    main: int
    fact: int


@dataclass(frozen=True, slots=True)
class TwoTold:
    """Two statements; ``slots`` are (mask of the left, mask of the right, 1.0 when both are of one thing)."""

    left: str
    right: str
    relation: int
    slots: tuple[tuple[int, int, float], ...]
    story: str


def read_stories(path: Path) -> list[tuple[str, list[list[Told]]]]:
    """Return the stories of a file that ``prepare.py`` wrote: name, and of each fact the statements."""
    stories = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        stories.append((row["story"], [_read_fact(fact, number) for number, fact in enumerate(row["facts"])]))
    return stories


def _read_fact(fact: dict[str, Any], number: int) -> list[Told]:
    values = Counter(
        (unit, low, high) for _, masks in fact["same"] for unit, low, high in {tuple(mask) for mask in masks}
    )
    value, count = max(values.items(), key=lambda item: item[1], default=(("", None, None), 0))
    if count * 2 <= len(fact["same"]) or not fact.get("figure"):
        value = ("", None, None)
    told = []
    for group, texts in fact.items():
        for text, masks in texts:
            told.append(Told(text, group, [tuple(mask) for mask in masks], _find_main(group, masks, value), number))
    return told


def _find_main(group: str, masks: list[Any], value: tuple[str, float | None, float | None]) -> int:
    """Return the mask of the fact's figure: of equal value where the same is told, else the only one of its unit."""
    if not value[0]:
        return -1
    if group == "same":
        return next((place for place, mask in enumerate(masks) if tuple(mask) == value), -1)
    of_unit = [place for place, mask in enumerate(masks) if mask[0] == value[0]]
    return of_unit[0] if len(of_unit) == 1 and group in _ONE_SLOT else -1


def read_pairs(path: Path) -> list[TwoTold]:
    """Return the pairs of a file that lists them: ``left``, ``right``, ``relation`` and ``slots`` a line."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        TwoTold(
            row["left"], row["right"], row["relation"], tuple(map(tuple, row.get("slots", ()))), row.get("story", "")
        )
        for row in rows
    ]


def draw_pairs(stories: list[tuple[str, list[list[Told]]]], share: float, draws: random.Random) -> list[TwoTold]:
    """Return a share of the pairs of all stories, other ones at each call.

    Of a fact about eight pairs that agree or differ in the figure, three that contradict, two that hedge, five of a
    look-alike, and five with another fact of the story are drawn at ``share`` 1.
    """
    pairs = []
    for name, facts in stories:
        for number, fact in enumerate(facts):
            others = [one for place, other in enumerate(facts) if place != number for one in other]
            pairs += _draw_fact(name, fact, others, share, draws)
    draws.shuffle(pairs)
    return pairs


def _draw_fact(
    name: str, fact: list[Told], others: list[Told], share: float, draws: random.Random
) -> Iterator[TwoTold]:
    groups: dict[str, list[Told]] = {}
    for told in fact:
        groups.setdefault(told.group, []).append(told)
    inside = [told for group in _ONE_SLOT for told in groups.get(group, [])]
    bases = [told for told in fact if told.group in _ONE_CLAIM]
    for count, lefts, rights in (
        (8, bases, [told for told in inside if told.group != "hedged"]),
        (3, bases, groups.get("contradicts", [])),
        (2, bases, groups.get("hedged", [])),
        (5, [*bases, *groups.get("contradicts", [])], groups.get("near", [])),
        (5, [told for told in inside if told.group != "later"], _pick_like(fact, others, draws)),
    ):
        for _ in range(_round(count * share, draws) if lefts and rights else 0):
            left, right = draws.choice(lefts), draws.choice(rights)
            if left is right or {left.group, right.group} == {"finer", "figure"}:
                continue
            pair = _pair(name, *((left, right) if draws.random() < 0.5 else (right, left)))
            if draws.random() < _LONGER:
                pair = _lengthen(pair, left.fact, right.fact, others, draws)
            yield pair


_LONGER = 0.25
"""Share of pairs of which one side is told in one breath with another fact, as paragraphs of reports are."""
_JOINTS = (" ", " ", ", while ", ", and ", "; ")


def _lengthen(pair: TwoTold, left: int, right: int, others: list[Told], draws: random.Random) -> TwoTold:
    """Return the pair with a statement of a third fact joined to one side.

    What agrees or is put as less certain then does so in a part only, so its relation is left open. A mask of the
    third fact's own figure meets none of the other side.
    """
    fit = [told for told in others if told.fact not in {left, right} and told.group in {"same", "figure"}]
    if not fit:
        return pair
    more, is_left, is_first = draws.choice(fit), draws.random() < 0.5, draws.random() < 0.5
    joint = draws.choice(_JOINTS)
    texts = [more.text, pair.left if is_left else pair.right]
    if not is_first:
        texts.reverse()
    text = f"{texts[0].rstrip('.')}{joint}{texts[1]}" if joint.strip() else f"{texts[0].rstrip('.')}. {texts[1]}"
    shift, base = (len(more.masks), 0) if is_first else (0, _count_masks(pair.left if is_left else pair.right))
    slots = [(i + shift, j, label) if is_left else (i, j + shift, label) for i, j, label in pair.slots]
    partners = {j if is_left else i for i, j, _ in pair.slots}
    if more.main >= 0:
        here = base + more.main
        slots += [(here, other, 0.0) if is_left else (other, here, 0.0) for other in partners]
    relation = pair.relation if pair.relation in {CONTRADICTS, OTHER} else OPEN
    left_text, right_text = (text, pair.right) if is_left else (pair.left, text)
    return TwoTold(left_text, right_text, relation, tuple(slots), pair.story)


def _count_masks(text: str) -> int:
    return text.count("[MASK]")


def _pick_like(fact: list[Told], others: list[Told], draws: random.Random) -> list[Told]:
    """Return statements of other facts, those with a figure of the fact's unit more often."""
    units = {told.masks[told.main][0] for told in fact if told.main >= 0}
    fit = [told for told in others if told.group in {*_ONE_CLAIM, "hedged"}]
    alike = [told for told in fit if told.main >= 0 and told.masks[told.main][0] in units]
    return alike if alike and draws.random() < _ALIKE else fit


_ALIKE = 0.6


def _round(value: float, draws: random.Random) -> int:
    return int(value) + (draws.random() < value - int(value))


def _pair(name: str, left: Told, right: Told) -> TwoTold:
    return TwoTold(left.text, right.text, _relate(left, right), tuple(_match(left, right)), name)


def _relate(left: Told, right: Told) -> int:
    groups = {left.group, right.group}
    if left.fact != right.fact or "near" in groups:
        return OTHER
    if "contradicts" in groups:
        return CONTRADICTS
    if "hedged" in groups:
        return HEDGES
    if "later" in groups:
        return OPEN
    has_figures = left.main >= 0 and right.main >= 0
    return AGREES if has_figures or "figure" not in groups else OPEN


def _match(left: Told, right: Told) -> Iterator[tuple[int, int, float]]:
    """Yield what is known of pairs of masks of one unit."""
    inside = left.fact == right.fact and not {"near", "contradicts"} & {left.group, right.group}
    for i, one in enumerate(left.masks):
        for j, other in enumerate(right.masks):
            if one[0] != other[0]:
                continue
            mains = (i == left.main) + (j == right.main)
            if inside and mains == 2:
                yield i, j, 1.0
            elif mains and (not inside or (left.main >= 0 and right.main >= 0)):
                yield i, j, 0.0
