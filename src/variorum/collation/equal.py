"""Statements with the same words are compared once: ten thousand equal ones cost as much as one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from variorum.collation.proposition import Proposition


def fold_equal(propositions: Sequence[Proposition], apart: Collection[int]) -> tuple[list[int], dict[str, list[int]]]:
    """Return the indices that stand for all, and for each of their ids the later indices with the same words.

    The same words are the same text with pronouns resolved, case and white space aside, put with the same force, by
    one speaker and in quotation marks or not. ``apart`` are indices that always stand for themselves: ruled ones.
    """
    first: dict[tuple[object, ...], int] = {}
    kept: list[int] = []
    copies: dict[str, list[int]] = {}
    for index, proposition in enumerate(propositions):
        words = " ".join(proposition.resolved.casefold().split())
        key = (words, proposition.force, proposition.speaker, proposition.quoted, proposition.times)
        if index not in apart and key in first:
            copies.setdefault(propositions[first[key]].id, []).append(index)
            continue
        if index not in apart:
            first[key] = index
        kept.append(index)
    return kept, copies
