"""Posts that a report shows are statements of whoever they quote, through whoever posted them."""

from __future__ import annotations

from variorum.filters import read_record
from variorum.model import Reading, Statement
from variorum.reading.posts import BECAUSE

HEAD = (
    "Weir repaired at last\n\nMayor Marta Kolb spoke to reporters in Tolva on Friday. Kolb said the weir was safe.\n\n"
)
TAIL = "\n\nThe work took nine weeks. Kolb said nobody was hurt."


def read(post: str) -> tuple[str, Reading]:
    text = HEAD + post + TAIL
    return text, read_record({"id": "r", "text": text})[1]


def posts_of(reading: Reading) -> list[Statement]:
    return [one for one in reading.statements if one.because.startswith(BECAUSE)]


def test_a_post_signed_with_a_name_comes_through_its_author() -> None:
    text, reading = read(
        "The weir will hold. And I will show you why... – Kolb pic.twitter.com/abcDEF12\n"
        "— Channel Vire (@channelvire) March 9, 2023"
    )
    (post,) = posts_of(reading)
    assert [span.of(text) for span in post.content] == ["The weir will hold. And I will show you why..."]
    assert (post.speaker.name, post.speaker.resolved) == ("Marta Kolb", True)
    assert [carrier.name for carrier in post.via] == ["Channel Vire"]


def test_a_post_is_its_authors_own_words_where_it_names_nobody_else() -> None:
    text, reading = read("The weir will hold this winter.\n— Marta Kolb (@martakolb) March 9, 2023")
    (post,) = posts_of(reading)
    assert [span.of(text) for span in post.content] == ["The weir will hold this winter."]
    assert post.speaker.name == "Marta Kolb"
    assert post.via == ()


def test_statements_are_numbered_in_text_order_with_posts_among_them() -> None:
    _, reading = read("The weir will hold this winter.\n— Marta Kolb (@martakolb) March 9, 2023")
    assert [one.id for one in reading.statements] == [f"r:s{number}" for number in range(len(reading.statements))]
    places = [one.content[0].start for one in reading.statements]
    assert places == sorted(places)
