"""Bytes to text: which encoding they are in, and which bytes are no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from variorum.errors import BinaryInputError, EncodingInputError
from variorum.ingest.quiet import silence
from variorum.ingest.scripts import find_script

_MAGIC = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"PK\x03\x04": "a ZIP archive (or an Office file)",
    b"\x1f\x8b": "gzip data",
    b"BZh": "bzip2 data",
    b"\xfd7zXZ": "xz data",
    b"\x28\xb5\x2f\xfd": "zstd data",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "a database",
    b"OggS": "sound or video",
    b"ID3": "sound",
    b"RIFF": "sound, video or a WebP picture",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"PAR1": "a Parquet file",
    b"{\\rtf": "an RTF file",
    b"Rar!": "a RAR archive",
    b"\xca\xfe\xba\xbe": "a program",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,30})|<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w:.-]{2,30})",
    re.I,
)
_HIGH = re.compile(r"[^\x00-\x7f]")
# In Western text a letter beyond ASCII stands beside letters, and the rest of cp1252's upper half is punctuation.
_PLAUSIBLE = re.compile(
    r"(?<=[A-Za-z])[À-ÖØ-öø-ÿŠšŒœŽžŸ]|[À-ÖØ-öø-ÿŠšŒœŽžŸ](?=[A-Za-z])|[‘’“”–—…•€£©®°§«»·™´½¼¾\xa0¡¿º]|(?<=\s)à(?=\s)"
)
_CANDIDATES = (
    "cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 koi8_r koi8_u iso8859_2 iso8859_5 iso8859_7 iso8859_8 mac_roman"
    " cp866 shift_jis euc_jp gb18030 big5 euc_kr"
).split()
"""What pages and files of news are saved in (WHATWG Encoding Standard), Unicode and Windows-1252 tried before."""
_SAMPLE_BYTES = 200_000
MOJIBAKE = re.compile(r"â€[™œ\x9d˜¦“”¢]|â€\x9d|Ã[©¨¼¶¤±³­¡ŸªºÂ§«®¯´¸»]|Â[ \xa0»«°£©®]|Ð[°-¿]Ñ|ï»¿|Ã\xa0")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read with, and what a person should know of it (empty when all is well)."""

    text: str
    encoding: str
    warning: str = ""


def decode_bytes(data: bytes, place: str, *, is_html: bool = False) -> Decoded:
    """Return the text of these bytes.

    A byte order mark decides, then UTF-8 if it fits, then the charset the page declares, then Windows-1252 if what it
    gives reads as Western text, then what charset-normalizer finds.

    Raises
    ------
    BinaryInputError
        If the bytes are a picture, archive or anything else that is no text.
    EncodingInputError
        If no encoding gives readable text.
    """
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise BinaryInputError(place, f"byte 0: this is {name}, not text; expected .txt, .html or .jsonl text")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_strictly(data, encoding, place)
    if b"\x00" in data[:_SAMPLE_BYTES]:
        return _decode_nulls(data, place)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(data, error, place, is_html)
    _check_controls(text, place)
    return Decoded(text, "utf-8")


def _check_controls(text: str, place: str) -> None:
    sample = text[:_SAMPLE_BYTES]
    controls = len(re.findall(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]", sample))
    if controls > 8 and controls > len(sample) * 0.02:
        raise BinaryInputError(
            place, f"{controls} control characters in {len(sample)}: not text; expected .txt, .html or .jsonl text"
        )


def _decode_strictly(data: bytes, encoding: str, place: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise EncodingInputError(
            place, f"byte {error.start}: not {encoding}, though the byte order mark says so; save it as UTF-8"
        ) from error
    if "\x00" in text:
        raise BinaryInputError(place, f"character {text.index(chr(0))}: a NUL; expected text")
    return Decoded(text, encoding)


def _decode_nulls(data: bytes, place: str) -> Decoded:
    """Read UTF-16 without a byte order mark, which has NULs at every other byte of Western text; refuse the rest."""
    sample = data[:2000]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[offset::2]
        if half and half.count(0) / len(half) > 0.6 and len(data) % 2 == 0:
            decoded = _decode_strictly(data, encoding, place)
            return Decoded(
                decoded.text,
                encoding,
                f"byte 0: {encoding} without a byte order mark; expected UTF-8. Read as {encoding}",
            )
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding) if len(data) % 2 == 0 else ""
        except UnicodeDecodeError:
            continue
        if _reads_as_words(text[:1000]):
            warning = f"byte 0: {encoding} without a byte order mark; expected UTF-8. Read as {encoding}"
            return Decoded(text, encoding, warning)
    at = data.index(b"\x00")
    raise BinaryInputError(place, f"byte {at}: a NUL byte, so this is not text; expected .txt, .html or .jsonl text")


def _reads_as_words(sample: str) -> bool:
    """Tell whether text is words parted by blanks, nearly all in one script: bytes read wrongly are neither."""
    script = find_script(sample)
    letters = [char for char in sample if char.isalpha()]
    own = sum(find_script(char) == script for char in letters[:300])
    return (
        (sample.isprintable() or all(char.isprintable() or char in "\r\n\t" for char in sample))
        and sample.count(" ") >= 0.05 * len(sample) > 0
        and bool(letters)
        and own >= 0.8 * len(letters[:300])
    )


def _decode_other(data: bytes, error: UnicodeDecodeError, place: str, is_html: bool) -> Decoded:
    at = f"byte {error.start}"
    if error.end >= len(data) and len(data) - error.start < 4 and error.reason == "unexpected end of data":
        return Decoded(data[: error.start].decode("utf-8"), "utf-8", f"{at}: the last character is cut off")
    declared = _find_declared(data) if is_html else None
    if declared and declared not in ("utf-8", "ascii"):
        try:
            return Decoded(data.decode(declared), declared)
        except UnicodeDecodeError:
            pass
    said = f"not {declared or 'UTF-8'}" + (", though the page declares it" if declared else "")
    western = _decode_western(data)
    if western is not None:
        return Decoded(
            western,
            "cp1252",
            f"{at}: {said}; expected UTF-8. Read as Windows-1252: check its accents and quotation marks",
        )
    with silence("charset_normalizer"):
        best = from_bytes(data[:50_000], cp_isolation=_CANDIDATES).best() if len(data) > 20 else None
    if best is not None and best.encoding not in ("ascii", "utf_8") and best.chaos < 0.1 and best.coherence > 0.1:
        try:
            text = data.decode(best.encoding)
        except UnicodeDecodeError:
            pass
        else:
            return Decoded(
                text, best.encoding, f"{at}: {said}; expected UTF-8. Read as {best.encoding}: check its letters"
            )
    raise EncodingInputError(
        place, f"{at}: {said} ({error.reason}), and no other encoding gives readable text; save it as UTF-8"
    )


def _find_declared(data: bytes) -> str | None:
    found = _META.search(data[:4096])
    if not found:
        return None
    name = (found[1] or found[2]).decode("ascii", "replace").lower()
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    # Browsers read these labels as Windows-1252 (WHATWG Encoding Standard).
    return "cp1252" if codec in ("iso8859-1", "ascii") else codec


def _decode_western(data: bytes) -> str | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    sample = text[:_SAMPLE_BYTES]
    high = len(_HIGH.findall(sample))
    if not high or high > len(sample) * 0.2:
        return None
    return text if len(_PLAUSIBLE.findall(sample)) >= 0.85 * high and not MOJIBAKE.search(sample) else None
