"""Every setting is documented, and the page is the one the source makes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_the_settings_page_is_what_the_source_makes(root: Path) -> None:
    done = subprocess.run([sys.executable, root / "docs" / "make_settings.py", "--check"], check=False)
    assert done.returncode == 0, "run `make docs`"
