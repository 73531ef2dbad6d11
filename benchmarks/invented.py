"""Invented reports in any number, for measuring speed: about ten a story, 250 to 400 words each."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

OUTLETS = ["Kestrel Wire", "Harbour Courier", "Ostrava Ledger", "Pine Valley Gazette", "Meridian Post", "The Lantern"]
PEOPLE = ["Ana Roe", "Tomas Velde", "Ilse Hartman", "Omar Quill", "Petra Lund", "Jonas Akerman", "Rita Solano"]
ROLES = ["Mayor", "Governor", "Harbour Minister", "Police Chief", "Senator", "Chief Engineer"]
PLACES = ["Port Merrow", "Dunhaven", "Vellin", "Skarholm", "East Tarn", "Lower Quay", "Grindal", "Osmere"]
THINGS = ["bridge", "ferry", "dam", "refinery", "tunnel", "railway", "stadium", "reservoir", "hospital", "mill"]
EVENTS = ["collapse", "strike", "fire", "flood", "inquiry", "closure", "leak", "auction", "evacuation", "outage"]
FRAMES = [
    "{role} {person} said on {day} that the {event} at the {thing} in {place} had cost {n} jobs.",
    "“We will rebuild the {thing},” {last} said. “Nobody in {place} should lose a home over this {event}.”",
    "He denied that inspectors had warned of the {event}, {outlet} reported.",
    "At least {n} residents of {place} were moved to a school hall, according to the police.",
    "Officials told {outlet} that the repairs could take {m} months and cost ${n},000.",
    "The {thing}, opened in {year}, carries about {n} people a day between {place} and {other}.",
    "{last} added that the council would meet on {day} to decide whether the {thing} should close.",
    "Neighbours in {other} described a loud noise shortly before the {event} began.",
    "The {event} reflects years of neglect, and is a setback for the plan to widen the {thing}.",
    "Unions demanded an independent inquiry into the {event} and promised to march in {place}.",
    "It is still unclear whether the owner of the {thing} will pay for the damage.",
    "A spokesman for the owner declined to comment on the {event}.",
]


def make_records(count: int, seed: int = 7) -> Iterator[dict[str, str]]:
    """Yield ``count`` records as the filters take them, in order of time; the same for the same seed."""
    rng = random.Random(seed)
    start = datetime(2023, 1, 2, 8)
    for at in range(count):
        story = at // 10
        facts = random.Random(f"{seed}-{story}")
        person = facts.choice(PEOPLE)
        fixed = {
            "person": person,
            "last": person.split()[1],
            "role": facts.choice(ROLES),
            "place": facts.choice(PLACES),
            "other": facts.choice(PLACES),
            "thing": facts.choice(THINGS),
            "event": facts.choice(EVENTS),
            "year": str(facts.randrange(1890, 2015)),
            "day": facts.choice(["Monday", "Tuesday", "Thursday", "Friday"]),
        }
        lines = []
        for _ in range(rng.randrange(14, 22)):
            frame = rng.choice(FRAMES)
            varied = {"n": str(facts.randrange(12, 990)), "m": str(rng.randrange(2, 20)), "outlet": rng.choice(OUTLETS)}
            lines.append(frame.format(**fixed, **varied))
        published = start + timedelta(hours=5 * story, minutes=11 * (at % 10))
        title = f"{fixed['place']} {fixed['thing']} {fixed['event']}: {person} answers questions"
        yield {
            "id": f"r{at}",
            "title": title,
            "text": title + "\n\n" + "\n\n".join(" ".join(lines[i : i + 3]) for i in range(0, len(lines), 3)),
            "outlet": OUTLETS[at % len(OUTLETS)],
            "published": published.isoformat() + "+00:00",
        }


def make_dense(count: int, seed: int = 3, facts: int = 60) -> Iterator[dict[str, str]]:
    """Yield ``count`` records of one story: each tells a dozen of ``facts`` facts, so that claims have many reports."""
    rng = random.Random(seed)
    start = datetime(2023, 1, 2, 8)
    told = []
    for at in range(facts):
        chance = random.Random(f"{seed}-{at}")
        person = chance.choice(PEOPLE)
        told.append(
            {
                "person": person,
                "last": person.split()[1],
                "role": chance.choice(ROLES),
                "place": "Port Merrow",
                "other": chance.choice(PLACES),
                "thing": "bridge",
                "event": "collapse",
                "year": str(chance.randrange(1890, 2015)),
                "day": chance.choice(["Monday", "Tuesday", "Thursday", "Friday"]),
                "n": str(chance.randrange(12, 990)),
                "m": str(chance.randrange(2, 20)),
                "outlet": chance.choice(OUTLETS),
            }
        )
    towns, kinds = ("North", "South", "Old", "New", "Bay", "Cliff", "Moor"), ("Courier", "Ledger", "Post", "Star")
    outlets = [f"{town} {kind}" for town in towns for kind in kinds]
    for at in range(count):
        lines = [rng.choice(FRAMES).format(**rng.choice(told)) for _ in range(rng.randrange(12, 18))]
        title = f"Port Merrow bridge collapse: {rng.choice(PEOPLE)} answers questions"
        yield {
            "id": f"d{at}",
            "title": title,
            "text": title + "\n\n" + "\n\n".join(" ".join(lines[i : i + 3]) for i in range(0, len(lines), 3)),
            "outlet": outlets[at % len(outlets)],
            "published": (start + timedelta(minutes=37 * at)).isoformat() + "+00:00",
        }
