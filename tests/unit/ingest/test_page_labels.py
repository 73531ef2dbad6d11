from __future__ import annotations

import pytest

from variorum.ingest import find_blocks
from variorum.model import BlockKind

BODY = (
    "The council of Marlow closed the old bridge on Tuesday after engineers found cracks in two of its piers.\n\n"
    "Mayor Ines Okoro said the work would take six months and cost two million pounds.\n\n"
)


def kinds_of(text: str, *, as_is: bool = False) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(text)) for block in find_blocks(text, as_is=as_is)]


@pytest.mark.parametrize(
    "label",
    [
        "Continue reading the main story",
        "Advertisement",
        "Story continues below advertisement",
        "Media playback is unsupported on your device",
        "Click to expand image",
    ],
)
@pytest.mark.parametrize("as_is", [True, False])
def test_a_label_before_a_paragraph_is_no_part_of_it(label: str, as_is: bool) -> None:
    words = "Two of the town's buses will turn back at the river until spring, the operator said."
    found = kinds_of(f"{BODY}{label} {words}\n\n{BODY}", as_is=as_is)
    assert (BlockKind.PROMOTION, label) in found
    assert (BlockKind.PROSE, words) in found


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("1 of 19. Volunteers guard a pump beside the river in Marlow May 6, 2014.", BlockKind.CAPTION),
        ("Photo 2 of 5: Volunteers guard a pump beside the river in Marlow.", BlockKind.CAPTION),
        ("FILE - In this May 6, 2014 file photo, the bridge at Marlow stands empty.", BlockKind.CAPTION),
        ("Follow Town News from Courier.example on Twitter and Facebook", BlockKind.PROMOTION),
        ("Like The Courier on Facebook and follow us on Tumblr", BlockKind.PROMOTION),
        ("RELATED: How the bridge was built", BlockKind.PROMOTION),
        ("Video: the bridge from above", BlockKind.CREDIT),
        ("Watch: the bridge from above", BlockKind.PROMOTION),
        ("Click to expand", BlockKind.PROMOTION),
        ("Share on Facebook", BlockKind.PROMOTION),
        ("Ana Roe can be reached at ana.roe@courier.example", BlockKind.PROMOTION),
        ("More on Courier: the bridges of the county", BlockKind.PROMOTION),
        ("Story continues below", BlockKind.PROMOTION),
    ],
)
def test_a_line_of_the_page_is_no_prose(line: str, kind: BlockKind) -> None:
    assert (kind, line) in kinds_of(f"{BODY}{line}\n\n{BODY}")


def test_headlines_under_a_label_of_related_stories_are_no_prose() -> None:
    found = kinds_of(
        f"{BODY}Related stories\n\n'We are cut off': ferries fill up in Marlow\n\nWhat a pier is made of\n\n{BODY}"
    )
    assert [kind for kind, _ in found].count(BlockKind.MENU) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "Heavy rain was reported from Marlow.",
        "This video is the first sign that the second pier has moved.",
        "Support the plan, she urged her colleagues, or lose the bridge for good.",
        "Advertisement Standards Authority officials will look at the posters of the ferry firm.",
        "He won 1 of 3 seats on the council and 21 of 25 wards.",
        "1 of 3 residents crosses the bridge every day, the council said.",
        "OKORO: Well, I think when you say the bridge is safe --",
        "The cracks were reported around 9:41 a.m. (Local time is an hour behind.)",
    ],
)
def test_a_sentence_that_looks_like_a_label_stays_prose(sentence: str) -> None:
    assert (BlockKind.PROSE, sentence) in kinds_of(f"{BODY}{sentence}\n\n{BODY}")


def test_a_sentence_that_reports_words_and_is_printed_twice_is_kept_once() -> None:
    sentence = "Senator Bea Lind, of Marlow, said that state law required the tapes to be released."
    found = kinds_of(f"{BODY}{sentence}\n\n{sentence}\n\n{BODY}")
    assert found.count((BlockKind.PROSE, sentence)) == 1


def test_a_line_that_says_what_is_seen_in_a_photo_is_a_caption_and_police_speaking_of_one_is_not() -> None:
    seen = "Dawn breaks over the harbour of Marlow in this photo taken by a deck hand on the ferry Orla on May 6, 2014."
    told = "Police said the car can be seen in this photo taken by a neighbour. The driver has fled."
    found = kinds_of(f"{BODY}{seen}\n\n{told}\n\n{BODY}")
    assert (BlockKind.CAPTION, seen) in found
    assert (BlockKind.PROSE, told) in found
