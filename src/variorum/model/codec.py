"""The model's values as plain JSON values, and back.

``to_plain`` and ``from_plain`` are exact inverses for every frozen dataclass of the model: text keeps each code point
(lone surrogates too), numbers keep their value, times their instant. ``to_bytes`` and ``from_bytes`` go one step on.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast

T = TypeVar("T")
Plain = Any
"""``None``, ``bool``, ``int``, ``float``, ``str``, or a list or dict with text keys of such values."""


def to_plain(value: object) -> Plain:
    """Return a value of the model as what JSON can hold.

    Parameters
    ----------
    value
        A dataclass, enum, time, tuple, list, set, mapping with text keys, or a plain value.

    Returns
    -------
    Plain
        Dataclasses become dicts of all their fields, enums their value, times ISO 8601, tuples lists.

    Raises
    ------
    TypeError
        If something inside is of another kind.

    Examples
    --------
    >>> from variorum.model import Span
    >>> to_plain((Span(0, 4),))
    [{'start': 0, 'end': 4}]
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: to_plain(getattr(value, name)) for name in _field_names(type(value))}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(to_plain(item) for item in value)
    if isinstance(value, Mapping):
        return {_text_key(key): to_plain(item) for key, item in value.items()}
    raise TypeError(f"no plain form for {type(value).__name__}")


def from_plain(kind: type[T], plain: Plain) -> T:
    """Return the value of type ``kind`` that ``to_plain`` made ``plain`` from.

    A field that is missing takes its default, so that a value written before the field was added still reads.

    Raises
    ------
    TypeError, ValueError, KeyError
        If ``plain`` is not of that shape.

    Examples
    --------
    >>> from variorum.model import Span
    >>> from_plain(Span, {"start": 0, "end": 4})
    Span(start=0, end=4)
    """
    known: Any = kind
    return cast(T, _decoder(known)(plain))


def to_bytes(value: object) -> bytes:
    """Return a value as compact UTF-8 JSON; lone surrogates are kept as they are (``surrogatepass``)."""
    text = json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def from_bytes(kind: type[T], raw: bytes) -> T:
    """Return the value that ``to_bytes`` wrote; raises as ``from_plain`` does."""
    return from_plain(kind, json.loads(raw.decode("utf-8", "surrogatepass")))


def _text_key(key: object) -> str:
    if isinstance(key, Enum):
        key = key.value
    if not isinstance(key, str):
        raise TypeError(f"a mapping needs text keys, got {type(key).__name__}")
    return key


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(item.name for item in dataclasses.fields(kind))


@cache
def _decoder(kind: Any) -> Callable[[Plain], Any]:
    """Return the function that rebuilds ``kind``; made once a type, since readings hold thousands of values."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (Union, types.UnionType):
        return _union_decoder(arguments)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin in (frozenset, set, list):
        item = _decoder(arguments[0])
        return lambda plain: origin(item(each) for each in plain)
    if origin is not None and issubclass(origin, Mapping):
        key, item = _decoder(arguments[0]), _decoder(arguments[1])
        return lambda plain: {key(name): item(each) for name, each in plain.items()}
    if kind in (datetime, date):
        return cast(Callable[[Plain], Any], kind.fromisoformat)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if dataclasses.is_dataclass(kind):
        return _dataclass_decoder(cast(type, kind))
    return lambda plain: plain


def _union_decoder(arguments: tuple[Any, ...]) -> Callable[[Plain], Any]:
    rest = [argument for argument in arguments if argument is not type(None)]
    if len(rest) != 1:
        # Only unions of plain values (``int | str``) can be told apart without a tag.
        return lambda plain: plain
    inner = _decoder(rest[0])
    return lambda plain: None if plain is None else inner(plain)


def _tuple_decoder(arguments: tuple[Any, ...]) -> Callable[[Plain], Any]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _decoder(arguments[0])
        return lambda plain: tuple(item(each) for each in plain)
    items = tuple(_decoder(argument) for argument in arguments)
    return lambda plain: tuple(item(each) for item, each in zip(items, plain, strict=True))


def _dataclass_decoder(kind: type) -> Callable[[Plain], Any]:
    hints = typing.get_type_hints(kind)
    decoders: dict[str, Callable[[Plain], Any]] = {}

    def decode(plain: Plain) -> Any:
        if not decoders:  # filled on first use, so that a type may hold itself
            decoders.update({name: _decoder(hints[name]) for name in _field_names(kind)})
        return kind(**{name: decoders[name](item) for name, item in plain.items()})

    return decode
