"""Units, currencies and qualifiers as they are written."""

from __future__ import annotations

from variorum.model import Qualifier

_WRITTEN = {
    "kilometre": "km kms kilometre kilometres kilometer kilometers",
    "metre": "metre metres meter meters",
    "centimetre": "cm centimetre centimetres centimeter centimeters",
    "millimetre": "mm millimetre millimetres millimeter millimeters",
    "mile": "mile miles",
    "foot": "ft foot feet",
    "inch": "inch inches",
    "yard": "yard yards",
    "tonne": "tonne tonnes",
    "ton": "ton tons",
    "kilogram": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
    "gram": "gram grams gramme grammes",
    "ounce": "ounce ounces oz",
    "hectare": "hectare hectares ha",
    "acre": "acre acres",
    "barrel": "barrel barrels bpd",
    "litre": "litre litres liter liters",
    "gallon": "gallon gallons",
    "degree": "degree degrees °c °f °",
    "megawatt": "mw megawatt megawatts",
    "gigawatt": "gw gigawatt gigawatts",
    "kilowatt-hour": "kwh",
    "kilometre per hour": "km/h kph",
    "mile per hour": "mph",
    "second": "second seconds",
    "minute": "minute minutes",
    "hour": "hour hours",
    "day": "day days",
    "week": "week weeks",
    "month": "month months",
    "year": "year years",
    "decade": "decade decades",
    "percent": "% percent pct",
    "USD": "dollar dollars usd",
    "EUR": "euro euros eur",
    "GBP": "gbp sterling",
    "JPY": "yen jpy",
    "CNY": "yuan renminbi cny rmb",
    "INR": "rupee rupees inr",
    "RUB": "rouble roubles ruble rubles rub",
    "UAH": "hryvnia hryvnias uah",
    "CHF": "chf",
    "TRY": "lira liras",
    "ILS": "shekel shekels ils",
    "IRR": "rial rials irr",
    "KRW": "won krw",
    "PLN": "zloty zlotys pln",
    "MXN": "mxn",
    "CAD": "cad",
    "AUD": "aud",
}
UNITS = {word: unit for unit, words in _WRITTEN.items() for word in words.split()}
"""Everyday and SI units in the singular, and ISO 4217 codes, by how they are written in lower case."""

SYMBOLS = {"$": "USD", "US$": "USD", "A$": "AUD", "C$": "CAD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR",
           "₽": "RUB", "₴": "UAH", "₪": "ILS", "₩": "KRW", "₺": "TRY"}  # fmt: skip
"""Currencies by their sign; a bare ``$`` is read as the US dollar."""

TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
MONEY = frozenset(unit for unit in UNITS.values() if len(unit) == 3 and unit.isupper()) | frozenset(SYMBOLS.values())

BEFORE = {
    Qualifier.ABOUT: (
        "about|around|approximately|approx.|roughly|some|nearly|almost|close to|an estimated|estimated|circa|virtually"
        "|just under|just over|~|more or less|in the region of|on the order of|not quite|an average of"
    ),
    Qualifier.MORE_THAN: "more than|over|above|upwards of|exceeding|in excess of|greater than|north of|higher than",
    Qualifier.AT_LEAST: "at least|no fewer than|no less than|not less than|a minimum of|minimum of",
    Qualifier.AT_MOST: (
        "up to|as many as|as much as|at most|no more than|not more than|a maximum of|maximum of|as high as|at the most"
    ),
    Qualifier.LESS_THAN: "fewer than|less than|under|below|lower than",
}
"""Words before a number that hedge it. ``as many as`` is a ceiling, as ``up to`` is."""

AFTER = {
    Qualifier.AT_LEAST: "or more|or above|or higher|plus|and over|and above",
    Qualifier.AT_MOST: "or fewer|or less|at most",
    Qualifier.ABOUT: "or so|odd",
}
