"""Every error and refusal code, as a tree.

An error stops what was asked and reaches the person; a refusal leaves one thing out and the rest goes on. Both carry
a stable code, what was found, what was wanted and what to do next. Codes are documented in ``docs/errors.md``.
"""

from __future__ import annotations

from typing import ClassVar

from variorum.model import Refusal


class VariorumError(Exception):
    """Root of all errors. ``str(error)`` is ``[CODE] found; wanted. next step``."""

    code: ClassVar[str] = "V000"

    def __init__(self, message: str) -> None:
        super().__init__(f"[{self.code}] {message}")


class UsageError(VariorumError):
    """The call's words are off (exit code 2 at the command line)."""

    code = "V001"


class IngestError(VariorumError):
    """Something could not be read as a report. The ``place`` names the file and the line or byte."""

    code = "V100"

    def __init__(self, place: str, message: str) -> None:
        super().__init__(f"{place}: {message}")
        self.place = place
        self.reason = message

    def as_refusal(self) -> Refusal:
        """Return the refusal that lists this error among what was left out."""
        return Refusal(self.code, self.place, self.reason, "ingest")


class NotFoundError(IngestError):
    """A path or glob names nothing."""

    code = "V101"


class EmptyInputError(IngestError):
    """A file or record holds no words."""

    code = "V102"


class BinaryInputError(IngestError):
    """The bytes are not text."""

    code = "V103"


class EncodingInputError(IngestError):
    """The bytes do not decode in the encoding they claim or any that fits."""

    code = "V104"


class TooLargeError(IngestError):
    """A file or record is over the size limit of the settings."""

    code = "V105"


class TruncatedInputError(IngestError):
    """A record or page ends in the middle."""

    code = "V106"


class HostileMarkupError(IngestError):
    """Markup nested or repeated beyond the limits of the settings."""

    code = "V107"


class RecordError(IngestError):
    """A JSON Lines record is not an object of the documented shape."""

    code = "V108"


class UnsupportedFormatError(IngestError):
    """The file's kind is not one that is read."""

    code = "V110"


class NoProseError(IngestError):
    """A page or file holds text but no prose to read."""

    code = "V111"


class UndatedInputError(IngestError):
    """A report states no publication time that can be; it is taken, with an unknown day."""

    code = "V112"


class UnreadableInputError(IngestError):
    """A file is there and cannot be opened or read to its end."""

    code = "V113"


class ReadingError(VariorumError):
    """A report could not be read."""

    code = "V300"


class UnsupportedLanguageError(ReadingError):
    """The report's prose is in a language that is not read."""

    code = "V301"


class NoClaimError(ReadingError):
    """Statements of a report say nothing that could be so or not, and stand in no row."""

    code = "V302"


class StoreError(VariorumError):
    """The store could not be opened, read or written."""

    code = "V700"


class NotAStoreError(StoreError):
    """The file exists and is not a store, or is one of a later version."""

    code = "V701"


class UnknownIdError(VariorumError):
    """No report, statement, claim or story has this id."""

    code = "V702"


class WebError(VariorumError):
    """A request to the server could not be answered. ``status`` is the HTTP status of the answer."""

    code = "V800"
    status: ClassVar[int] = 500


class BadRequestError(WebError):
    """A request's field or query is missing or not of the documented form."""

    code = "V801"
    status = 400


class ForbiddenError(WebError):
    """A request that may not be made: from another site, under another host name, or without its form's token."""

    code = "V802"
    status = 403


class NoSuchPageError(WebError):
    """Nothing is at this address."""

    code = "V803"
    status = 404


class TooMuchError(WebError):
    """A request is larger than the limits of the settings."""

    code = "V804"
    status = 413


class FetchRefusedError(WebError):
    """An address that may not or cannot be fetched."""

    code = "V805"
    status = 400


class BusyError(WebError):
    """The server has too much to do, or the story is still being read."""

    code = "V806"
    status = 503


class TokenNeededError(WebError):
    """The server is open to a network and wants its token."""

    code = "V807"
    status = 401


class WrongMethodError(WebError):
    """The address is there, but not for this method."""

    code = "V808"
    status = 405


class TooManyTriesError(WebError):
    """Too many wrong tokens in a short time."""

    code = "V809"
    status = 429
