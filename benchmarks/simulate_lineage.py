"""Simulated stories over invented prose, with the true graph of who took from whom.

Everything is made up from the tables of ``lineage_words.py``; each trouble (``trouble_rates.py``) can be switched on
alone. Run ``python benchmarks/simulate_lineage.py --events 50 --seed 1`` for JSON Lines of reports and truth.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta

from lineage_rewriting import Rewriter
from lineage_words import (
    CITE_FORMS,
    FURNITURE,
    GROUPS,
    JOINS,
    NAMES,
    OUTLETS,
    PLACES,
    PLACINGS,
    PREDICATES,
    SIDE_CLAIMS,
    SUBJECTS,
    TEMPLATES,
)
from trouble_rates import Troubles

START = datetime(2021, 1, 1, tzinfo=UTC)


@dataclass
class Made:
    """One simulated report: its sentences, and the parents they came from."""

    id: str
    event: str
    outlet: str
    hour: float
    sentences: list[str]
    parents: list[str] = field(default_factory=list)
    mode: str = "origin"
    published: str | None = None
    cites: list[str] = field(default_factory=list)
    is_mistimed: bool = False

    @property
    def text(self) -> str:
        """The report as it is printed."""
        return "\n".join(self.sentences)


class Simulator:
    """Makes events from one seed; the same seed gives the same stories."""

    def __init__(self, seed: int, troubles: Troubles | None = None) -> None:
        self._random = random.Random(seed)
        self.troubles = troubles or Troubles()
        self._rewriter = Rewriter(self._random)

    def make_event(self, number: int) -> list[Made]:
        """Return one event's reports in no particular order."""
        r, t = self._random, self.troubles
        event = f"v{number:04d}"
        size = r.randint(3, 17)
        roots = min(size, r.choices([1, 2, 3, 4], [5, 3, 2, 1])[0])
        if r.random() < t.majority:
            roots = 1
        outlets = r.sample(OUTLETS, min(size, len(OUTLETS)))
        facts = {name: r.sample(words, 6) for name, words in {"NAME": NAMES, "PLACE": PLACES}.items()}
        quotes = [self._sentence(facts) for _ in range(r.choice([2, 4, 8]))]
        release = [self._sentence(facts) for _ in range(8)] if r.random() < t.release else []
        made: list[Made] = []
        hour = r.uniform(0, 40000)
        for place in range(size):
            hour += r.expovariate(1.0)
            outlet = outlets[place % len(outlets)]
            report = Made(f"{event}r{place:02d}", event, outlet, hour, [])
            if place < roots:
                self._write_origin(report, facts, quotes, release if r.random() < 0.7 else [])
            else:
                self._derive(report, made, facts, quotes)
            made.append(report)
        for report in made:
            children = [other.hour for other in made if report.id in other.parents]
            if children and r.random() < t.late:
                report.hour, report.is_mistimed = max(children) + r.uniform(0.1, 6.0), True
            if children and r.random() < t.circular:
                child = next(other for other in made if report.id in other.parents)
                self._cite(report, child, sure=False)
        for report in made:
            self._finish(report)
        r.shuffle(made)
        return made

    def make_conference(self, number: int, size: int = 5) -> list[Made]:
        """Return reports of one press conference: the same speech, quoted or retold, and nothing copied."""
        r = self._random
        event = f"c{number:04d}"
        facts = {name: r.sample(words, 4) for name, words in {"NAME": NAMES, "PLACE": PLACES}.items()}
        speech = [self._sentence(facts) for _ in range(10)]
        made = []
        for place, outlet in enumerate(r.sample(OUTLETS, size)):
            sentences = [self._sentence(facts) for _ in range(r.randint(4, 9))]
            report = Made(f"{event}r{place:02d}", event, outlet, 100.0 + place / 3, sentences)
            self._quote(report, speech, facts, r.randint(3, 7))
            report.published = (START + timedelta(hours=report.hour)).strftime("%Y-%m-%dT%H:%M:%SZ")
            made.append(report)
        return made

    def _sentence(self, facts: dict[str, list[str]]) -> str:
        r = self._random
        text = self._clause(facts)
        for _ in range(r.choices([0, 1, 2], [4, 5, 2])[0]):
            joined = self._clause(facts)
            text = f"{text.rstrip('.')}{r.choice(JOINS)}{joined[0].lower()}{joined[1:]}"
        return text

    def _clause(self, facts: dict[str, list[str]]) -> str:
        r = self._random
        words = []
        for token in self._plan().split():
            core = token.rstrip(".,")
            tail = token[len(core) :]
            if core in facts:
                word = r.choice(facts[core])
            elif core in GROUPS:
                word = r.choice(r.choice(GROUPS[core]))
            elif core == "NUMBER":
                word = str(r.choice([r.randint(2, 99), r.randint(100, 9999)]))
            else:
                word = core
            words.append(word + tail)
        text = " ".join(words)
        return text[0].upper() + text[1:]

    def _plan(self) -> str:
        """Return the plan of a clause: a sentence pattern, or one put together, so that few are alike by chance."""
        r = self._random
        if r.random() < 0.25:
            return r.choice(TEMPLATES)
        parts = [r.choice(SUBJECTS), r.choice(PREDICATES), *r.sample(PLACINGS, r.choice([0, 1, 1, 2]))]
        if r.random() < 0.3:
            first = r.choice(PLACINGS)
            parts.insert(0, first + ",")
        return " ".join(parts) + "."

    def _write_origin(self, report: Made, facts: dict[str, list[str]], quotes: list[str], release: list[str]) -> None:
        r = self._random
        report.sentences = [self._sentence(facts) for _ in range(r.randint(6, 26))]
        if release:
            report.mode, report.parents = "release", ["release"]
            taken = sorted(r.sample(range(len(release)), r.randint(5, len(release))))
            report.sentences = [release[n] for n in taken] + report.sentences[: r.randint(2, 5)]
        self._quote(report, quotes, facts, r.randint(1, len(quotes)))

    def _quote(self, report: Made, quotes: list[str], facts: dict[str, list[str]], most: int = 1) -> None:
        """Put in what a speaker said, in quotation marks or in the outlet's own way of putting it."""
        r = self._random
        for line in r.sample(quotes, min(len(quotes), most)):
            if r.random() >= self.troubles.quotes:
                continue
            speaker = facts["NAME"][0]
            if r.random() < 0.65:
                said = f"“{line.rstrip('.')},” {speaker} said."
            else:
                said = f"{speaker} said that {self._rewriter.rewrite(line[0].lower() + line[1:], 0.5)}"
            report.sentences.insert(r.randint(1, len(report.sentences)), said)

    def _derive(self, report: Made, earlier: list[Made], facts: dict[str, list[str]], quotes: list[str]) -> None:
        r, t = self._random, self.troubles
        weights = [1.0 + t.pull * (other.mode == "origin") + 0.4 * len(other.cites) for other in earlier]
        parent = r.choices(earlier, weights)[0]
        report.parents = [parent.id]
        if r.random() < t.cite_only:
            report.mode = "cite-only"
            report.sentences = [self._sentence(facts) for _ in range(r.randint(5, 15))]
            self._cite(report, parent, sure=True)
            return
        report.mode = "text"
        rate = r.choice(t.rewrite)
        report.sentences = self._take(parent, rate, 0.0)
        if r.random() < t.translate:
            report.sentences = [self._rewriter.translate(sentence) for sentence in report.sentences]
        if r.random() < t.slip:
            report.sentences = self._rewriter.slip(report.sentences)
        if t.render and r.random() < t.render:
            report.sentences = self._rewriter.render(report.sentences)
        others = [other for other in earlier if other.id != parent.id]
        if others and r.random() < t.merge:
            second = r.choice(others)
            report.parents.append(second.id)
            report.sentences += self._take(second, rate, 0.3)
        if r.random() < t.reuse:
            report.outlet = parent.outlet
        for _ in range(round(r.uniform(0, 2 * t.add) * len(report.sentences))):
            report.sentences.insert(r.randint(1, len(report.sentences)), self._sentence(facts))
        self._quote(report, quotes, facts)
        if r.random() < t.cite:
            self._cite(report, parent, sure=False)

    def _take(self, parent: Made, rate: float, extra_loss: float) -> list[str]:
        r, t = self._random, self.troubles
        keep = 1 - min(0.85, r.uniform(0, 2 * t.delete) + extra_loss)
        kept = [s for n, s in enumerate(parent.sentences) if n == 0 or r.random() < keep]
        kept = [s for s in kept if s not in FURNITURE and not any(s.startswith(f[:14]) for f in SIDE_CLAIMS)]
        taken = [self._rewriter.rewrite(s, rate) for s in kept or parent.sentences[:2]]
        if r.random() < t.reorder:
            for _ in range(max(1, len(taken) // 4)):
                a, b = r.randrange(len(taken)), r.randrange(len(taken))
                taken[a], taken[b] = taken[b], taken[a]
        return taken

    def _cite(self, report: Made, parent: Made, *, sure: bool) -> None:
        r = self._random
        at = r.choice([0, 0, 1, 2]) if len(report.sentences) > 2 and not sure else 0
        body = report.sentences[at].rstrip(".")
        if "“" in body:
            return
        form = r.choice(CITE_FORMS)
        lower = body[0].lower() + body[1:]
        report.sentences[at] = form.format(outlet=parent.outlet, body=body, lower=lower)
        report.cites.append(parent.outlet)

    def _finish(self, report: Made) -> None:
        r, t = self._random, self.troubles
        if r.random() < t.false_cite:
            claim = r.choice(SIDE_CLAIMS).format(outlet=r.choice(OUTLETS))
            report.sentences.insert(r.randint(min(3, len(report.sentences)), len(report.sentences)), claim)
        if r.random() < 0.4:
            report.sentences.append(r.choice(FURNITURE).format(outlet=report.outlet))
        hour = report.hour
        if r.random() < t.wrong_time:
            hour += r.choice([-1, 1]) * r.expovariate(1 / 8)
            report.is_mistimed = True
        if r.random() >= t.missing_time:
            report.published = (START + timedelta(hours=hour)).strftime("%Y-%m-%dT%H:%M:%SZ")


def count_true_origins(reports: list[Made]) -> int:
    """Return how many independent origins stand behind an event: roots, and its press release as one."""
    own = sum(not report.parents for report in reports)
    return own + any("release" in report.parents for report in reports)


def main() -> None:
    """Write events as JSON Lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    simulator = Simulator(arguments.seed)
    for number in range(arguments.events):
        for report in simulator.make_event(number):
            print(json.dumps({**asdict(report), "text": report.text}, ensure_ascii=False))


if __name__ == "__main__":
    main()
