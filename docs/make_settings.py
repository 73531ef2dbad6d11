"""Write docs/settings.md from src/variorum/settings.py: every knob, its default, and what its docstring says.

python docs/make_settings.py [--check]
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "variorum" / "settings.py"
PAGE = ROOT / "docs" / "settings.md"


def make_page() -> str:
    """Return the page's text; raise ``ValueError`` naming a knob that has no docstring."""
    lines = ["# Settings", "", "Made by `make docs` from `src/variorum/settings.py`; do not edit.", ""]
    for node in ast.parse(SOURCE.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef) and node.name != "Settings":
            lines += [f"## {node.name}", "", ast.get_docstring(node) or "", ""]
            rows = _find_knobs(node)
            if rows:
                lines += ["| setting | default | what it is |", "|---|---|---|", *rows, ""]
    return "\n".join(lines).rstrip() + "\n"


def _find_knobs(node: ast.ClassDef) -> list[str]:
    rows = []
    for at, item in enumerate(node.body):
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            after = node.body[at + 1] if at + 1 < len(node.body) else None
            if not (isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)):
                raise ValueError(f"{node.name}.{item.target.id} has no docstring")
            words = " ".join(str(after.value.value).split()).replace("|", "\\|")
            default = ast.unparse(item.value) if item.value else ""
            rows.append(f"| `{item.target.id}` | `{default}` | {words} |")
    return rows


def main() -> int:
    """Write the page, or with ``--check`` say whether it is what it should be."""
    page = make_page()
    if "--check" in sys.argv:
        return int(PAGE.read_text(encoding="utf-8") != page)
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
