from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Span
from variorum.render.marks import Mark, Node, nest_marks

TEXT = "abcdefghijklmnopqrst"
SPANS = st.tuples(st.integers(0, 19), st.integers(1, 20)).filter(lambda p: p[0] < p[1]).map(lambda p: Span(*p))


def covered(node: Node, style: str) -> str:
    own = node.text if node.mark and node.mark.style == style else ""
    if own:
        return own
    return "".join(covered(child, style) for child in node.children if isinstance(child, Node))


def anchors(node: Node) -> list[str]:
    own = [node.mark.anchor] if node.mark and node.mark.anchor else []
    return own + [name for child in node.children if isinstance(child, Node) for name in anchors(child)]


def empties(node: Node) -> bool:
    return any(isinstance(child, Node) and (not child.text or empties(child)) for child in node.children)


@given(st.lists(SPANS, max_size=8), SPANS)
def test_no_character_is_lost_and_each_mark_covers_its_words(spans: list[Span], within: Span) -> None:
    marks = [Mark(span, f"m{number}", anchor=f"a{number}") for number, span in enumerate(spans)]
    tree = nest_marks(TEXT, within, marks)
    assert tree.text == within.of(TEXT)
    assert not empties(tree)
    for number, span in enumerate(spans):
        expected = TEXT[max(span.start, within.start) : min(span.end, within.end)]
        assert covered(tree, f"m{number}") == expected
    assert sorted(anchors(tree)) == sorted(
        f"a{n}" for n, span in enumerate(spans) if within.start <= span.start < within.end
    )


def test_crossing_marks_are_split_and_only_the_first_part_has_the_anchor() -> None:
    tree = nest_marks("abcdef", Span(0, 6), [Mark(Span(0, 4), "x", anchor="x"), Mark(Span(2, 6), "y", anchor="y")])
    assert anchors(tree) == ["x", "y"]
    assert covered(tree, "y") == "cdef"
