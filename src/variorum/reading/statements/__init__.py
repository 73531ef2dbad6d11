"""Who said what: rules over the parse that find statements, their speakers and the chain they came through."""

from variorum.reading.statements.finder import find_statements

__all__ = ["find_statements"]
