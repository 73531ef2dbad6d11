"""An edition sent in pieces is the edition sent at once."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from variorum.render import render_json
from variorum.web import pieces
from variorum.web.answering import dump_json


def test_the_pieces_of_an_edition_are_its_json(harbour: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "PIECE_CHARS", 5_000)
    built = next(iter(harbour.site.shelf.shown.built.values()))
    parts = list(pieces.write_edition(built.edition))
    assert len(parts) > 5
    assert b"".join(parts) == dump_json(render_json(built.edition))
    path = f"/stories/{built.edition.story.id}/edition.json"
    answer = harbour.get(path)
    assert answer.content == b"".join(parts)
    assert answer.headers["etag"]
    assert harbour.get(path, headers={"if-none-match": answer.headers["etag"]}).status_code == 304
    assert harbour.get(path, headers={"if-none-match": '"another"'}).status_code == 200
