"""An edition in a form: a page, a terminal, JSON, CSV."""

from variorum.model.codec import to_plain
from variorum.render.csv_form import render_csv
from variorum.render.json_form import render_json
from variorum.render.page import render_html, render_notebook
from variorum.render.terminal import render_terminal

__all__ = ["render_csv", "render_html", "render_json", "render_notebook", "render_terminal", "to_plain"]
