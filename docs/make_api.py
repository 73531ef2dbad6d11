"""Write docs/api.md from the table of routes.

python docs/make_api.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

from variorum.web.routes import ROUTES

PAGE = Path(__file__).with_name("api.md")
HEAD = """\
# The server's API

*Written by `make docs` from `src/variorum/web/routes.py`: change that.*

`variorum serve` answers programs under the same paths as people: add `.json` to a path, or send
`Accept: application/json`. The OpenAPI 3.1 document is at `/api.json`.

- **Values** are those of the model (`docs/rows.md`, `variorum edition --json`): every span is
  `{"report", "start", "end", "text"}`, and `text` is exactly the report's text from `start` to `end`.
- **An error** is `{"error": {"code", "message", "place"}}` with a status that says whose fault it is; the codes are
  those of `docs/errors.md`.
- **A listing** is `{"items", "page", "pages", "total", "per_page"}`.
- **ETags**: send the `ETag` of an answer back as `If-None-Match`; what has not changed is answered with 304.
- **What changes something** (POST) takes a form or a JSON object of texts, and wants the header `X-Variorum-CSRF` with
  the token of `/csrf.json`. A server that is open to a network wants its token as `Authorization: Bearer TOKEN` of
  every request; the other token is not needed beside it.
- **A story that is still being read** is answered with 503 and `Retry-After`.

"""


def render_page() -> str:
    """Return the whole page."""
    parts = [HEAD.rstrip()]
    for page in ROUTES:
        if not page.is_listed:
            continue
        path = page.json_path if page.method == "GET" and page.has_json else page.path
        also = f" As a page: `{page.path}`." if page.method == "GET" and page.has_json else ""
        lines = [f"## `{page.method} {path}`", "", page.about + also]
        if page.fields:
            lines += ["", "| field | what it is |", "|---|---|"]
            lines += [f"| `{f.name}`{' (needed)' if f.is_needed else ''} | {f.about} |" for f in page.fields]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(int(PAGE.read_text(encoding="utf-8") != render_page()))
    PAGE.write_text(render_page(), encoding="utf-8")
    print(f"wrote {PAGE.name}")
