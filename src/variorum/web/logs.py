"""What the server says of itself, on standard error and nowhere else."""

from __future__ import annotations

import logging

LOGGER = logging.getLogger("variorum.web")


def report_fault(error: BaseException) -> None:
    """Log a fault with its place; readers only ever see that there was one."""
    LOGGER.error("a fault of the server", exc_info=error)
