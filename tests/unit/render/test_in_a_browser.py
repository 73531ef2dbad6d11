"""The page in a real browser: runs where Debian's chromium is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from variorum.model import Edition
from variorum.render import render_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --virtual-time-budget=2000 --dump-dom"
).split()
ATTACK = "document.documentElement.setAttribute('data-ran', 'yes')"


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
@pytest.mark.parametrize("lets_scripts_run", [False, True], ids=["page", "control"])
def test_nothing_in_a_report_runs_in_a_browser(
    hostile: Callable[[str], Edition], tmp_path: Path, lets_scripts_run: bool
) -> None:
    words = (
        f'"><script>{ATTACK}</script><img src=x onerror="{ATTACK}"><svg onload="{ATTACK}"></svg>'
        f"<style onload=\"{ATTACK}\"></style><iframe srcdoc='<script>parent.{ATTACK}</script>'></iframe>"
    )
    page = render_html([hostile(words)])
    if lets_scripts_run:
        page = f"<!DOCTYPE html><title>control</title><script>{ATTACK}</script>"
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    assert CHROMIUM is not None
    shown = subprocess.run(
        [CHROMIUM, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", file.as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
    ).stdout.decode("utf-8")
    tree = html.document_fromstring(shown)
    assert (tree.get("data-ran") == "yes") is lets_scripts_run
    if not lets_scripts_run:
        assert words in tree.text_content()
