"""Every address of the server, in one table: the application, the OpenAPI document, the page on it and the tests."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.web.calls import Handler
from variorum.web.pages import add, api, claim, compare, edge, front, login, report, rulings, search, story, watch


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a query or a field of a form."""

    name: str
    about: str
    is_needed: bool = False
    kind: str = "string"


@dataclass(frozen=True, slots=True)
class Page:
    """An address: method, path, what it is, and what it takes.

    ``is_kept``: the answer stays the same until the store changes. ``is_slow``: it waits for the writer. ``answers``
    names the schema of the JSON answer. ``has_json`` is False for what is no JSON: feeds and plain text.
    """

    method: str
    path: str
    name: str
    handler: Handler
    about: str
    fields: tuple[Field, ...] = ()
    answers: str = "Object"
    is_kept: bool = False
    has_json: bool = True
    is_slow: bool = False
    is_listed: bool = True
    alias: str = ""

    @property
    def json_path(self) -> str:
        """The path under which the answer is JSON whatever is accepted."""
        return self.alias or self.path + ".json"


PAGES = (
    Field("page", "which page of the listing, from 1", kind="integer"),
    Field("per_page", "rows of a page", kind="integer"),
)
SELECT = (
    Field("speaker", "only claims on this name's word"),
    Field("outlet", "only reports of this outlet"),
    Field("origin", "only reports that go back to this reporting origin"),
    Field("differing", "1: only claims on which the reports do not agree", kind="boolean"),
)
SIGNED = (Field("author", "who decides"), Field("note", "why"), Field("back", "path to go back to"))

