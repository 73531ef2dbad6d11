"""One report to what it says: entities, statements, figures and moments, all with exact spans."""

from variorum.reading.chains import drop_carrying
from variorum.reading.entities import find_entities
from variorum.reading.figures import find_figures
from variorum.reading.moments import find_moments
from variorum.reading.parsing import ParsedBlock, ParsedReport, parse_report
from variorum.reading.reader import read_report
from variorum.reading.ruled import correct_speakers
from variorum.reading.statements import find_statements

__all__ = [
    "ParsedBlock",
    "ParsedReport",
    "correct_speakers",
    "drop_carrying",
    "find_entities",
    "find_figures",
    "find_moments",
    "find_statements",
    "parse_report",
    "read_report",
]
