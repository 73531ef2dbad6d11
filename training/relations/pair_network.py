"""The network that reads two statements together: one encoder, a head for the relation, a head for pairs of figures.

Both texts stand in one row, figures masked, so that every word of one sees every word of the other. The first state
tells the relation; the states of two masks, one a side, tell whether both hide figures of one thing.
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from network import WIDTH, Encoder, load_start

RELATIONS = ("agrees", "contradicts", "hedges", "other")
"""Agrees: one claim but for the figures, which are masked. Hedges: one puts it as less certain or not yet done."""
_INNER = 128


class PairNetwork(nn.Module):
    """Pieces of two texts to relation logits and, for pairs of masks, logits that both are of one thing."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.encoder = Encoder(layers)
        self.relation = nn.Linear(2 * WIDTH, len(RELATIONS))
        self.slot = nn.Sequential(nn.Linear(4 * WIDTH, _INNER), nn.GELU(), nn.Linear(_INNER, 1))
        self.dropout = nn.Dropout(0.1)

    def encode(self, pieces: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """Return states [rows, pieces, WIDTH]; ``kinds`` is 0 in the first text and 1 in the second."""
        encoder = self.encoder
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = encoder.words(pieces) + encoder.places(places)[None] + encoder.kinds(kinds)
        states = encoder.dropout(encoder.norm(states))
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -10000.0
        for layer in encoder.layers:
            states = layer(states, bias)
        return states

    def relate(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return relation logits [rows, relations] from the first state and the mean of all."""
        weights = mask[..., None].to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        return self.relation(self.dropout(torch.cat([states[:, 0], mean], -1)))

    def match(self, lefts: Tensor, rights: Tensor) -> Tensor:
        """Return a logit for each pair of mask states, both [pairs, WIDTH], alike whichever stands left."""
        both = [lefts + rights, lefts * rights, (lefts - rights).abs(), torch.maximum(lefts, rights)]
        return self.slot(self.dropout(torch.cat(both, -1))).squeeze(-1)


def start_network(layers: int) -> PairNetwork:
    """Return a network with the checkpoint's first layers and fresh heads."""
    network = PairNetwork(layers)
    encoder, _ = load_start(min(layers, 5))
    if layers <= 5:
        network.encoder = encoder
    else:
        network.encoder = _load_all(layers)
    return network


def _load_all(layers: int) -> Encoder:
    """Return an encoder with all six layers, of which ``load_start`` keeps the last for its pointer."""
    encoder, pointer = load_start(layers - 1)
    encoder.layers.append(pointer.layer)
    return encoder