ROUTES: tuple[Page, ...] = (
    Page(
        "GET",
        "/",
        "front",
        front.show_front,
        "The stories, what is new and what differs.",
        PAGES,
        "Stories",
        True,
        alias="/stories.json",
    ),
    Page("GET", "/stories", "stories", front.show_front, "The same as the front.", PAGES, "Stories", True),
    Page(
        "GET", "/stories/{story}", "story", story.show_brief, "A story: its brief.", SELECT, "Brief", True, is_slow=True
    ),
    Page(
        "GET",
        "/stories/{story}/brief",
        "brief",
        story.show_brief,
        "The brief, and where the reports differ.",
        SELECT,
        "Brief",
        True,
        is_slow=True,
    ),
    Page(
        "GET",
        "/stories/{story}/claims",
        "claims",
        story.show_claims,
        "Claims × reports: a window of the matrix.",
        (
            *SELECT,
            Field("sort", "reports, origins, differing or order"),
            Field("show", "shared (in more than one report), alone or all"),
            Field("fold", "1: copies stand under the report they go back to", kind="boolean"),
            Field("columns", "which window of the columns, from 1", kind="integer"),
            *PAGES,
        ),
        "Claims",
        True,
        is_slow=True,
    ),
    Page(
        "GET",
        "/stories/{story}/claims/{claim}/citation",
        "citation",
        claim.cite,
        "A claim as plain text to paste.",
        SELECT,
        "Text",
        True,
        has_json=False,
        is_slow=True,
    ),
    Page(
        "GET",
        "/stories/{story}/claims/{claim}",
        "claim",
        claim.show_claim,
        "A claim in full.",
        SELECT,
        "Claim",
        True,
        is_slow=True,
    ),
    Page(
        "GET",
        "/stories/{story}/timeline",
        "timeline",
        story.show_timeline,
        "When it happened and when it was said.",
        (*SELECT, Field("first", "from this day (2024-03-07, 2024-03, 2024)"), Field("last", "to this day"), *PAGES),
        "Timeline",
        True,
        is_slow=True,
    ),
    Page(
        "GET",
        "/stories/{story}/lineage",
        "lineage",
        story.show_lineage,
        "Who took from whom.",
        SELECT,
        "Lineage",
        True,
        is_slow=True,
    ),
    Page(
        "GET",
        "/stories/{story}/lineage/{child}/{parent}",
        "edge",
        edge.show_edge,
        "One dependence: aligned passages, reasons, rivals.",
        SELECT,
        "Edge",
        True,
        is_slow=True,
    ),
    Page(
        "GET",
        "/stories/{story}/reports",
        "story reports",
        story.show_story_reports,
        "The reports of a story.",
        (*SELECT, *PAGES),
        "Reports",
        True,
        is_slow=True,
    ),
    Page(
        "GET",
        "/stories/{story}/edition",
        "edition",
        story.show_edition,
        "Everything of a story, as `--json` prints it.",
        SELECT,
        "Edition",
        True,
        is_slow=True,
    ),
    Page("GET", "/reports", "reports", front.list_reports, "All reports, the newest first.", PAGES, "Reports", True),
    Page(
        "GET",
        "/reports/{report}",
        "report",
        report.show_report,
        "A report as it was read.",
        (Field("at", "places to mark, such as 120-164,180-190"),),
        "Report",
        True,
        is_slow=True,
    ),
    Page(
        "GET",
        "/compare",
        "compare",
        compare.compare_reports,
        "Two reports or versions beside each other.",
        (Field("left", "id of a report"), Field("right", "id of another")),
        "Comparison",
        True,
    ),
    Page(
        "GET",
        "/search",
        "search",
        search.search,
        "Full-text search.",
        (
            Field("q", "words; in quotation marks they stand together"),
            Field("speaker", "words of the speaker's name"),
            Field("outlet", "words of the outlet's name"),
            Field("figure", "a number, as 30,000 or 30000"),
            Field("from", "published on this day or later"),
            Field("to", "published on this day or earlier"),
            Field("kind", "report, statement or claim"),
            *PAGES,
        ),
        "Hits",
        True,
    ),
    Page("GET", "/add", "add form", add.show_add, "The form to add reports with.", (), "Object", True),
    Page(
        "POST",
        "/add",
        "add",
        add.add,
        "Add reports: files (multipart), a text, or an address where the server allows it.",
        (
            Field("files", "one or more files: .txt, .html, .jsonl", kind="file"),
            Field("text", "a report's text"),
            Field("title", "its headline"),
            Field("outlet", "its outlet"),
            Field("url", "where it stands"),
            Field("published", "when it was published, ISO 8601"),
            Field("address", "an address to fetch (only with --allow-fetch)"),
        ),
        "Job",
        is_slow=True,
    ),
    Page("GET", "/jobs/{job}", "job", add.show_job, "How far adding has come.", (), "Job"),
    Page(
        "GET",
        "/rulings",
        "rulings",
        rulings.list_rulings,
        "All rulings, and whether they hold.",
        PAGES,
        "Rulings",
        True,
    ),
    Page(
        "POST",
        "/rulings",
        "rule",
        rulings.rule,
        "Make a ruling; kind `undo` takes the ruling `left` back.",
        (
            Field("kind", "merge, split, depends, independent, speaker or undo", True),
            Field("left", "id of a statement, report or (undo) ruling", True),
            Field("right", "id of the other statement or report, or the speaker's name"),
            *SIGNED,
        ),
        "Ruled",
        is_slow=True,
    ),
    Page("GET", "/refusals", "refusals", report.list_refusals, "All that was left out, and why.", PAGES, "Refusals"),
    Page("GET", "/watch", "watches", watch.list_watches, "What is watched, and the newest notices.", (), "Watches"),
    Page(
        "POST",
        "/watch",
        "add watch",
        watch.add_watch,
        "Watch a story, a query or a speaker.",
        (
            Field("kind", "story, query or speaker", True),
            Field("target", "the story's id, the words, or the name", True),
        ),
        "Object",
        is_slow=True,
    ),
    Page(
        "GET",
        "/watch/{watch}.atom",
        "atom",
        watch.show_atom,
        "The notices of a watch as an Atom feed.",
        (),
        "Atom",
        has_json=False,
    ),
    Page(
        "GET",
        "/watch/{watch}",
        "watch",
        watch.show_watch,
        "The notices of a watch; as JSON a JSON Feed.",
        PAGES,
        "Feed",
    ),
    Page("POST", "/watch/{watch}/drop", "drop watch", watch.drop_watch, "Watch no longer.", (), "Object", is_slow=True),
    Page("GET", "/api", "api", api.show_api, "This list; as JSON the OpenAPI document.", (), "Object", True),
    Page(
        "GET",
        "/csrf",
        "csrf",
        api.show_csrf,
        "The token that requests which change something must carry.",
        (),
        "Object",
    ),
    Page(
        "GET",
        "/login",
        "login form",
        login.show_login,
        "The form that asks for the server's token.",
        (),
        "Object",
        is_listed=False,
    ),
    Page(
        "POST",
        "/login",
        "log in",
        login.log_in,
        "Log in with the server's token.",
        (Field("token", "the token", True),),
        "Object",
        is_listed=False,
    ),
    Page("POST", "/logout", "log out", login.log_out, "Log out.", (), "Object", is_listed=False),
)
"""More special paths stand before more general ones."""
