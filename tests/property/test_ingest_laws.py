"""Laws of ingest: blocks cover the text, the map leads back to the original, time stays near linear."""

from __future__ import annotations

import html
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import IngestError
from variorum.ingest import find_blocks, make_report
from variorum.ingest.cleaning import clean_text
from variorum.ingest.mojibake import find_repairs
from variorum.ingest.pages import read_page
from variorum.model import Block, Report
from variorum.settings import IngestSettings

BULLETS = set("-–•*·◦▪●‣►▶○■□➤»")
SETTINGS = IngestSettings()

FRAGMENTS = st.sampled_from(
    [
        "The minister said the bridge would open on Monday, a day late.",
        "By Ana Roe",
        "VELDEN, May 3 (Reuters) - ",
        "\n",
        "\n\n",
        "\r\n",
        "- ",
        "• ",
        "Read more: ",
        "(Photo: Reuters)",
        "— Ana (@ana) May 3, 2021",
        "pic.twitter.com/x",
        "Published: 03.04.21, 10:30",
        "ua en ru",
        "Home | World | Politics",
        "פורסם: 11.21.17",
        "Ünal “said” ",
        "\u200b",
        "\ufeff",
        "...",
        "***",
        "Why it matters",
        "\u2028",
        "\x85",
        "\x0c",
        "(Reporting by Ana Roe)",
        "Correction: ",
        "© 2024 The Velden Courier",
        "\U0001f600",
        "Это другая строка о мосте в городе.",
        "(ANI)",
        "&",
        "\t",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.one_of(FRAGMENTS, st.text(max_size=8)), max_size=25).map("".join))


def assert_covered(text: str, blocks: tuple[Block, ...]) -> None:
    position = 0
    for block in blocks:
        assert block.span.start >= position
        assert block.span.end <= len(text)
        assert block.because
        outside = text[position : block.span.start]
        assert not [char for char in outside if not char.isspace() and char not in BULLETS]
        position = block.span.end
    assert not text[position:].strip()


@given(TEXTS, st.booleans(), st.one_of(st.none(), st.text(max_size=40)))
@settings(deadline=None, max_examples=150)
def test_blocks_cover_every_word_of_any_text_and_never_overlap(text: str, as_is: bool, title: str | None) -> None:
    assert_covered(text, find_blocks(text, as_is=as_is, title=title))


@given(
    st.text(alphabet="abcdeS, .\n“”‘’—–éüñçôÉ€£Київшלום강남中😀", min_size=4, max_size=60).filter(str.strip),
    st.sampled_from(["latin-1", "cp1252"]),
    st.integers(1, 2),
)
@settings(deadline=None, max_examples=300)
def test_text_that_was_misread_is_read_back_as_it_was(words: str, encoding: str, times: int) -> None:
    sound = f"She said: “We’re café owners” {words.strip()} now"
    misread = sound
    for _ in range(times):
        misread = "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in misread.encode("utf-8"))
    clean = clean_text(misread)
    assert clean.text == sound
    assert clean.note
    for segment in clean.segments:
        source = misread[segment.source_start : segment.source_end]
        assert clean.text[segment.start : segment.end] == source or not source.isascii()


@given(st.text(alphabet="abcS, .\n“”„«»‘’—é É à ß Ö ü ñ Ó\xa0", max_size=80))
@settings(deadline=None, max_examples=300)
def test_sound_western_text_is_never_repaired(words: str) -> None:
    assert find_repairs(words) == ()


@given(TEXTS)
@settings(deadline=None, max_examples=150)
def test_every_character_of_clean_text_stands_in_the_original(text: str) -> None:
    clean = clean_text(text)
    covered = 0
    for segment in clean.segments:
        assert segment.start == covered
        covered = segment.end
        words, source = clean.text[segment.start : segment.end], text[segment.source_start : segment.source_end]
        same = (
            words == source
            or (words == "\n" and not source.strip())
            or (words == "\ufffd" and "\ud800" <= source <= "\udfff")
            or any(
                (repair.start, repair.end) == (segment.source_start, segment.source_end)
                for repair in find_repairs(text)
            )
        )
        assert same
    assert covered == len(clean.text)
    assert clean_text(clean.text).text == clean.text


