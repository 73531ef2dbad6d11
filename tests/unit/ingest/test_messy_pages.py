"""Invented reports with the furniture of many kinds of site: what is prose, and what is not."""

from __future__ import annotations

import pytest

from variorum.ingest import find_blocks, make_report
from variorum.model import READ_KINDS, BlockKind, Report
from variorum.settings import IngestSettings

LEAD = (
    "The mayor of Velden, Ana Roe, said on Monday that the old bridge would stay closed until June while engineers "
    "test its cables."
)
QUOTE = (
    "“We will not open it before it is safe,” Roe told reporters, adding that the repair would cost 4 million crowns."
)
SHOPS = "Shop owners on the east bank say they have lost half of their trade since the closure in March."
BODY = (LEAD, QUOTE, SHOPS)


def take(*lines: str, as_is: bool = False) -> Report:
    return make_report({"text": "\n".join(lines)}, IngestSettings(), as_is=as_is)


def kinds(report: Report) -> list[str]:
    return [block.kind.value for block in report.blocks]


def read(report: Report) -> list[str]:
    return [block.span.of(report.text) for block in report.blocks if block.kind in READ_KINDS]


def words(report: Report, kind: BlockKind) -> list[str]:
    return [block.span.of(report.text) for block in report.blocks_of(kind)]


FURNITURE = [
    "ua en ru",
    "Українська | English",
    "Home | World | Politics | Sport",
    "Read more: Cracks found in the Velden bridge",
    "ALSO READ: Cracks found in the Velden bridge",
    "Sign up for our daily newsletter",
    "Follow us on Telegram",
    "Follow The Velden Courier on Facebook and Twitter for breaking news alerts.",
    "Stay informed with the latest updates and all the top headlines on Velden News.",
    "Click here to subscribe",
    "Subscribe to our newsletter",
    "Share this article",
    "Facebook Twitter WhatsApp",
    "Advertisement",
    "Story continues below advertisement",
    "We use cookies to improve your visit. By continuing you agree to our policy.",
    "Leave a comment",
    "12 comments",
    "new comment",
    "Your email address will not be published. Required fields are marked *",
    "© 2024 The Velden Courier. All rights reserved.",
    "Copyright 2024 The Velden Courier",
    "Image source, Getty Images",
    "Image caption, The bridge in March",
    "Photo: Carla Doe/AFP",
    "(Photo: Reuters)",
    "A woman looks at the bridge in Velden, December 18, 2024. REUTERS/Carla Doe",
    "People walk near the bridge [Carla Doe/AP Photo]",
    "Tags: bridge, Velden, repair",
    "Published: 12 May 2021, 10:30 IST",
    "Updated 3 hours ago",
    "Thu 19 Dec 2024 10.30 GMT",
    "Опубликовано: 12.05.2021, 10:30",
    "If you notice an error, select it and press Ctrl+Enter.",
    "Наступного дня міст залишили закритим через тріщини.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_of_the_site_is_kept_and_not_read(line: str) -> None:
    report = take("Velden bridge stays closed until June", "", LEAD, "", line, "", QUOTE, "", SHOPS)
    assert read(report) == ["Velden bridge stays closed until June", *BODY]
    assert line in report.text


REPORTING = [
    "Follow-up talks on the repair will be held in May, Roe said.",
    "Share prices of the builder fell by a tenth after the news.",
    "Subscribers of the ferry line were told to expect delays on Monday.",
    "Reading the report took the council six hours, a member said.",
    "Sources close to the mayor said that the vote had been put off.",
    "Support for the mayor fell to 40 percent in a poll on Monday.",
    "Reporters were told to wait outside the hall until noon.",
    "Comments by the mayor drew laughter in the hall on Monday.",
    "Correct figures will be published in June, the city said.",
    "By Friday the bridge had been closed for ninety days.",
    "Watch groups said the bridge had been unsafe for years.",
    "“Follow us,” the engineer said, and the reporters followed her on foot.",
    "Home owners near the bridge were asked to leave on Monday.",
    "Copyright law was not what the council had met for, Roe said.",
    "Get the bridge open, the shop owners told the mayor on Monday.",
    "Photographs show the cracks, which are up to 4 cm wide.",
    "Roe (R), who was first elected in 2016, told a radio station that she would run again.",
]


@pytest.mark.parametrize("as_is", [False, True])
@pytest.mark.parametrize("line", REPORTING)
def test_prose_that_begins_like_furniture_is_read(line: str, as_is: bool) -> None:
    report = take("Velden bridge stays closed until June", "", LEAD, "", line, "", QUOTE, as_is=as_is)
    assert line in read(report)


DATELINES = [
    "Moscow:",
    "MOSCOW, Dec 19 (AP) -",
    "LONDON (Reuters) —",
    "NEW YORK, Nov. 19 (UPI) —",
    "(CNN) —",
    "KYIV —",
    "KYIV. 19 Dec 2024 (Interfax-Ukraine) –",
    "WASHINGTON, D.C. —",
    "VELDEN, December 19. /TASS/.",
    "New Delhi, Dec 19 (PTI)",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_is_set_apart_and_prose_begins_after_it(dateline: str) -> None:
    report = take(f"{dateline} {LEAD}", "", QUOTE)
    assert words(report, BlockKind.DATELINE) == [dateline]
    assert read(report) == [LEAD, QUOTE]


@pytest.mark.parametrize(
    "start", ["Roe: We will wait.", "UPDATE: The bridge", "U.S. — and others", "Moscow - the city"]
)
def test_other_beginnings_are_no_datelines(start: str) -> None:
    report = take(f"{start} {LEAD}", "", QUOTE)
    assert not words(report, BlockKind.DATELINE)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Bo Lind", "Bo Lind"),
        ("By Bo Lind and Carla Doe", "Bo Lind and Carla Doe"),
        ("Bo Lind | Reuters", "Bo Lind"),
        ("Bo Lind in Velden", "Bo Lind"),
        ("Edited By: Bo Lind", "Bo Lind"),
        ("Our Special Correspondent", "Our Special Correspondent"),
    ],
)
def test_a_byline_names_the_author(line: str, names: str) -> None:
    report = take("Velden bridge stays closed until June", line, LEAD, QUOTE)
    assert words(report, BlockKind.BYLINE) == [line]
    assert report.byline == names
    assert report.title == "Velden bridge stays closed until June"


