"""Units, currencies and qualifiers as they are written."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.model import Qualifier

_WRITTEN = {
    "kilometre": "km kms kilometre kilometres kilometer kilometers",
    "metre": "metre metres meter meters",
    "centimetre": "cm centimetre centimetres centimeter centimeters",
    "millimetre": "mm millimetre millimetres millimeter millimeters",
    "mile": "mile miles",
    "nautical mile": "nautical_mile nautical_miles",
    "light year": "light_year light_years light-year light-years",
    "foot": "ft foot feet",
    "inch": "inch inches",
    "yard": "yard yards",
    "fathom": "fathom fathoms",
    "furlong": "furlong furlongs",
    "tonne": "tonne tonnes",
    "ton": "ton tons",
    "kilogram": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
    "gram": "gram grams gramme grammes",
    "milligram": "mg milligram milligrams",
    "ounce": "ounce ounces oz",
    "carat": "carat carats",
    "hectare": "hectare hectares ha",
    "acre": "acre acres",
    "square kilometre": (
        "sq_km sq._km sqkm km² km2 square_kilometre square_kilometres square_kilometer square_kilometers"
    ),
    "square metre": "sq_m sq._m sqm m² m2 square_metre square_metres square_meter square_meters",
    "square mile": "sq_mi sq._mi sq._miles sq_mile sq_miles square_mile square_miles",
    "square foot": "sq_ft sq._ft square_foot square_feet",
    "square yard": "square_yard square_yards",
    "cubic metre": "m³ m3 cubic_metre cubic_metres cubic_meter cubic_meters",
    "cubic foot": "cubic_foot cubic_feet",
    "barrel": "barrel barrels bpd",
    "bushel": "bushel bushels",
    "litre": "litre litres liter liters",
    "millilitre": "ml millilitre millilitres milliliter milliliters",
    "hectolitre": "hl hectolitre hectolitres",
    "gallon": "gallon gallons",
    "pint": "pint pints",
    "degree Celsius": (
        "°c degree_celsius degrees_celsius degree_centigrade degrees_centigrade degrees_c celsius centigrade"
    ),
    "degree Fahrenheit": "°f degree_fahrenheit degrees_fahrenheit degrees_f fahrenheit",
    "degree": "degree degrees °",
    "decibel": "decibel decibels db",
    "watt": "watt watts",
    "kilowatt": "kw kilowatt kilowatts",
    "megawatt": "mw megawatt megawatts",
    "gigawatt": "gw gigawatt gigawatts",
    "kilowatt-hour": "kwh kilowatt-hour kilowatt-hours kilowatt_hour kilowatt_hours",
    "megawatt-hour": "mwh megawatt-hour megawatt-hours megawatt_hour megawatt_hours",
    "volt": "volt volts",
    "kilovolt": "kv kilovolt kilovolts",
    "megahertz": "mhz megahertz",
    "gigahertz": "ghz gigahertz",
    "megabyte": "megabyte megabytes",
    "gigabyte": "gb gigabyte gigabytes",
    "terabyte": "tb terabyte terabytes",
    "horsepower": "hp horsepower",
    "calorie": "calorie calories kcal",
    "hectopascal": "hpa hectopascal hectopascals millibar millibars",
    "kilometre per hour": "km/h kmh kph",
    "mile per hour": "mph",
    "metre per second": "m/s",
    "knot": "knot knots",
    "second": "second seconds",
    "minute": "minute minutes",
    "hour": "hour hours",
    "day": "day days",
    "week": "week weeks",
    "fortnight": "fortnight fortnights",
    "month": "month months",
    "year": "year years",
    "decade": "decade decades",
    "century": "century centuries",
    "percent": "% percent pct pc",
    "basis point": "basis_point basis_points",
}

_COINED = {
    "USD": "dollar dollars usd us_dollar us_dollars",
    "EUR": "euro euros eur",
    "GBP": "gbp sterling pounds_sterling british_pound british_pounds",
    "JPY": "yen jpy",
    "CNY": "yuan renminbi cny rmb",
    "INR": "rupee rupees inr",
    "RUB": "rouble roubles ruble rubles rub",
    "UAH": "hryvnia hryvnias uah",
    "CHF": "chf swiss_franc swiss_francs",
    "TRY": "lira liras",
    "ILS": "shekel shekels ils",
    "IRR": "rial rials irr",
    "KRW": "krw",
    "PLN": "zloty zlotys zloties pln",
    "MXN": "mxn mexican_peso mexican_pesos",
    "CAD": "cad canadian_dollar canadian_dollars",
    "AUD": "aud australian_dollar australian_dollars",
    "NZD": "nzd new_zealand_dollar new_zealand_dollars",
    "HKD": "hkd hong_kong_dollar hong_kong_dollars",
    "SGD": "sgd singapore_dollar singapore_dollars",
    "DKK": "dkk danish_krone danish_kroner danish_crown danish_crowns",
    "NOK": "nok norwegian_krone norwegian_kroner norwegian_crown norwegian_crowns",
    "SEK": "sek swedish_krona swedish_kronor swedish_crown swedish_crowns",
    "CZK": "czk czech_koruna czech_korunas czech_crown czech_crowns",
    "HUF": "huf forint forints",
    "RON": "romanian_leu romanian_lei",
    "BRL": "brl reais",
    "ZAR": "zar",
    "NGN": "ngn naira nairas",
    "THB": "thb baht",
    "IDR": "idr rupiah rupiahs",
    "MYR": "myr ringgit ringgits",
    "PHP": "philippine_peso philippine_pesos",
    "VND": "vnd",
    "SAR": "saudi_riyal saudi_riyals",
    "AED": "aed",
    "krone": "krone kroner kronor krona kronur koruna korunas",
    "franc": "franc francs",
    "peso": "peso pesos",
    "dinar": "dinar dinars",
    "dirham": "dirham dirhams",
    "riyal": "riyal riyals",
    "shilling": "shilling shillings",
    "florin": "florin florins",
    "thaler": "thaler thalers taler talers",
    "ducat": "ducat ducats",
    "guilder": "guilder guilders gulden",
    "drachma": "drachma drachmas drachmae",
    "escudo": "escudo escudos",
    "peseta": "peseta pesetas",
    "guinea": "guineas",
    "leu": "leu lei",
    "lev": "leva levs",
    "tenge": "tenge",
    "afghani": "afghanis",
    "taka": "taka takas",
    "kwacha": "kwacha",
    "birr": "birr",
    "cedi": "cedi cedis",
    "bolivar": "bolivar bolivars",
    "denar": "denar denars denari denarii",
    "doubloon": "doubloon doubloons",
    "cent": "cent cents eurocent eurocents",
    "penny": "pence pennies",
}
"""Currencies: ISO 4217 codes where the words name one country's, else the word in the singular."""

SOFT = {"crown": "crown crowns", "mark": "mark marks", "real": "reals", "stone": "stone stones", "credit": "credits",
        "KRW": "won", "ZAR": "rand", "VND": "dong"}  # fmt: skip
"""Words that are a unit only beside a large number or words of money or weight: ``2m crowns``, ``two crowns``."""


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    return {word.replace("_", " "): unit for unit, words in table.items() for word in words.split()}


CURRENCIES = _by_word(_COINED)
UNITS = _by_word(_WRITTEN) | CURRENCIES
"""Everyday and SI units in the singular, and currencies, by how they are written in lower case."""
SOFT_UNITS = _by_word(SOFT)

SYMBOLS = {"$": "USD", "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD",
           "S$": "SGD", "R$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH",
           "₪": "ILS", "₩": "KRW", "₺": "TRY", "₦": "NGN", "₫": "VND", "฿": "THB", "₱": "PHP"}  # fmt: skip
"""Currencies by their sign; a bare ``$`` is read as the US dollar."""

TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century"})
TEMPERATURES = frozenset({"degree", "degree Celsius", "degree Fahrenheit"})
MONEY = frozenset(CURRENCIES.values()) | frozenset(SYMBOLS.values()) | {"crown", "mark", "real", "credit"}

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
