"""Month names of the languages that date notes are met in, and time zones that mean one offset."""

# A table reads best a row a month.
# ruff: noqa: E501

from __future__ import annotations

import re

_TABLE = """
1 jan january янв января січ січня ינואר يناير januar janvier enero ocak gennaio janeiro stycznia
2 feb february фев февраля лют лютого פברואר فبراير februar février fevrier febrero şubat febbraio fevereiro lutego
3 mar march мар марта бер березня מרץ מרס مارس märz mars marzo mart março marca
4 apr april апр апреля кві квітня אפריל أبريل ابريل avril abril nisan aprile kwietnia
5 may мая трав травня מאי مايو mai mayo mayıs maggio maio maja
6 jun june июн июня чер червня יוני يونيو juni juin junio haziran giugno junho czerwca
7 jul july июл июля лип липня יולי يوليو juli juillet julio temmuz luglio julho lipca
8 aug august авг августа сер серпня אוגוסט أغسطس اغسطس août aout agosto ağustos sierpnia
9 sep sept september сен сентября вер вересня ספטמבר سبتمبر septembre septiembre eylül settembre setembro września
10 oct october окт октября жов жовтня אוקטובר أكتوبر اكتوبر oktober octobre octubre ekim ottobre outubro października
11 nov november ноя ноября лис листопада נובמבר نوفمبر novembre noviembre kasım novembro listopada
12 dec december дек декабря гру грудня דצמבר ديسمبر dezember décembre decembre diciembre aralık dicembre dezembro grudnia
"""

MONTHS = {name: int(row.split()[0]) for row in _TABLE.strip().splitlines() for name in row.split()[1:]}
"""Month number by name in lower case."""

MONTH_PATTERN = "(?:" + "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True)) + r")"

OFFSETS = {
    "Z": "Z", "GMT": "Z", "UTC": "Z", "WET": "Z", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00",
    "EEST": "+03:00", "MSK": "+03:00", "TRT": "+03:00", "IDT": "+03:00", "EST": "-05:00", "EDT": "-04:00",
    "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "JST": "+09:00",
    "KST": "+09:00", "AEST": "+10:00", "AEDT": "+11:00", "SGT": "+08:00", "HKT": "+08:00", "PKT": "+05:00",
    "NPT": "+05:45", "WIB": "+07:00", "SAST": "+02:00", "NZST": "+12:00", "NZDT": "+13:00",
}  # fmt: skip
"""Offset from UTC by zone name. Names with several offsets (CST, ET, PT) are not here: their zone stays unknown. IST is
read apart, by where the report is from."""
