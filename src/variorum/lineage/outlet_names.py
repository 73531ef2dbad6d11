"""Names of outlets in running text: those of the table, those of the collection, and unknown ones by their form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from variorum.language.outlets import find_outlets, load_outlets, make_outlet_id, match_host, match_outlet
from variorum.model import Report, Span

# The last word of a newspaper's, broadcaster's or agency's name.
HEADS = (
    "News|Times|Post|Herald|Courier|Gazette|Agency|Wire|Tribune|Journal|Chronicle|Observer|Mirror|Telegraph|Bugle|Express"
    "|Radio|TV|Television|Broadcasting|Broadcaster|Press|Standard|Dispatch|Examiner|Register|Record|Monitor|Echo|Argus"
    "|Sentinel|Ledger|Globe|Weekly|Magazine|Bulletin|Reporter|Inquirer|Beacon|Advertiser|Newswire|Broadsheet|Newspaper"
    "|Messenger|Mercury|Clarion|Intelligencer|Courant|Picayune|Daily|Mail|Sun|Star|Review|Digest|Zeitung|Tageblatt"
    "|Dagblad|Tidende|Blatt|Presse|Nachrichten|Diario|Jornal|Gazeta|Pravda|Hürriyet|Shimbun|Reporters|Today|Voice"
    "|Network|Online|Insider|Independent|Citizen|Argosy|Lantern|Packet|Enquirer|Banner|Leader|Guardian|Journal-\\w+"
)
_NAME_WORD = r"[A-Z][\w’'&.-]*"
_BY_HEAD = re.compile(
    rf"(?:(?:{_NAME_WORD}|of|and|&|del|de|la)\s+){{1,4}}(?:{HEADS})\b|(?:Daily|Radio|Channel|TV|Agence|Evening|Morning)\s"
    rf"(?:{_NAME_WORD}|\d{{1,3}})(?:\s{_NAME_WORD})?"
)
_KINDS = (
    "newspaper|daily|news agency|newswire|broadcaster|news outlet|outlet|magazine|news website|news site|website"
    "|TV channel|channel|tabloid|weekly|radio station|station|portal|wire service"
)
_BY_KIND = re.compile(rf"\b(?:{_KINDS}),?\s+({_NAME_WORD}(?:\s{_NAME_WORD}){{0,3}})")
_NOT_PART = re.compile(
    r"^(?:(?:The|A|An|In|On|At|But|And|As|By|For|From|To|Of|When|While|After|Before|According|Speaking|Earlier|Meanwhile"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|of|and|de|la|del|&)\s+)+"
)


@dataclass(frozen=True, slots=True)
class OutletName:
    """An outlet named in a text: where, its id (slug), its best name, and whether it is known to be an agency.

    ``is_guess`` says that only the word before it ("website", "channel") makes it an outlet.
    """

    span: Span
    id: str
    name: str
    is_agency: bool = False
    is_guess: bool = False


def identify_outlet(name: str) -> tuple[str, str, bool]:
    """Return the id, the best name and whether it is an agency, for any spelling; unknown names are slugged."""
    if known := match_outlet(name):
        return known.id, known.name, known.is_agency
    plain = re.sub(r"\s+", " ", name).strip(" .,;:")
    return make_outlet_id(plain), plain, False


def is_agency_name(name: str | None) -> bool:
    """Tell whether an outlet is an agency: known as one, or named as agencies name themselves."""
    if not name:
        return False
    return identify_outlet(name)[2] or bool(re.search(r"\b(?:Wire|Newswire|News Agency|Wire Service)$", name.strip()))


def find_own_ids(report: Report) -> frozenset[str]:
    """Return the ids under which a report names its own outlet.

    An outlet that the table lacks answers to the front and the end of its name too ("Evening Post" of the "Saltmere
    Evening Post"); a report that states no outlet, to a line at its head that is an outlet's name. A known host in the
    report's address, or in place of its outlet's name, counts too.
    """
    names = [report.outlet] if report.outlet else []
    hosts = [report.outlet or "", urlsplit(report.url or "").hostname or ""]
    known = {outlet.id for outlet in map(match_host, hosts) if outlet}
    if not names:
        lines = [line.strip() for line in report.text[:400].splitlines() if line.strip()][:3]
        names = [
            line for line in lines if match_outlet(line) or re.search(rf"^(?:[\w’'&.-]+ ){{1,4}}(?:{HEADS})$", line)
        ]
    own = {identify_outlet(name)[0] for name in names}
    for name in names:
        words = make_outlet_id(name).split("-") if match_outlet(name) is None else []
        own.update("-".join(words[at:]) for at in range(1, len(words) - 1))
        own.update("-".join(words[:end]) for end in range(2, len(words)))
    own -= {outlet.id for outlet in load_outlets()}
    return frozenset(own | known | {identify_outlet(name)[0] for name in names})


class NameIndex:
    """Finds which of a collection's outlets a text can name, by the first word of their names.

    One pattern of all names would be tried at every capital letter; thousands of outlets would make that slow.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        for name in sorted({re.sub(r"^[Tt]he\s+", "", name.strip()) for name in names}):
            first = re.search(r"\w+", name)
            if first and len(name) > 1:
                self._by_word.setdefault(first[0], []).append(name)

    def find(self, text: str) -> re.Pattern[str] | None:
        """Return a pattern that finds these outlets' names as written; None when the text has none of them."""
        words = self._by_word.keys() & set(re.findall(r"\w+", text))
        names = [name for word in words for name in self._by_word[word] if name in text]
        if not names:
            return None
        ordered = sorted(names, key=lambda name: (-len(name), name))
        return re.compile(r"(?<![\w@])(?:" + "|".join(re.escape(name) for name in ordered) + r")(?!\w)")


def find_outlet_names(text: str, span: Span, own_names: re.Pattern[str] | None = None) -> list[OutletName]:
    """Return the outlets named in ``text`` within ``span``, in order, none overlapping.

    Known names win over names of the collection, and both over names that only look like an outlet's (a capitalised
    name that ends in a newspaper's head word, or follows "newspaper", "news agency" and the like).
    """
    found: list[OutletName] = []
    for where, outlet in find_outlets(text, span.start, span.end):
        if not _is_taken(found, where):
            found.append(OutletName(where, outlet.id, outlet.name, outlet.is_agency))
    for hit in own_names.finditer(text, span.start, span.end) if own_names else ():
        _add(found, Span(*hit.span()), hit[0])
    for hit in _BY_KIND.finditer(text, span.start, span.end):
        _add(found, Span(*hit.span(1)), hit[1], is_guess=True)
    for hit in _BY_HEAD.finditer(text, span.start, span.end):
        skip = _NOT_PART.match(hit[0])
        start = hit.start() + (skip.end() if skip else 0)
        if " " in text[start : hit.end()].strip():
            _add(found, Span(start, hit.end()), text[start : hit.end()])
    return sorted(found, key=lambda name: name.span)


def _add(found: list[OutletName], span: Span, raw: str, *, is_guess: bool = False) -> None:
    owner, _, owned = raw.replace("’", "'").rpartition("'s ")
    if owner and match_outlet(owned):
        return  # "Britain's Sky News" is Sky News
    longer = [name for name in found if span.contains(name.span) and len(span) > len(name.span)]
    if longer and match_outlet(raw) is None:
        # "Evening Standard Times" is not the Times: the longer unknown name holds the shorter known one.
        for name in longer:
            found.remove(name)
    if not _is_taken(found, span):
        found.append(OutletName(span, *identify_outlet(raw), is_guess))


def _is_taken(found: Collection[OutletName], span: Span) -> bool:
    return any(name.span.overlaps(span) for name in found)
