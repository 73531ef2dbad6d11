from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.render.stemma import BOX_HEIGHT, BOX_WIDTH, Edge, Layout, lay_out


def place(layout: Layout) -> dict[str, tuple[int, int]]:
    return {box.id: (box.x, box.y) for box in layout.boxes}


def test_earlier_days_stand_above_later_ones_and_parents_above_children() -> None:
    at = place(lay_out({"b": "2031-02-02", "a": "2031-02-01", "c": "2031-02-02"}, [], [Edge("c", "b")]))
    assert at["a"][1] < at["b"][1] < at["c"][1]


def test_a_missing_origin_stands_above_its_first_child() -> None:
    at = place(lay_out({"a": "2031-02-01", "b": "2031-02-03"}, ["missing:x"], [Edge("b", "missing:x")]))
    assert at["a"][1] < at["missing:x"][1] < at["b"][1]


def test_a_report_without_a_day_stands_below_its_parent_and_otherwise_last() -> None:
    at = place(lay_out({"u": None, "a": "2031-02-01", "b": "2031-02-03", "v": None}, [], [Edge("u", "a")]))
    assert at["a"][1] < at["u"][1] < at["b"][1] < at["v"][1]


def test_a_circle_is_cut_and_every_report_still_shown() -> None:
    layout = lay_out({"a": None, "b": None}, [], [Edge("a", "b"), Edge("b", "a"), Edge("a", "a")])
    assert len(layout.boxes) == 2
    assert len(layout.paths) == 1


NODES = [f"n{number}" for number in range(9)]


@given(
    st.lists(st.sampled_from([None, "2031-01-01", "2031-01-02", "2031-01-03"]), min_size=9, max_size=9),
    st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(["missing:m", *NODES])), max_size=14),
)
def test_boxes_never_overlap_and_every_box_lies_in_the_picture(
    days: list[str | None], pairs: list[tuple[str, str]]
) -> None:
    layout = lay_out(dict(zip(NODES, days, strict=True)), ["missing:m"], [Edge(c, p) for c, p in pairs])
    boxes = layout.boxes
    assert {box.id for box in boxes} == {*NODES, "missing:m"}
    assert len({(box.x, box.y) for box in boxes}) == len(boxes)
    assert all(box.x + BOX_WIDTH <= layout.width and box.y + BOX_HEIGHT <= layout.height for box in boxes)