@pytest.mark.parametrize(
    ("line", "names", "published"),
    [
        ("By Bo Lind 5 May 2021", "Bo Lind", "2021-05-05"),
        ("By Bo Lind May 5, 2021", "Bo Lind", "2021-05-05"),
        ("By Bo Lind | 5 May 2021", "Bo Lind", "2021-05-05"),
        ("By Bo Lind in Velden Updated 5 May 2021 09:30", "Bo Lind", "2021-05-05T09:30"),
    ],
)
def test_a_byline_and_a_date_on_one_line_are_both_read(line: str, names: str, published: str) -> None:
    report = take("Velden bridge stays closed until June", line, LEAD, QUOTE)
    assert report.byline == names
    assert report.published.value is not None
    assert report.published.value.value == published


def test_a_byline_gives_the_outlet_behind_the_name() -> None:
    report = take("Velden bridge stays closed", "By Bo Lind, The Daily Courier", LEAD, QUOTE)
    assert report.outlet == "The Daily Courier"
    assert report.outlet_span is not None
    assert report.outlet_span.of(report.text) == "The Daily Courier"


def test_the_outlets_that_prose_names_are_not_its_publisher() -> None:
    report = take(LEAD, "The cracks were found in March, Reuters and the BBC reported.")
    assert report.outlet is None


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Bo Lind; Editing by Carla Doe)",
        "Reporting by Bo Lind in Velden; Editing by Carla Doe",
        "With inputs from ANI",
        "(With agency inputs)",
        "Source: Reuters",
        "Doe reported from Ostberg. Associated Press writer Dan Poe contributed to this report.",
        "This story was originally published by the Velden Courier.",
        "- PTI",
        "SOURCE: AL JAZEERA AND NEWS AGENCIES",
    ],
)
def test_a_closing_credit_is_set_apart(line: str) -> None:
    report = take(LEAD, QUOTE, SHOPS, line)
    assert words(report, BlockKind.CREDIT) == [line.removeprefix("- ")]
    assert read(report) == list(BODY)


