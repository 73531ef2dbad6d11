"""Which contents say something: pronouns alone, and a bare noun outside quotation marks, claim nothing."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from variorum.model import BlockKind, Force
from variorum.reading.statements.draft import Draft

_NOMINAL = frozenset(("object", "preposition", "noun", "predicate"))
_VERBAL = frozenset(("infinitive", "object-infinitive", "clause", "hearsay", "reported-aside"))
_LEAST = 3
_STANCES = frozenset((Force.PROMISED, Force.DEMANDED, Force.DENIED, Force.INTENDED))
"""What somebody promises, demands or rejects may be named by one noun: *promised reforms*."""
_LIGHT = frozenset("be do have go can could may might must shall should will would ’s 's".split())
_ALWAYS = frozenset("decline refuse".split())


def says_something(draft: Draft) -> bool:
    """Tell whether a draft's content can be a claim.

    A quotation or a labelled line always can. Otherwise pronouns and relative words alone are none; a clause needs a
    word of its own besides helpers; a nominal content needs three such words, or a complement (*claims of a loss*), or
    quotation marks.
    """
    paragraph = draft.paragraph
    words = [paragraph.doc[place] for place in sorted(draft.tokens) if paragraph.doc[place].text.isalnum()]
    if draft.more or (draft.verb is not None and draft.verb.lemma_ in _ALWAYS):
        return True
    own = [word for word in words if _is_own(word)]
    if draft.force is Force.ASKED and not draft.source and draft.source_head is None and draft.rule in _VERBAL:
        return False  # asked by nobody who is named: only what the answer says is told
    is_passive = draft.is_passive or draft.rule == "hearsay"
    if draft.force is Force.BELIEVED and is_passive and not draft.source and draft.source_head is None:
        return False  # believed by nobody who is named: the sentence is the report's own
    if any(paragraph.is_quoted(word) for word in words):
        return bool(own) or draft.rule not in (_NOMINAL | _VERBAL)
    if draft.rule in _VERBAL or (draft.rule == "noun" and any(word.pos_ in ("VERB", "AUX") for word in words)):
        return bool(own)
    if draft.rule not in _NOMINAL:
        return True
    if is_naming_aside(draft):
        return False
    if draft.rule == "predicate" or paragraph.block.block.kind is BlockKind.TITLE:
        return bool(own)
    if draft.force in _STANCES and any(word.pos_ == "NOUN" and not word.ent_type_ for word in own):
        return True
    return len(own) >= _LEAST or (bool(own) and _has_complement(own, draft.tokens))


_POINTING = frozenset("this that these those it".split())
_CALLS = frozenset(
    "watch read click follow subscribe listen see sign download join tune visit check share stay contact email call"
    " send scroll tap look get".split()
)
"""What a page asks its readers to do."""
_OPENING = 3
"""Words that may stand before a sentence's subject (*And for years it …*); further on the parse is seldom right."""
_CUT_OFF = frozenset(("DT", "PRP$"))
_TIMES = frozenset(("DATE", "TIME"))


def is_assertion(words: Sequence[Token]) -> bool:
    """Tell whether a sentence in the report's own voice says of something named that it is so.

    Not: a call to the readers (*Watch our show on Sunday*), what is cut off before its noun (*But Ada had the*), and
    what is said of *this*, *that* or *it* without a thing being named (*And that was especially true today*).
    """
    listed = [word for word in words if word.is_alpha or word.like_num]
    if not listed or listed[-1].tag_ in _CUT_OFF:
        return False
    root = next((word for word in words if word.head == word), listed[0])
    subjects = [child for child in root.children if child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")]
    is_call = root.tag_ == "VB" and not subjects and not any(child.dep_ == "aux" for child in root.children)
    if is_call and root.lemma_.lower() in _CALLS and root.i <= listed[min(1, len(listed) - 1)].i:
        return False
    is_first = len(subjects) == 1 and subjects[0].i <= listed[min(_OPENING, len(listed) - 1)].i
    if is_first and subjects[0].lower_ in _POINTING and subjects[0].pos_ in ("PRON", "DET"):
        return any(
            (word.pos_ in ("NOUN", "PROPN") and word.ent_type_ not in _TIMES) or word.like_num or _opens_clause(word)
            for word in listed
        )
    return True


def _opens_clause(word: Token) -> bool:
    """Tell whether *it* only stands in for a clause: *it emerged that …*, *it is hard to sleep*."""
    return word.dep_ in ("ccomp", "csubj", "xcomp", "acl", "advcl") and word.pos_ in ("VERB", "AUX")


def is_naming_aside(draft: Draft) -> bool:
    """Tell whether the content only words somebody else's object: *what she called a mistake*."""
    verb = draft.verb
    return (
        verb is not None
        and draft.rule == "predicate"
        and any(
            child.tag_ == "WP" and child.dep_ in ("dobj", "nsubjpass") and child.i < verb.i for child in verb.children
        )
    )


def _is_own(word: Token) -> bool:
    """Tell whether a word carries meaning: no pronoun, helper, article, preposition or conjunction."""
    if word.pos_ in ("PRON", "DET", "ADP", "PART", "CCONJ", "SCONJ", "PUNCT", "SPACE"):
        return False
    return word.lemma_.lower() not in _LIGHT


def _has_complement(words: Sequence[Token], places: set[int]) -> bool:
    """Tell whether a noun of the content is said of something: *the situation in the north*, *a plan to leave*."""
    return any(
        child.i in places and child.i > word.i and child.dep_ in ("prep", "acl", "relcl", "ccomp")
        for word in words
        if word.pos_ in ("NOUN", "PROPN")
        for child in word.children
    )
