"""The learned tagger: which words of a window are cues, and what each cue brings. Weights ship with the package."""

from variorum.reading.tagger.decoding import find_best_places
from variorum.reading.tagger.network import TaggedWindow, Tagger, load_tagger

__all__ = ["TaggedWindow", "Tagger", "find_best_places", "load_tagger"]