def test_an_agency_after_the_last_sentence_is_a_credit() -> None:
    report = take(LEAD, f"{SHOPS} (PTI)")
    assert words(report, BlockKind.CREDIT) == ["(PTI)"]
    assert read(report) == [LEAD, SHOPS]


def test_corrections_are_read_as_corrections() -> None:
    report = take(LEAD, QUOTE, "Correction: An earlier version of this report gave the cost as 40 million crowns.")
    assert kinds(report) == ["prose", "prose", "correction"]


def test_a_post_is_one_block_with_its_author_and_day() -> None:
    report = take(LEAD, "Bridge closed. Sorry! pic.example/x #velden", "— Ana Roe (@anaroe) May 3, 2021", QUOTE)
    [post] = report.blocks_of(BlockKind.EMBED)
    assert post.author == "Ana Roe (@anaroe)"
    assert post.posted is not None
    assert post.posted.value == "2021-05-03"
    assert report.published.not_before == post.posted
    assert report.published.value is None
    assert read(report) == [LEAD, QUOTE]


def test_the_paragraph_above_a_signed_post_stays_prose() -> None:
    report = take(LEAD, "", "Bridge closed.", "— Ana Roe (@anaroe) May 3, 2021", "", QUOTE)
    assert read(report) == [LEAD, QUOTE]


def test_a_lead_picture_s_caption_above_the_headline_is_no_headline() -> None:
    caption = "Roe and Lind on the bridge"
    report = take(
        caption, "", "Mayor gives no day for the opening of the bridge", "", LEAD, "", caption, caption, "", QUOTE
    )
    assert report.title == "Mayor gives no day for the opening of the bridge"
    assert kinds(report) == ["caption", "title", "prose", "caption", "caption", "prose"]


def test_the_headline_again_with_a_caption_and_credit_is_a_caption() -> None:
    title = "Velden bridge stays closed until June"
    report = take(title, "", f"{title} Mayor Ana Roe (photo: Getty Images)", "", LEAD)
    assert kinds(report) == ["title", "caption", "credit", "prose"]
    assert words(report, BlockKind.CREDIT) == ["(photo: Getty Images)"]


def test_headings_of_a_bulleted_report_are_headings() -> None:
    report = take(
        "Velden bridge stays closed until June",
        LEAD,
        "Why it matters",
        QUOTE,
        "Details",
        f"- {SHOPS}",
        "Zoom out",
        LEAD,
    )
    assert kinds(report) == ["title", "prose", "heading", "prose", "heading", "prose", "heading", "prose"]
    assert SHOPS in read(report)


def test_lines_broken_at_a_fixed_width_are_one_paragraph() -> None:
    lines = [
        "The mayor of Velden, Ana Roe, said on Monday that the old bridge would",
        "stay closed until June.",
        "",
        "It is old.",
    ]
    report = take(*lines)
    assert read(report) == ["\n".join(lines[:2]), "It is old."]


def test_lists_and_transcripts_stay_prose() -> None:
    report = take(LEAD, "The council agreed on three steps:", "- Test all cables", "- Open one lane in June", QUOTE)
    assert kinds(report) == ["prose"] * 5
    report = take(
        "Talk with the mayor of Velden", "BO LIND: Will it open?", "ANA ROE: Not before June. I want it safe."
    )
    assert kinds(report) == ["title", "prose", "prose"]


def test_a_paragraph_in_another_language_is_foreign() -> None:
    french = "Le maire de Velden a déclaré lundi que le vieux pont resterait fermé jusqu'au mois de juin prochain."
    report = take(LEAD, QUOTE, french, SHOPS)
    assert words(report, BlockKind.FOREIGN) == [french]
    assert report.language == "en"


def test_a_report_in_another_language_is_taken_and_says_so() -> None:
    report = take(
        "Мэр Вельдена заявила, что мост останется закрытым до июня.", "Ремонт будет стоить четыре миллиона крон."
    )
    assert report.language == "ru"
    assert kinds(report) == ["prose", "prose"]


