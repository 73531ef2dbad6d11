"""Shared places and stories of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

settings.register_profile("variorum", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("variorum")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    if not (SHARED / "data").is_dir():
        pytest.skip("labelled data is not beside this clone (../shared/data)")
    return SHARED
