"""Adding reports: files, text, or an address where that is allowed; and how far it has come."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.errors import BadRequestError, FetchRefusedError
from variorum.web.addresses import report_path, story_path
from variorum.web.calls import Answer, Call
from variorum.web.fetching import check_url, fetch_page
from variorum.web.jobs import Job
from variorum.web.shapes import shape_job

if TYPE_CHECKING:
    from variorum.web.tasks import Taken

RECORD_FIELDS = ("text", "title", "outlet", "url", "published")
MAX_NAME = 200


def show_add(call: Call) -> Answer:
    """Answer with the form."""
    return Answer("add.html", {}, {"fields": [*RECORD_FIELDS, "files", "address"], "allow_fetch": _allows(call)})


def add(call: Call) -> Answer:
    """Take files, a text or an address; answer with the job that reads them."""
    documents = [(_clean_name(name), data) for name, data in call.files if data]
    text = call.form.get("text", "")
    address = call.form.get("address", "").strip()
    if text.strip():
        documents.append(_make_record(call, text))
    if address and not _allows(call):
        raise FetchRefusedError(
            "fetching addresses is off; save the page and add the file, or start with --allow-fetch"
        )
    if address:
        check_url(address)
    if not documents and not address:
        raise BadRequestError("there is nothing to add; send files, a text or an address")
    what = ", ".join(name for name, _ in documents[:3]) + (
        f" and {len(documents) - 3} more" if len(documents) > 3 else ""
    )
    job = call.site.jobs.start(what or address, lambda job: _take(call, job, documents, address))
    return Answer(plain=shape_job(job), status=202, location=f"/jobs/{job.id}")


def show_job(call: Call) -> Answer:
    """Answer with how far a job is."""
    job = call.site.jobs.find(call.path["job"])
    taken: Taken | None = job.result if job.state == "done" else None
    groups = (
        [
            ("new", [_find_places(call, *pair) for pair in taken.new]),
            ("new versions", [_find_places(call, *pair) for pair in taken.versions]),
            ("known already", [_find_places(call, *pair) for pair in taken.duplicates]),
        ]
        if taken
        else []
    )
    context = {
        "job": job,
        "groups": groups,
        "refusals": taken.refusals if taken else (),
        "refresh": 0 if job.is_over else 2,
    }
    return Answer("job.html", context, shape_job(job), headers={"cache-control": "no-store"})


def _take(call: Call, job: Job, documents: Sequence[tuple[str, bytes]], address: str) -> Taken:
    site = call.site
    found = list(documents)
    if address:
        job.step, job.item = "fetching", address
        page = fetch_page(address, site.settings.web)
        found.append((page.url if not page.is_text else page.url + ".txt", page.data))
    taken: Taken = site.work.call("add", found, tell=job.tell)
    job.step = "grouping into stories"
    site.shelf.refresh()
    ids = {report_id for report_id, _ in (*taken.new, *taken.versions)}
    for story in site.shelf.shown.survey.stories:
        if ids.intersection(story.report_ids):
            site.shelf.make(story.id, job.tell)
    return taken


def _make_record(call: Call, text: str) -> tuple[str, bytes]:
    """Return pasted text as one record, checked before anything is begun."""
    record = {name: call.form.get(name, "").strip() for name in RECORD_FIELDS if call.form.get(name, "").strip()}
    record["text"] = text.replace("\r\n", "\n")
    call.site.work.call("check_record", record)
    return "pasted text.jsonl", json.dumps(record).encode() + b"\n"


def _clean_name(name: str) -> str:
    """Return what a browser calls a file, as a name and no path."""
    last = re.split(r"[\\/]", name)[-1]
    return "".join(c if c.isprintable() else "\ufffd" for c in last)[-MAX_NAME:].strip() or "a file without a name"


def _find_places(call: Call, report_id: str, title: str) -> tuple[str, str, str]:
    story = next((s for s in call.shown.survey.stories if report_id in s.report_ids), None)
    return title, report_path(report_id), story_path(story.id) if story else ""


def _allows(call: Call) -> bool:
    return call.site.options.allow_fetch
