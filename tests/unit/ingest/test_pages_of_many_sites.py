"""Invented pages of fifteen kinds of site: the text is read, all else is set apart, and no word is lost."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from lxml import html

from variorum.ingest import load_reports
from variorum.model import READ_KINDS, BlockKind, Report
from variorum.settings import IngestSettings


def load_sites() -> ModuleType:
    """Return the module of pages beside this one, which pytest does not import."""
    spec = importlib.util.spec_from_file_location("sites_of_the_tests", Path(__file__).with_name("sites.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


SITES = load_sites().SITES


def take(name: str, folder: Path) -> Report:
    path = folder / "page.html"
    path.write_text(SITES[name].source, encoding="utf-8")
    (found,) = load_reports([str(path)], IngestSettings())
    assert isinstance(found, Report), found
    return found


def read_of(report: Report) -> list[str]:
    blocks = [block for block in report.blocks if block.kind in READ_KINDS and block.kind is not BlockKind.TITLE]
    return [re.sub(r"\s*(\[?\d\]?)$", "", block.span.of(report.text)) for block in blocks]


@pytest.mark.parametrize("name", SITES)
def test_what_a_reader_calls_the_text_is_read_and_nothing_else(name: str, tmp_path: Path) -> None:
    assert read_of(take(name, tmp_path)) == list(SITES[name].prose)


@pytest.mark.parametrize("name", SITES)
def test_headline_day_and_author_are_found(name: str, tmp_path: Path) -> None:
    report, site = take(name, tmp_path), SITES[name]
    day = report.published.value.value[:10] if report.published.value else None
    assert (report.title, day, report.byline) == (site.title, site.day, site.byline)


@pytest.mark.parametrize("name", SITES)
def test_no_word_that_the_page_shows_is_lost(name: str, tmp_path: Path) -> None:
    tree = html.document_fromstring(SITES[name].source)
    for hidden in tree.xpath("//script | //style | //head"):
        hidden.drop_tree()
    shown = re.findall(r"\w+", " ".join(tree.itertext()))
    kept = re.findall(r"\w+", take(name, tmp_path).text)
    assert sorted(set(shown) - set(kept)) == []
