"""Variorum: who said what about one story, where the reports differ, and which depend on which.

>>> from variorum import Variorum
>>> with Variorum(":memory:") as collection:
...     len(collection.reports())
0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.engine import Added, Progress, Variorum

__all__ = ["Added", "Progress", "Variorum", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load the engine, and with it the parser's libraries, only when it is asked for."""
    if name in {"Added", "Progress", "Variorum"}:
        from variorum import engine

        return getattr(engine, name)
    raise AttributeError(f"module 'variorum' has no attribute {name!r}")
