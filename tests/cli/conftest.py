"""What a person's shell does not set, and what it might."""

import pytest


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    # Unbuffered output would hide a missing flush, and a store or author from outside would be taken for the default.
    for name in ("PYTHONUNBUFFERED", "VARIORUM_STORE", "VARIORUM_AUTHOR", "VARIORUM_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
