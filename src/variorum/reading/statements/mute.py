"""Which sources cannot speak: numbers, pictures, abstract things; what they show makes no claim of theirs."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from variorum.reading.statements.draft import Draft

_SHARES = frozenset("percent percentage % pct half third quarter".split())
_PICTURES = frozenset(
    "video videos clip clips footage photo photos photograph photographs picture pictures image images imagery "
    "teaser teasers trailer trailers interview interviews film films tear tears gesture gestures scene scenes".split()
)
_WRITTEN = frozenset(
    "report study survey poll record document datum data figure statistic research analysis investigation inquiry "
    "indictment complaint affidavit lawsuit suit filing memo email e-mail message tweet post article paper newspaper "
    "book review audit test evidence ruling order bill resolution treaty agreement transcript website site note sign "
    "leaflet release editorial headline ad advertisement statement letter text database log chart map list petition "
    "announcement declaration legislation publication amendment judgment judgement assessment testimony finding "
    "estimate projection forecast motion constitution law rule account summary commentary handout "
    "section chapter passage "
    "recommendation conclusion application briefing directive index census result sentence version".split()
)
"""What is written, counted or found can tell something."""
BODIES = frozenset(
    "government administration organization organisation opposition coalition delegation commission association "
    "foundation federation corporation institution union mission prosecution population nation department parliament "
    "leadership membership partnership ownership management intelligence audience authority community majority "
    "minority university charity security entity establishment congregation generation faction station institute "
    "detachment regiment conference alliance council "
    "campaign enforcement witness platform business operation committee ministry".split()
)
_THINGS = ("tion", "sion", "ment", "ness", "ship", "ence", "ance", "ism", "ity", "ing", "ure", "dom")
_SPEECH = frozenset("comment remark word speech action move decision violence event attack policy".split())
_DUMB = frozenset("this that these what there which little much nothing something everything".split())
_NOBODY = frozenset("anyone anybody nobody whoever none".split())
"""Who stands for no speaker in particular: *can anyone say that it is safe?*"""
_SHOWING = frozenset("show demonstrate illustrate underline underscore prove reflect reveal".split())


def mark_mute(drafts: Sequence[Draft]) -> None:
    """Mark the drafts whose source cannot speak, and those that only a pronoun ties to one, as making no claim."""
    mute: dict[int, list[Draft]] = {}
    for draft in drafts:
        if not can_speak(draft):
            draft.makes_claim = False
            mute.setdefault(draft.paragraph.index, []).append(draft)
    for draft in drafts:
        if any(_hangs_on(draft, other) for other in mute.get(draft.paragraph.index, ()) if other is not draft):
            draft.makes_claim = False


def _hangs_on(draft: Draft, mute: Draft) -> bool:
    head, verb = draft.source_head, draft.verb
    if draft.paragraph is not mute.paragraph or verb is None or verb.i not in mute.tokens:
        return False
    return head is None or (head.pos_ == "PRON" and head.lower_ in ("they", "it", "which", "that"))


def can_speak(draft: Draft) -> bool:
    """Tell whether a draft's source could have said it; a source that is left out could.

    Endings of abstract nouns, and the lists above, stand in for a lexicon of living things.
    """
    head, verb = draft.source_head, draft.verb
    if head is None or verb is None or verb.pos_ not in ("VERB", "AUX") or draft.rule == "according-to":
        return True
    if head.lower_ in _NOBODY or _is_misread(head) or _is_measure(draft):
        return False
    if head.lower_ in _SHARES or (head.tag_ == "CD" and not _counts_people(head)):
        return False
    if head.lower_ in _PICTURES or (head.lower_ in _DUMB and head.head == verb):
        return False
    if head.pos_ != "NOUN" or head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP", "FAC"):
        return True
    lemma = head.lemma_.lower()
    if lemma in _WRITTEN or lemma in BODIES:
        return True
    return not (lemma.endswith(_THINGS) and len(lemma) > 5) and lemma not in _SPEECH


def _is_misread(head: Token) -> bool:
    """Tell whether the words before a noun are verbs of the sentence: *they knelt, sang and held signs urging …*."""
    return head.pos_ == "NOUN" and any(
        child.dep_ == "amod" and child.tag_ in ("VBN", "VBD") and child.i > 0 and child.nbor(-1).text == ","
        for child in head.children
    )


def _is_measure(draft: Draft) -> bool:
    """Tell whether the content only measures: *a list that shows how popular the ferry is*."""
    verb = draft.verb
    if verb is None or verb.lemma_.lower() not in _SHOWING or not draft.tokens:
        return False
    words = [draft.paragraph.doc[place] for place in sorted(draft.tokens)[:3]]
    if words[0].lower_ in ("just", "exactly"):
        words = words[1:]
    return len(words) > 1 and words[0].lower_ == "how" and words[1].pos_ in ("ADJ", "ADV")


def _counts_people(head: Token) -> bool:
    """Tell whether a number stands for so many people: *two of them*, but no *six in 10*."""
    return head.is_alpha and not any(child.dep_ == "prep" and child.lower_ in ("in", "out") for child in head.children)