def test_a_headline_that_the_record_states_and_the_text_lacks_has_no_span() -> None:
    report = make_report({"text": LEAD, "title": "Bridge news"}, IngestSettings(), as_is=False)
    assert (report.title, report.title_span) == ("Bridge news", None)


def test_text_taken_as_it_stands_is_not_touched() -> None:
    text = "\ufeff  Head\r\n\r\n\u200bThe mayor said so.\r\n"
    report = make_report({"text": text}, IngestSettings(), as_is=True)
    assert report.text == text
    assert find_blocks(text, as_is=True) == report.blocks


def test_a_text_whose_every_paragraph_was_taken_twice_is_read_once() -> None:
    report = take(LEAD, LEAD, QUOTE, QUOTE, SHOPS, SHOPS)
    assert read(report) == list(BODY)


@pytest.mark.parametrize("name", ["The Velden Gazette", "Radio Velden", "VELDEN EVENING POST"])
def test_the_outlet_s_name_above_the_headline_is_the_outlet(name: str) -> None:
    report = take(name, "", "Velden bridge stays closed until June", "By Bo Lind, 8 March 2023", "", LEAD, QUOTE)
    assert report.outlet is not None
    assert report.outlet.casefold() == name.casefold()
    assert report.title == "Velden bridge stays closed until June"
    assert report.byline == "Bo Lind"
    assert name not in read(report)


def test_a_promotion_that_runs_on_from_the_last_sentence_is_set_apart() -> None:
    report = take(LEAD, f"{SHOPS} Stay informed with all the latest news on Velden News.")
    assert words(report, BlockKind.PROMOTION) == ["Stay informed with all the latest news on Velden News."]
    assert read(report) == [LEAD, SHOPS]
    assert report.outlet == "Velden News"


ROWS = [
    "Photo by Carla Doe",
    "Photograph courtesy of the City Museum",
    "The bridge in March. Photo by Carla Doe for the Courier",
    "^ Council minutes, 3 May 2024.",
    "1. Council minutes, 3 May 2024, p. 12.",
    "You have 3 free articles left this month.",
    "Enjoying this story? Support local news from 1 crown a week.",
    "Listen to this article · 6:32 min",
    "Cracks found in the Velden bridge | Ferry line opens in spring | Mayor of Telm resigns",
    "Bridge closed • Cables tested • Ferry to run until June",
    "Name\tBuilt\tLength\nEast\t1911\t200 m\nWest\t1952\t340 m",
    "Name | Built | Length\nEast | 1911 | 200 m\nWest | 1952 | 340 m",
    "Key points\n- Bridge closed until June\n- Repair costs 4 million crowns",
    "More from Velden\nCracks found in the bridge\nFerry line to open in spring after long dispute",
]


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("last", [False, True])
def test_rows_notes_and_points_are_kept_and_not_read(row: str, last: bool) -> None:
    parts = [LEAD, QUOTE, SHOPS, row] if last else [LEAD, row, QUOTE, SHOPS]
    report = take("Velden bridge stays closed until June", "", "\n\n".join(parts))
    assert read(report) == ["Velden bridge stays closed until June", *BODY]
    assert all(line in report.text for line in row.split("\n"))


def test_numbered_paragraphs_of_a_judgment_are_read_and_numbered_notes_are_not() -> None:
    judgment = take("Ruling", "", f"[1] {LEAD}", "", f"[2] {SHOPS}")
    assert len(judgment.blocks_of(BlockKind.PROSE)) == 2
    noted = take("Ruling", "", f"{LEAD}[1]", "", SHOPS, "", "[1] Letter of the city to the builder, May 2024.")
    assert words(noted, BlockKind.CREDIT) == ["[1] Letter of the city to the builder, May 2024."]


def test_a_reporter_who_is_news_is_read_and_the_note_on_the_author_is_not() -> None:
    news = "Carla Doe is a reporter of the Courier who was held for two days near the bridge."
    assert news in read(take("Reporter held", "", LEAD, "", f"Doe said so. {QUOTE}", "", news))
    note = "Bo Lind is the coast correspondent of the Courier. Follow him on Twitter @bolind"
    assert note not in read(take("Bridge closed", "", LEAD, "", QUOTE, "", note))
