"""Values of the model packed small and read back fast: the form of kept results.

A dataclass becomes the list of its fields without their names, and a value that stands in several places is written
once; the type says how to read it. That is only for results that are kept under the digest of the code that wrote them
(``stage.py``); what must outlive a version of the code is written by ``model.codec``. Reading makes plain values of the
model and nothing else, whatever the bytes hold.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
import zlib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast

from variorum.model.codec import from_plain, to_plain

T = TypeVar("T")
LEVEL = 1
"""Of zlib: readings shrink to a sixth; higher levels cost more time than the disk they spare."""

Write = Callable[[Any, dict[int, int]], Any]
Read = Callable[[Any, list[Any]], Any]


class DamagedError(ValueError):
    """Raised for bytes that ``pack`` did not write."""


def pack(kind: type[T], value: T) -> bytes:
    """Return a value of type ``kind`` (a dataclass of the model, or a tuple or mapping of such) as bytes.

    Examples
    --------
    >>> from variorum.model import Span
    >>> unpack(tuple[Span, ...], pack(tuple[Span, ...], (Span(0, 4), Span(6, 9))))
    (Span(start=0, end=4), Span(start=6, end=9))
    """
    known: Any = kind
    write = _coder(known)[0]
    plain = value if write is None else write(value, {})
    # Escapes keep lone surrogates as they are.
    return zlib.compress(json.dumps(plain, separators=(",", ":")).encode("ascii"), LEVEL)


def unpack(kind: type[T], packed: bytes) -> T:
    """Return the value that ``pack`` was given; raises ``DamagedError`` for other bytes."""
    known: Any = kind
    read = _coder(known)[1]
    try:
        plain = json.loads(zlib.decompress(packed))
        return cast(T, plain if read is None else read(plain, []))
    except (zlib.error, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise DamagedError(f"no packed {kind}: {error}") from error


@cache
def _coder(kind: Any) -> tuple[Write | None, Read | None]:
    """Return how a type is written and read; None where the value is its own plain form."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (Union, types.UnionType):
        rest = [argument for argument in arguments if argument is not type(None)]
        return _optional(rest[0]) if len(rest) == 1 else (None, None)
    if origin is tuple:
        return _sequence(arguments[0], tuple) if arguments[-1] is Ellipsis else _fixed(arguments)
    if origin in (frozenset, set, list):
        return _sequence(arguments[0], origin)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(arguments[1])
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _record(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return (lambda value, _: value.value), (lambda plain, _: kind(plain))
    if kind in (datetime, date):
        return (lambda value, _: value.isoformat()), (lambda plain, _: kind.fromisoformat(plain))
    if kind in (str, int, float, bool):
        return None, None
    return (lambda value, _: to_plain(value)), (lambda plain, _: from_plain(kind, plain))


def _optional(kind: Any) -> tuple[Write | None, Read | None]:
    write, read = _coder(kind)
    if write is None or read is None:
        return None, None
    return (
        lambda value, seen: None if value is None else write(value, seen),
        lambda plain, seen: None if plain is None else read(plain, seen),
    )


def _sequence(kind: Any, make: Callable[[Any], Any]) -> tuple[Write, Read]:
    write, read = _coder(kind)
    # Sets are put in order, so that equal values have equal bytes.
    listed: Callable[[Any], Any] = sorted if make in (frozenset, set) else list
    if write is None or read is None:
        return (lambda value, _: listed(value)), (lambda plain, _: make(plain))
    return (
        lambda value, seen: [write(item, seen) for item in value],
        lambda plain, seen: make([read(item, seen) for item in plain]),
    )


def _fixed(kinds: tuple[Any, ...]) -> tuple[Write, Read]:
    coders = [_coder(kind) for kind in kinds]
    return (
        lambda value, seen: [w(v, seen) if w else v for v, (w, _) in zip(value, coders, strict=True)],
        lambda plain, seen: tuple([r(p, seen) if r else p for p, (_, r) in zip(plain, coders, strict=True)]),
    )


def _mapping(kind: Any) -> tuple[Write, Read]:
    write, read = _coder(kind)
    if write is None or read is None:
        return (lambda value, _: dict(value)), (lambda plain, _: dict(plain))
    return (
        lambda value, seen: {name: write(item, seen) for name, item in value.items()},
        lambda plain, seen: {name: read(item, seen) for name, item in plain.items()},
    )


def _record(kind: type) -> tuple[Write, Read]:
    names = [field.name for field in dataclasses.fields(kind)]
    coders: list[tuple[str, Write | None, Read | None]] = []

    def find() -> list[tuple[str, Write | None, Read | None]]:
        if not coders:  # on first use, so that a type may hold itself
            hints = typing.get_type_hints(kind)
            coders.extend((name, *_coder(hints[name])) for name in names)
        return coders

    def write(value: Any, seen: dict[int, int]) -> Any:
        # The same value again, by identity, is the number under which it was written.
        number = seen.get(id(value))
        if number is not None:
            return number
        plain = [w(getattr(value, name), seen) if w else getattr(value, name) for name, w, _ in coders or find()]
        seen[id(value)] = len(seen)
        return plain

    def read(plain: Any, seen: list[Any]) -> Any:
        if type(plain) is int:
            return seen[plain]
        value = kind(*[r(item, seen) if r else item for item, (_, _, r) in zip(plain, coders or find(), strict=True)])
        seen.append(value)
        return value

    return write, read
