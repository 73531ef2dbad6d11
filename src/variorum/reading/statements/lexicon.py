"""The words that bring a statement: verbs with what may follow them, nouns, and prepositions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.model import Force


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb that attributes: ``frames`` are the letters that ``cues.tsv`` explains, ``preps`` bring contents."""

    lemma: str
    frames: str
    preps: frozenset[str]
    force: Force

    def takes(self, frame: str) -> bool:
        """Tell whether the verb brings content by this frame."""
        return frame in self.frames


@cache
def load_verbs() -> dict[str, CueVerb]:
    """Return the table of cue verbs by lemma; a lemma listed twice keeps its last line."""
    table = files("variorum.reading.statements").joinpath("cues.tsv").read_text(encoding="utf-8")
    verbs = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            lemma, frames, force = [*line.split("\t"), "", ""][:3]
            letters, *preps = frames.split(":")
            verbs[lemma] = CueVerb(lemma, letters, frozenset(preps), Force(force) if force else Force.ASSERTED)
    return verbs


LEMMA_FIXES = {"hop": "hope", "retweete": "retweet"}
"""Lemmas that the parser's model gets wrong."""

NOUN_CUES = {
    **dict.fromkeys(
        "accusation acknowledgement acknowledgment admission "
        "allegation announcement argument assertion assessment assurance case charge claim "
        "comment complaint concern conclusion contention criticism declaration estimate finding indication "
        "insistence message prediction remark report revelation statement suggestion testimony view warning word "
        "opinion explanation confirmation".split(),
        Force.ASSERTED,
    ),
    **dict.fromkeys(
        "belief certainty expectation fear feeling doubt hope impression speculation suspicion worry".split(),
        Force.BELIEVED,
    ),
    **dict.fromkeys("promise pledge vow commitment threat offer".split(), Force.PROMISED),
    **dict.fromkeys("plan decision intention proposal desire willingness readiness ambition".split(), Force.INTENDED),
    **dict.fromkeys("denial rejection".split(), Force.DENIED),
    **dict.fromkeys("refusal reluctance".split(), Force.DECLINED),
    **dict.fromkeys("call demand request appeal".split(), Force.DEMANDED),
    **dict.fromkeys("question".split(), Force.ASKED),
}
"""Nouns whose clause, or whose quotation, somebody is made responsible for."""

STANCE_NOUNS = {
    **dict.fromkeys(
        "enthusiasm passion frustration skepticism scepticism anger outrage disappointment admiration contempt disdain "
        "hatred approval disapproval opposition optimism pessimism sympathy concern".split(),
        Force.BELIEVED,
    ),
    **dict.fromkeys(
        "criticism attack endorsement critique praise characterization characterisation condemnation denunciation "
        "defense defence embrace swipe comment remark statement testimony opinion message assessment".split(),
        Force.ASSERTED,
    ),
    **dict.fromkeys("call proposal".split(), Force.DEMANDED),
    "question": Force.ASKED,
    "rejection": Force.DENIED,
}
"""Nouns that name where somebody stands to what a preposition brings: *criticism of the plan*."""

LIGHT_VERBS = frozenset("give make issue express voice offer raise deliver have share release send".split())
"""Verbs that only carry a cue noun: gave no indication that, expressed hope for, made a remark about."""

COGNITION = frozenset("know see understand realize realise learn find".split())
"""Verbs that bring a claim of the report itself as often as one of their subject."""

GENERIC_SOURCES = frozenset(
    "report reports rumour rumours rumor rumors some many others official officials source sources critic critics "
    "analyst analysts expert experts observer observers people aide aides witness witnesses resident residents "
    "diplomat diplomats insider insiders supporter supporters opponent opponents person spokesman spokeswoman "
    "spokesperson few most several one anyone everyone nobody somebody someone media estimate estimates "
    "activist activists".split()
)
"""Heads of sources that name nobody."""
