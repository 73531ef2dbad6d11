"""Pronouns: whom the third person means, by agreement, binding and prominence."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from variorum.model import EntityKind
from variorum.reading.entities.discourse import Discourse, Seen, decay
from variorum.reading.entities.syntax import (
    ASKING,
    SAYING,
    SUBJECTS,
    find_actor,
    find_clause,
    find_subject,
    is_main_clause,
)
from variorum.reading.entities.titles import GATHERINGS

MALE = frozenset("he him his himself".split())
FEMALE = frozenset("she her hers herself".split())
NEUTER = frozenset("it its itself".split())
PLURAL = frozenset("they them their theirs themselves".split())
SPEECH = frozenset("i me my mine myself we us our ours ourselves you your yours yourself yourselves".split())
THIRD = MALE | FEMALE | NEUTER | PLURAL
_THINGS = (EntityKind.ORGANISATION, EntityKind.OUTLET, EntityKind.PLACE, EntityKind.OTHER, None)
_MENTAL = frozenset("be seem appear turn happen take remain become make".split())


GOES_ON = "whoever was speaking goes on"


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a pronoun means (the key of the discourse), how sure, and why. ``key`` None: nobody fits."""

    key: str | None
    confidence: float
    because: str


def is_pleonastic(token: Token) -> bool:
    """Tell whether an ``it`` means nothing: weather, ``it is clear that``, ``it should be noted``."""
    if token.lower_ != "it" or token.dep_ not in SUBJECTS | {"expl"}:
        return False
    verb = token.head
    clause = any(child.dep_ in ("ccomp", "csubj", "xcomp", "advcl") for child in verb.children)
    adjective = [child for child in verb.children if child.dep_ in ("acomp", "attr")]
    nested = any(child.dep_ in ("ccomp", "xcomp", "relcl") for part in adjective for child in part.children)
    if token.dep_ == "expl":
        return True
    if verb.lemma_ in _MENTAL and (clause or nested) and adjective:
        return True
    return (token.dep_ == "nsubjpass" or verb.lemma_ in ("seem", "appear", "turn", "happen")) and clause


def choose(
    token: Token,
    sentence: int,
    quoted: bool,
    discourse: Discourse,
    ahead: list[Seen],
    told: frozenset[str] = frozenset(),
) -> Choice:
    """Return whom a third-person pronoun means; never one of ``told``, whom what it says speaks of by name.

    Candidates are the mentions of the last sentences that agree in gender, number and kind and that binding does not
    forbid, plus the main subject ahead when the pronoun stands in a clause before it. Each referent scores its best
    prominence in each sentence, halved by each sentence between; constructions add to it (see ``_bonus``).
    Confidence is the best score's share of the best two. Source: Lappin and Leass (1994), An algorithm for
    pronominal anaphora resolution, with additions for reported speech.
    """
    word = token.lower_
    if quoted and word == "it":
        return Choice(None, 0.0, "an “it” inside a quotation mostly stands for what is spoken of, which has no entity")
    barred = _find_barred(token, discourse, sentence) | _find_speaker(quoted, discourse, sentence) | told
    if not quoted and token.dep_ in SUBJECTS and find_clause(token).lemma_ in SAYING:
        # Whoever speaks a quotation is not the one it speaks of by name or as "he".
        for seen in reversed(discourse.recent(sentence)):
            if not seen.quoted or seen.token.doc is not token.doc:
                break
            barred.add(seen.key)
    speaks = token.dep_ in SUBJECTS and find_clause(token).lemma_ in SAYING
    scores: dict[str, dict[int, float]] = {}
    bonus: dict[str, tuple[float, str]] = {}
    for seen in [*discourse.recent(sentence), *ahead]:
        fit = _agrees(word, seen)
        if not fit or seen.key in barred:
            continue
        base = seen.weight * fit * decay(sentence - seen.sentence) * (0.5 if seen in ahead else 1.0)
        if seen.quoted and not quoted:
            base *= 0.6  # the report goes on about whom it spoke of itself
        if speaks and seen.kind is None:
            base *= 0.3  # things do not speak
        if speaks and seen.token.lower_ in GATHERINGS and seen.key != discourse.last_speaker:
            continue  # nor does a conference or a treaty
        per_sentence = scores.setdefault(seen.key, {})
        per_sentence[seen.sentence] = max(per_sentence.get(seen.sentence, 0.0), base)
        extra = _bonus(token, seen, sentence, discourse, quoted)
        if extra[0] > bonus.get(seen.key, (0.0, ""))[0]:
            bonus[seen.key] = (extra[0] * fit, extra[1])
    if not scores:
        return Choice(None, 0.0, f"nobody before “{token.text}” agrees with it")
    totals = {key: sum(parts.values()) + bonus.get(key, (0.0, ""))[0] for key, parts in scores.items()}
    ranked = sorted(totals.items(), key=lambda item: -item[1])
    best, value = ranked[0]
    rest = ranked[1][1] if len(ranked) > 1 else 0.0
    confidence = min(0.95, max(0.3, 0.15 + 0.85 * value / (value + rest))) * min(1.0, 0.6 + value)
    because = bonus.get(best, (0.0, ""))[1] or "the most prominent before it that agrees"
    return Choice(best, round(min(0.95, confidence), 2), because)


