import pytest

from variorum.collation import parse_proposition


@pytest.mark.parametrize(
    ("text", "is_change"),
    [
        ("Output will grow by 1.4 percent next year.", True),
        ("The ministry expects growth of 1.9 percent next year.", True),
        ("Analysts foresee a contraction of 2 percent.", True),
        ("Output stood at 1.9 percent of the plan.", False),
        ("The river rose to 4 metres.", False),
    ],
)
def test_a_figure_of_change_is_told_from_what_was_come_to(text: str, is_change: bool) -> None:
    assert [figure.is_change for figure in parse_proposition(text).figures] == [is_change]
