"""What programs can ask: the OpenAPI document, its page, and the token for requests that change something."""

from __future__ import annotations

from variorum.web.calls import Answer, Call


def show_api(call: Call) -> Answer:  # noqa: ARG001
    """Answer with the OpenAPI document; as a page, the same in words."""
    from variorum.web.openapi import make_document
    from variorum.web.routes import ROUTES

    return Answer("api.html", {"pages": [page for page in ROUTES if page.is_listed]}, make_document())


def show_csrf(call: Call) -> Answer:
    """Answer with the token that a request which changes something must carry."""
    plain = {"csrf": call.site.options.csrf, "header": "X-Variorum-CSRF"}
    return Answer(plain=plain, headers={"cache-control": "no-store"}, template="csrf.html")
