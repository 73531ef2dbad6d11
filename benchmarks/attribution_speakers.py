"""What is scored besides content: the resolved speaker, the chain, the force, nesting, and how honest confidence is."""

from __future__ import annotations

import collections
import random
from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType

from attribution_data import Row, is_source_right, match_contents
from variorum.model import Entity, Force, Statement
from variorum.reading.entities import fold

THRESHOLD = 0.8
BINS = 10
_SMALL = frozenset("a an the of for at by to with in and who not their his her its".split())
_POLAR = (Force.DENIED, Force.DECLINED)


@dataclass(frozen=True)
class Read:
    """One labelled report and what was read from it; ``found`` holds nested statements too."""

    row: Row
    found: list[Statement]
    entities: tuple[Entity, ...]


def name_words(name: str) -> list[str]:
    return [word for word in fold(name).replace(",", " ").split() if word not in _SMALL]


def is_speaker_right(gold: Row, statement: Statement) -> bool:
    """Tell whether a statement's speaker is the one annotated.

    A named one must be resolved to a name that holds all words annotated; a nameless one must share a word with its
    description; where the report does not say who speaks, nobody must be named.
    """
    speaker = statement.speaker
    if gold["speaker"] is None:
        return speaker.name is None or not speaker.resolved
    wanted, named = name_words(gold["speaker"]), name_words(speaker.name or "")
    if gold["anonymous"]:
        return bool({word.rstrip("s") for word in wanted} & {word.rstrip("s") for word in named})
    return set(wanted) <= set(named)


def show_own(scorer: ModuleType, name: str, reads: Sequence[Read], errors: int) -> None:
    """Print speaker, chain and force of the statements whose content is right, and chains over all that have one."""
    counts: collections.Counter[str] = collections.Counter()
    wrong: list[str] = []
    for read in reads:
        matched = match_contents(scorer, read.row, read.found, THRESHOLD)
        for number, place in matched.items():
            gold, one = read.row["attributions"][place], read.found[number]
            via = [carrier.name for carrier in one.via]
            text = " ".join(read.row["text"][start:end] for start, end in gold["content"])[:60]
            checks = {
                "speaker": is_speaker_right(gold, one),
                "chain": [fold(carrier) for carrier in via] == [fold(carrier) for carrier in gold["via"]],
                "force": one.force == gold["force"],
                "polarity": (one.force in _POLAR) == (Force(gold["force"]) in _POLAR),
                "anonymous": one.speaker.anonymous == gold["anonymous"],
            }
            counts.update(key for key, right in checks.items() if right)
            counts["matched"] += 1
            counts["chain of a chain"] += bool(gold["via"]) and checks["chain"]
            shown = f"{one.speaker.name} via {via} {one.force.value} (wanted {gold['speaker']} {gold['via']}"
            wrong += [f"  {key}: {shown} {gold['force']}) | {text}" for key, right in checks.items() if not right]
        counts["chains"] += sum(bool(gold["via"]) for gold in read.row["attributions"])
    share = {key: counts[key] / max(1, counts["matched"]) for key in ("speaker", "chain", "force", "polarity")}
    print(
        f"{name:14} of {counts['matched']} found: resolved speaker {share['speaker']:.3f}, chain {share['chain']:.3f}, "
        f"force {share['force']:.3f}, polarity {share['polarity']:.3f}; "
        f"chains exactly right {counts['chain of a chain']} of {counts['chains']}"
    )
    print("\n".join(wrong[:errors]) + "\n" * bool(errors and wrong), end="")


def show_entities(scorer: ModuleType, name: str, reads: Sequence[Read], errors: int) -> None:
    """Print how many speakers are resolved to the linked entity GUM gives, by how the source names it."""
    counts: collections.Counter[str] = collections.Counter()
    wrong: list[str] = []
    for read in reads:
        known = heads_of_groups(read.row)
        for number, place in match_contents(scorer, read.row, read.found, THRESHOLD).items():
            gold, one = read.row["attributions"][place], read.found[number]
            linked = gold.get("source_entity") or {}
            if not linked.get("name") or not gold["source"] or not is_source_right(scorer, read.row, place, one):
                continue
            words = " ".join(read.row["text"][start:end] for start, end in gold["source"])
            kind = "pronoun" if fold(words) in PRONOUNS else "named" if linked["identity"] else "other"
            right = is_same_entity(known.get(linked["grp"], {linked["name"]}), linked, one)
            counts[kind] += 1
            counts[f"{kind} right"] += right
            if not right:
                wrong.append(f"  {kind}: {words!r} -> {one.speaker.name!r} (wanted {linked['name']!r})")
    parts = [f"{kind} {counts[f'{kind} right']} of {counts[kind]}" for kind in ("pronoun", "named", "other")]
    print(f"{name:14} speakers resolved to the linked entity: {', '.join(parts)}")
    print("\n".join(wrong[:errors]) + "\n" * bool(errors and wrong), end="")


