"""Files, pages and JSON Lines to reports whose text never changes; the only room that reads the world."""

from variorum.ingest.blocks import find_blocks
from variorum.ingest.loading import load_document, load_reports
from variorum.ingest.making import make_report

__all__ = ["find_blocks", "load_document", "load_reports", "make_report"]
