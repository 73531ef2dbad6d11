"""Write trained weights as one int8 ONNX graph, with tokenizer and checksums, and check it against the torch model.

Usage: python export.py WEIGHTS.pt OUT_FOLDER. Prints how far the int8 graph's probabilities are from the torch model's.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from pair_network import PairNetwork
from torch import Tensor, nn
from train import load_tokenizer

PROBES = (
    ("[MASK] people drowned when the ferry sank.", "The sinking cost [MASK] lives, the harbour office said."),
    ("The minister denied that talks had begun.", "Talks have begun, said two people close to the minister."),
    ("The bridge may close in May for [MASK] days.", "A new stadium opens in Aldwick for [MASK] spectators."),
)


class OnePair(nn.Module):
    """The network for a single pair: no padding, and the places of the masks to hold against each other."""

    def __init__(self, network: PairNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, kinds: Tensor, lefts: Tensor, rights: Tensor) -> tuple[Tensor, Tensor]:
        """Return relation logits [1, relations] and slot logits [slots] for ids and kinds [1, pieces]."""
        mask = torch.ones_like(ids, dtype=torch.float32)
        states = self.network.encode(ids, kinds, mask)
        return self.network.relate(states, mask), self.network.match(states[0, lefts], states[0, rights])


def load_network(path: Path) -> PairNetwork:
    """Return the network with trained weights, ready to read."""
    saved = torch.load(path)
    network = PairNetwork(saved["layers"])
    network.load_state_dict(saved["weights"])
    return network.eval()


def export(network: PairNetwork, path: Path) -> None:
    """Write the graph, its weights as int8 (activations are quantised as they come)."""
    ids = torch.ones(1, 9, dtype=torch.long)
    kinds, places = torch.zeros(1, 9, dtype=torch.long), torch.tensor([2, 3])
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            OnePair(network), (ids, kinds, places, places), str(plain),
            input_names=["ids", "kinds", "lefts", "rights"], output_names=["relation", "slots"],
            dynamic_axes={"ids": {1: "pieces"}, "kinds": {1: "pieces"}, "lefts": {0: "slots"}, "rights": {0: "slots"}},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True)


def compare(network: PairNetwork, folder: Path) -> None:
    """Print the largest difference in probability between the torch model and the int8 graph."""
    tokenizer, session = load_tokenizer(), onnxruntime.InferenceSession(str(folder / "pairs.onnx"))
    apart = []
    for left, right in PROBES:
        code = tokenizer.encode(left, right)
        ids, kinds = np.array([code.ids]), np.array([code.type_ids])
        at = [np.array([code.type_ids.index(side) + 1]) for side in (0, 1)]
        with torch.no_grad():
            mine = OnePair(network)(*(torch.from_numpy(each) for each in (ids, kinds, *at)))
        theirs = session.run(None, {"ids": ids, "kinds": kinds, "lefts": at[0], "rights": at[1]})
        apart.append(np.abs(mine[0].softmax(-1).numpy() - torch.from_numpy(theirs[0]).softmax(-1).numpy()).max())
        apart.append(np.abs(mine[1].sigmoid().numpy() - 1 / (1 + np.exp(-theirs[1]))).max())
    print(f"int8 against torch: probabilities differ by {max(apart):.3f} at most, {np.mean(apart):.4f} on average")


def main() -> None:
    """Export, compare and print sizes and checksums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    network = load_network(options.weights)
    tokenizer = load_tokenizer()
    tokenizer.no_truncation()
    tokenizer.save(str(options.folder / "tokenizer.json"), pretty=False)
    export(network, options.folder / "pairs.onnx")
    compare(network, options.folder)
    sums = {}
    for name in ("pairs.onnx", "tokenizer.json"):
        path = options.folder / name
        sums[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        print(name, path.stat().st_size, sums[name])
    (options.folder / "checksums.json").write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