PRONOUNS = frozenset("he she it they i we you him her them his their who".split())


def heads_of_groups(row: Row) -> dict[str, set[str]]:
    """Return, for each entity of a GUM document, the words its sources are named by."""
    known: dict[str, set[str]] = collections.defaultdict(set)
    for one in row["attributions"]:
        linked = one.get("source_entity") or {}
        if linked.get("name"):
            known[linked["grp"]].add(linked["name"])
            known[linked["grp"]].add(" ".join(row["text"][start:end] for start, end in one["source"]))
    return known


def is_same_entity(names: set[str], linked: Row, statement: Statement) -> bool:
    """Tell whether the speaker's name shares a word that is no pronoun with any name of the linked entity."""
    wanted = {word for name in names for word in name_words(name)} - PRONOUNS
    if linked.get("identity"):
        wanted |= set(name_words(linked["identity"].replace("_", " ")))
    named = set(name_words(statement.speaker.name or ""))
    return bool(wanted & named) or (not wanted and bool(named & PRONOUNS))


def show_nested(scorer: ModuleType, name: str, reads: Sequence[Read]) -> None:
    """Print how many nested statements are right with the one they stand in, and both their speakers."""
    total = both = linked = 0
    for read in reads:
        gold = read.row["attributions"]
        places = {one["id"]: place for place, one in enumerate(gold)}
        mine = {place: number for number, place in match_contents(scorer, read.row, read.found, THRESHOLD).items()}
        for place, one in enumerate(gold):
            if one.get("parent") is None or one["parent"] not in places:
                continue
            total += 1
            outer = places[one["parent"]]
            if place not in mine or outer not in mine:
                continue
            inner_found, outer_found = read.found[mine[place]], read.found[mine[outer]]
            if is_source_right(scorer, read.row, place, inner_found) and is_source_right(
                scorer, read.row, outer, outer_found
            ):
                both += 1
                linked += inner_found.parent_id == outer_found.id
    print(f"{name:14} nested: both levels and both speakers right {both} of {total}, joined to each other {linked}")


def measure_calibration(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error over ten equal bins (Naeini et al. 2015)."""
    bins: dict[int, list[tuple[float, bool]]] = collections.defaultdict(list)
    for confidence, right in pairs:
        bins[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    gaps = (abs(sum(c for c, _ in one) - sum(right for _, right in one)) for one in bins.values())
    return sum(gaps) / max(1, len(pairs))


def find_chance_error(chances: Sequence[float], draws: int = 200) -> float:
    """Return the calibration error of a perfect forecast with these chances, on average: what so few finds allow.

    Each find is drawn as right with the chance it was given, ``draws`` times, from a fixed seed.
    """
    source = random.Random(0)
    errors = [measure_calibration([(one, source.random() < one) for one in chances]) for _ in range(draws)]
    return sum(errors) / draws


def show_calibration(scorer: ModuleType, name: str, reads: Sequence[Read]) -> None:
    """Print the calibration error of statements (content and source right) and, on our own, of resolved speakers."""
    pairs: list[tuple[float, bool]] = []
    speakers: list[tuple[float, bool]] = []
    for read in reads:
        has_names = "outlet" in read.row
        found = read.found if has_names else [one for one in read.found if one.parent_id is None]
        matched = match_contents(scorer, read.row, found, THRESHOLD)
        for number, one in enumerate(found):
            place = matched.get(number)
            pairs.append((one.confidence, place is not None and is_source_right(scorer, read.row, place, one)))
            if has_names and place is not None:
                speakers.append((one.speaker.confidence, is_speaker_right(read.row["attributions"][place], one)))
    mean = sum(confidence for confidence, _ in pairs) / max(1, len(pairs))
    right = sum(good for _, good in pairs) / max(1, len(pairs))
    text = (
        f"{name:14} calibration error {measure_calibration(pairs):.3f} (says {mean:.2f}, right {right:.2f}; "
        f"of a perfect one {find_chance_error([chance for chance, _ in pairs]):.3f})"
    )
    least = find_chance_error([chance for chance, _ in speakers])
    print(text + (f"; of speakers {measure_calibration(speakers):.3f} ({least:.3f})" if speakers else ""))
