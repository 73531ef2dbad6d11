"""Every address of the server, in one table: the application, the OpenAPI document, the page on it and the tests."""

from __future__ import annotations

from variorum.web.desk_routes import DESK_ROUTES
from variorum.web.route import Field, Page
from variorum.web.story_routes import STORY_ROUTES

ROUTES: tuple[Page, ...] = (*STORY_ROUTES, *DESK_ROUTES)
"""In the order they are looked through."""

__all__ = ["ROUTES", "Field", "Page"]
