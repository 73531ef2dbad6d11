"""Write trained weights as two int8 ONNX graphs and check them against the torch model.

Usage: python export.py WEIGHTS.pt OUT_FOLDER. Writes encoder.onnx, pointer.onnx, tokenizer.json and checksums.json,
and prints how far the int8 graphs' probabilities are from those of the torch model on a few sentences.
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
from network import WIDTH, Encoder, Pointer, find_checkpoint
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

PROBES = (
    "The mayor of Aldwick said on Monday that the bridge would open in May, adding that two lanes were ready.",
    '"We have no boats left," Ms Tarn told reporters. According to the harbour office, nine crews are missing.',
    "Officials denied that the dam had failed but hinted at repairs before winter.",
)


def load_weights(path: Path) -> tuple[Encoder, Pointer]:
    """Return the two parts with trained weights, ready to read."""
    saved = torch.load(path)
    encoder, pointer = Encoder(saved["layers"]), Pointer()
    encoder.load_state_dict(saved["encoder"])
    pointer.load_state_dict(saved["pointer"])
    return encoder.eval(), pointer.eval()


def export(encoder: Encoder, pointer: Pointer, folder: Path) -> None:
    """Write both graphs, quantised to int8 (weights only are stored so; activations are quantised as they come)."""
    ids, mask = torch.ones(2, 9, dtype=torch.long), torch.ones(2, 9)
    states, cue = torch.zeros(3, 9, WIDTH), torch.zeros(3, dtype=torch.long)
    rows = {0: "rows", 1: "pieces"}
    with tempfile.TemporaryDirectory() as place:
        for name, part, inputs, names, outputs in (
            ("encoder", encoder, (ids, mask), ["ids", "mask"], ["states", "cues"]),
            ("pointer", pointer, (states, torch.ones(3, 9), cue), ["states", "mask", "cue"], ["marks"]),
        ):
            plain = Path(place) / f"{name}.onnx"
            axes = {one: ({0: "rows"} if one == "cue" else rows) for one in [*names, *outputs]}
            torch.onnx.export(
                part, inputs, str(plain), input_names=names, output_names=outputs, dynamic_axes=axes,
                opset_version=17, dynamo=False,
            )  # fmt: skip
            quantize_dynamic(plain, folder / f"{name}.onnx", weight_type=QuantType.QInt8, per_channel=True)


def compare(encoder: Encoder, pointer: Pointer, folder: Path) -> float:
    """Print and return the largest difference in probability between the torch model and the int8 graphs."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    sessions = [onnxruntime.InferenceSession(str(folder / f"{name}.onnx")) for name in ("encoder", "pointer")]
    worst, total = 0.0, []
    for text in PROBES:
        ids = np.array([tokenizer.encode(text).ids])
        mask = np.ones(ids.shape, np.float32)
        with torch.no_grad():
            states, cues = encoder(torch.from_numpy(ids), torch.from_numpy(mask))
            anchor = cues.argmax(-1)
            marks = pointer(states, torch.from_numpy(mask), anchor)
        their_states, their_cues = sessions[0].run(None, {"ids": ids, "mask": mask})
        theirs = sessions[1].run(None, {"states": their_states, "mask": mask, "cue": anchor.numpy()})[0]
        for mine, other in ((cues.numpy(), their_cues), (marks.numpy(), theirs)):
            apart = np.abs(1 / (1 + np.exp(-mine)) - 1 / (1 + np.exp(-other)))
            worst = max(worst, float(apart.max()))
            total.append(float(apart.mean()))
    print(f"int8 against torch: probabilities differ by {worst:.3f} at most, {np.mean(total):.4f} on average")
    return worst


def main() -> None:
    """Export, compare and print sizes and checksums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    encoder, pointer = load_weights(options.weights)
    tokenizer = Tokenizer.from_file(str(find_checkpoint() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(options.folder / "tokenizer.json"), pretty=False)
    export(encoder, pointer, options.folder)
    compare(encoder, pointer, options.folder)
    sums = {}
    for path in sorted(options.folder.iterdir()):
        if path.suffix in (".onnx", ".json") and path.name != "checksums.json":
            sums[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
            print(path.name, path.stat().st_size, sums[path.name])
    (options.folder / "checksums.json").write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
