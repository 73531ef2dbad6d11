"""The parser's rules of word classes, looked up instead of matched anew for every word.

spaCy's attribute ruler tries some 180 patterns on each token; of the parser's time that is a tenth. All but a few look
at one token's tag, lower-case form and dependency only, so what they say of a token seen before is known.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

FACTORY = "variorum_attributes"
MAX_KNOWN = 200_000
"""Tokens remembered before all are forgotten: some 30 MB."""
_LOOKED_AT = {"TAG", "LOWER", "DEP", "IS_SPACE"}

Match = tuple[int, int, int, int]


class RememberingRuler(AttributeRuler):
    """The attribute ruler, with a memory of what its patterns of one token say of a token."""

    _known: dict[tuple[int, int, int, bool], tuple[tuple[int, int], ...]]
    _longer: Matcher | None = None

    def prepare(self) -> None:
        """Set the patterns of several tokens apart; remember nothing where one looks at more than is remembered by."""
        self._known = {}
        longer = Matcher(self.vocab)
        for number, rule in enumerate(self.patterns):
            patterns: Any = rule["patterns"]
            kept = [pattern for pattern in patterns if len(pattern) > 1]
            if not {name for pattern in patterns for token in pattern for name in token} <= _LOOKED_AT:
                return
            if kept:
                longer.add(str(number), kept)
        self._longer = longer

    def match(self, doc: Doc) -> list[Match]:
        """Return what spaCy's ruler returns: ``(rule, its hash, start, end)``, ordered."""
        if self._longer is None:
            matches: list[Match] = super().match(doc)
            return matches
        keys = [(token.tag, token.lower, token.dep, token.is_space) for token in doc]
        if any(key not in self._known for key in keys):
            matches = super().match(doc)
            self._remember(keys, matches)
            return matches
        matches = [(rule, mark, i, i + 1) for i, key in enumerate(keys) for rule, mark in self._known[key]]
        strings = self.vocab.strings
        matches += [
            (int(strings[mark]), mark, start, end) for mark, start, end in self._longer(doc, allow_missing=True)
        ]
        matches.sort()
        return matches

    def _remember(self, keys: list[tuple[int, int, int, bool]], matches: list[Match]) -> None:
        if len(self._known) > MAX_KNOWN:
            self._known.clear()
        said: list[list[tuple[int, int]]] = [[] for _ in keys]
        for rule, mark, start, end in matches:
            if end == start + 1:
                said[start].append((rule, mark))
        self._known.update((key, tuple(found)) for key, found in zip(keys, said, strict=True))


@Language.factory(FACTORY)
def make_ruler(nlp: Language, name: str) -> RememberingRuler:
    """Return an empty ruler for a pipeline."""
    return RememberingRuler(nlp.vocab, name)


def speed_attributes(pipeline: Language) -> None:
    """Put a ruler that remembers in the place of the pipeline's own, with the same patterns."""
    if "attribute_ruler" not in pipeline.pipe_names:
        return
    before: Any = pipeline.get_pipe("attribute_ruler")
    patterns = before.patterns
    pipeline.replace_pipe("attribute_ruler", FACTORY)
    made: Any = pipeline.get_pipe("attribute_ruler")
    made.add_patterns(patterns)
    made.prepare()