def _agrees(word: str, seen: Seen) -> float:
    """Return 0 when a mention cannot be meant, else how well it fits, up to 1."""
    person = seen.kind is EntityKind.PERSON
    if word in MALE or word in FEMALE:
        want = "m" if word in MALE else "f"
        if not person or seen.plural or seen.gender not in ("", want):
            return 0.0
        # Somebody without a name is seldom whom a report goes on about, and less so without a gender.
        sure = 1.0 if seen.gender == want else 0.85
        return sure if seen.named else sure - 0.25
    if word in NEUTER:
        if seen.plural or seen.kind not in _THINGS:
            return 0.0
        return 0.6 if seen.kind is None else 1.0
    if seen.plural or seen.kind is EntityKind.GROUP:
        return 1.0 if seen.kind is EntityKind.GROUP else 0.4
    if seen.kind in (EntityKind.ORGANISATION, EntityKind.OUTLET):
        return 0.6 if seen.kind is EntityKind.ORGANISATION or word != "them" else 0.0
    return 0.0


def _find_barred(token: Token, discourse: Discourse, sentence: int) -> set[str]:
    """Return whom binding forbids: co-arguments of a pronoun that is not reflexive, and the noun it possesses."""
    here = [seen for seen in discourse.recent(sentence) if seen.sentence == sentence]
    if token.lower_.endswith(("self", "selves")):
        return set()
    if token.dep_ == "poss":
        owned = token.head
        return {s.key for s in here if s.token == owned or (s.token.dep_ == "appos" and s.token.head == owned)}
    clause = find_clause(token)
    barred = set()
    for seen in here:
        if seen.token.dep_ == "poss" or find_clause(seen.token) != clause or seen.token.doc is not token.doc:
            continue
        if token.dep_ in SUBJECTS or seen.token.dep_ in SUBJECTS:
            barred.add(seen.key)
    if token.dep_ not in SUBJECTS and (subject := find_subject(clause)) is not None:
        barred |= {seen.key for seen in here if seen.token == subject}
    return barred


def _find_speaker(quoted: bool, discourse: Discourse, sentence: int) -> set[str]:
    """Return who speaks the quotation a pronoun stands in: somebody who says ``I`` of himself."""
    if not quoted:
        return set()
    for seen in discourse.recent(sentence):
        outside = seen.sentence == sentence and not seen.quoted and seen.token.dep_ in SUBJECTS
        if outside and find_clause(seen.token).lemma_ in SAYING:
            return {seen.key}
    return {discourse.last_speaker} if discourse.last_speaker else set()


def _bonus(token: Token, seen: Seen, sentence: int, discourse: Discourse, quoted: bool) -> tuple[float, str]:
    """Return what a construction adds for this candidate, and its name."""
    clause = find_clause(token)
    if seen.sentence == sentence and seen.token.doc is token.doc:
        if token.lower_.endswith(("self", "selves")) and find_subject(clause) == seen.token:
            return 3.0, "the subject of the same clause"
        return _bonus_within(token, clause, seen)
    if token.dep_ in SUBJECTS and is_main_clause(clause):
        if clause.lemma_ in SAYING and seen.key == discourse.last_asked:
            return 1.2, "the one who was asked"
        if clause.lemma_ in SAYING and seen.key == discourse.last_speaker:
            return (0.8 if discourse.is_speaking else 0.35), GOES_ON
        if seen.key == discourse.last_subject and quoted == discourse.is_subject_quoted:
            return 0.6, "the subject of the sentence before"
    elif seen.key == discourse.last_speaker:
        return 0.2, "whoever was speaking"
    return 0.0, ""


def _bonus_within(token: Token, clause: Token, seen: Seen) -> tuple[float, str]:
    subject = find_actor(clause)
    if token.dep_ == "poss" and subject is not None:
        if subject == seen.token:
            return 0.7, "the subject of the same clause"
        if seen.token.dep_ == "poss" and seen.token.head == subject and token.head != subject:
            return 0.5, "the possessor of the subject of the same clause"
    outer = clause
    for _ in range(6):
        if outer.dep_ not in ("ccomp", "xcomp", "advcl", "conj", "relcl", "acl", "pcomp") or outer.head == outer:
            break
        link, outer = outer, find_clause(outer)
        if outer.lemma_ in ASKING and token.dep_ in SUBJECTS and link.dep_ in ("ccomp", "advcl"):
            asked = [child for child in outer.children if child.dep_ in ("dobj", "dative", "nsubjpass")]
            opens = (child.lower_ in ("if", "whether") or child.tag_ in ("WP", "WRB", "WDT") for child in link.children)
            if seen.token in asked and any(opens):
                return 2.5, f"the one asked, in “{outer.text} … {link.text}”"
        if link.dep_ == "relcl" and outer != link and seen.token == link.head:
            return 0.5, "the one that the clause is about"
        if find_actor(outer) == seen.token:
            if outer.lemma_ in SAYING and link.dep_ in ("ccomp", "advcl", "xcomp"):
                return 0.7, f"the subject of “{outer.text}”"
            return 0.4, f"the subject of “{outer.text}”"
    return 0.0, ""