@given(
    st.lists(
        st.one_of(
            FRAGMENTS,
            st.sampled_from(
                [
                    "<p>",
                    "</p>",
                    "<b>",
                    "</b>",
                    "<br>",
                    "<div class='related'>",
                    "</div>",
                    "<nav>",
                    "</nav>",
                    "&amp;",
                    "&nbsp;",
                    "&#8217;",
                    "&eacute;",
                    "&bogus;",
                    "<a href=x>",
                    "</a>",
                    "<h2>",
                    "</h2>",
                    "<!-- c -->",
                    "<script>x<p>y</script>",
                    "<",
                    "<figcaption>",
                    "</figcaption>",
                    '<p title="a>b">',
                ]
            ),
        ),
        max_size=30,
    )
)
@settings(deadline=None, max_examples=100)
def test_every_character_of_a_page_stands_in_its_source(pieces: list[str]) -> None:
    source = (
        "<html><body><p>The mayor of Velden said on Monday that the old bridge would stay closed until June.</p>"
        + "".join(pieces)
    )
    try:
        page = read_page(source, SETTINGS, "page.html")
    except IngestError:
        return
    text = page.clean.text
    covered = 0
    for segment in page.clean.segments:
        assert text[covered : segment.start].strip("\n") == ""
        covered = segment.end
        words, origin = text[segment.start : segment.end], source[segment.source_start : segment.source_end]
        assert (
            words == origin
            or (words == " " and not origin.strip("\x1c\x1d\x1e\x1f \t\r\n\f\v\x85\u2028\u2029").replace("&#32;", ""))
            or html.unescape(origin).startswith(words[0])
        )
    assert_covered(text, find_blocks(text, hints=page.hints, title=page.title))


@given(
    st.dictionaries(
        st.sampled_from(["id", "text", "title", "outlet", "url", "published", "story", "html", "other"]),
        st.one_of(TEXTS, st.none(), st.integers(), st.lists(st.integers(), max_size=2)),
    ),
    st.booleans(),
)
@settings(deadline=None, max_examples=100)
def test_a_record_gives_a_report_or_an_ingest_error_and_nothing_else(record: dict[str, object], as_is: bool) -> None:
    try:
        report = make_report(record, SETTINGS, as_is=as_is, place="x.jsonl:1")
    except IngestError as error:
        named = str(error).startswith(f"[{error.code}] x.jsonl:1: ")
        assert named
        return
    assert isinstance(report, Report)
    assert_covered(report.text, report.blocks)
    if report.title_span:
        assert report.title_span.of(report.text)
    if report.outlet_span:
        assert report.outlet_span.of(report.text)
    report.text.encode("utf-8")
    if as_is:
        assert len(report.text) == len(str(record["text"]))


def test_a_megabyte_on_one_line_takes_no_time_to_type() -> None:
    begin = time.process_time()
    find_blocks("The mayor said (again - see Photo: x) that " * 25_000)
    assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    "unit",
    [
        "The mayor said that the bridge would open on Monday. ",
        "a\n",
        "- \n",
        "(" * 7,
        "\n",
        "— (@a) May 3, 2021\n",
        "A" * 40 + " - ",
        "Photo: x\n\n",
        "the city of the river of ",
        '"',
        "By Ana Roe, ",
    ],
)
def test_time_grows_near_linearly_with_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        best = 9.9
        for _ in range(2):
            begin = time.process_time()
            find_blocks(text)
            best = min(best, time.process_time() - begin)
        return best

    small, large = seconds(12_500), seconds(100_000)
    # Eight times the text; a quadratic step would take 64 times as long.
    assert large < max(32 * small, 0.4)
