"""Train the tagger on files of windows.

Usage: python train.py OUT.pt WINDOWS.jsonl[=TIMES] … [--pieces N] [--seed N] [--layers N]. Runs on a GPU where there
is one, else on the processor in bfloat16. ``=TIMES`` repeats a file in every pass; ``--pieces`` is how much text is
seen in all, so that a run on a slow machine can be planned.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from examples import Example, make_batches, make_examples, read_windows
from network import Encoder, Pointer, find_checkpoint, load_start
from tokenizers import Tokenizer
from torch.nn.functional import binary_cross_entropy_with_logits

BATCH_PIECES = 3000
RATE_ENCODER = 1.5e-4
RATE_NEW = 6e-4
WARM_UP = 0.06


def load_tokenizer() -> Tokenizer:
    """Return the checkpoint's tokenizer without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(find_checkpoint() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def make_tensors(batch: list[Example], draws: random.Random) -> dict[str, torch.Tensor]:
    """Return a batch as padded tensors; of each cue one piece is drawn to point from."""
    pieces = max(len(one.pieces) for one in batch)
    ids, mask = np.zeros((len(batch), pieces), np.int64), np.zeros((len(batch), pieces), np.float32)
    cue = np.full((len(batch), pieces), -1, np.float32)
    rows, anchors, labels = [], [], []
    for row, one in enumerate(batch):
        size = len(one.pieces)
        ids[row, :size], mask[row, :size], cue[row, :size] = one.pieces, 1, one.cue
        for places, answer in one.answers:
            rows.append(row)
            anchors.append(int(draws.choice(list(places))))
            labels.append(np.pad(answer, ((0, pieces - size), (0, 0))))
    return {
        "ids": torch.from_numpy(ids),
        "mask": torch.from_numpy(mask),
        "cue": torch.from_numpy(cue),
        "rows": torch.tensor(rows, dtype=torch.long),
        "anchors": torch.tensor(anchors, dtype=torch.long),
        "labels": torch.from_numpy(np.stack(labels)) if labels else torch.zeros(0, pieces, 2),
    }


def find_loss(encoder: Encoder, pointer: Pointer, batch: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the mean loss of the cue marks and of the pointers' marks."""
    states, cues = encoder(batch["ids"], batch["mask"])
    known = batch["cue"] >= 0
    cue_loss = binary_cross_entropy_with_logits(cues.float()[known], batch["cue"][known])
    if not len(batch["rows"]):
        return cue_loss, cue_loss.new_zeros(())
    mask = batch["mask"][batch["rows"]]
    marks = pointer(states[batch["rows"]], mask, batch["anchors"]).float()
    losses = binary_cross_entropy_with_logits(marks, batch["labels"], reduction="none") * mask[..., None]
    return cue_loss, losses.sum() / mask.sum()


def save(encoder: Encoder, pointer: Pointer, path: Path) -> None:
    """Write both parts' weights."""
    parts = {"encoder": encoder.state_dict(), "pointer": pointer.state_dict(), "layers": len(encoder.layers)}
    torch.save(parts, path)


def train(
    encoder: Encoder, pointer: Pointer, examples: list[Example], pieces: int, seed: int, device: str, out: Path
) -> None:
    """Train in place until ``pieces`` pieces were seen; the rates rise for 6% of them and fall to nothing.

    What is learned so far is written to ``out`` every 150,000 pieces, so that a long run can be looked at.
    """
    draws = random.Random(seed)
    encoder.words.weight.requires_grad_(False)
    encoder.places.weight.requires_grad_(False)
    new = [*encoder.cue.parameters(), *pointer.labels.parameters(), pointer.distance.weight]
    known = {id(one) for one in new}
    old = [
        one for part in (encoder, pointer) for one in part.parameters() if one.requires_grad and id(one) not in known
    ]
    groups = [{"params": old, "lr": RATE_ENCODER}, {"params": new, "lr": RATE_NEW}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    seen, began, shown, saved, sums = 0, time.time(), 0, 0, np.zeros(3)
    encoder.train()
    pointer.train()
    while seen < pieces:
        for listed in make_batches(examples, BATCH_PIECES, draws):
            part = seen / pieces
            for group, rate in zip(optimizer.param_groups, (RATE_ENCODER, RATE_NEW), strict=True):
                group["lr"] = rate * min(1.0, part / WARM_UP + 0.02) * max(0.0, 1.0 - part)
            batch = {name: value.to(device) for name, value in make_tensors(listed, draws).items()}
            with torch.autocast(device, torch.bfloat16):
                cue_loss, mark_loss = find_loss(encoder, pointer, batch)
            (3 * cue_loss + mark_loss).backward()
            torch.nn.utils.clip_grad_norm_([*old, *new], 1.0)
            optimizer.step()
            optimizer.zero_grad()
            seen += int(batch["mask"].sum())
            sums += (float(cue_loss.detach()), float(mark_loss.detach()), 1)
            if seen - shown >= 30000 or seen >= pieces:
                rate = seen / (time.time() - began)
                print(
                    f"{seen} pieces {rate:.0f}/s cue {sums[0] / sums[2]:.4f} marks {sums[1] / sums[2]:.4f}", flush=True
                )
                shown, sums = seen, np.zeros(3)
            if seen - saved >= 150_000:
                save(encoder, pointer, out)
                saved = seen
            if seen >= pieces:
                return


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("windows", nargs="+", help="FILE or FILE=TIMES")
    parser.add_argument("--pieces", type=int, default=1_500_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1, help="more than one wastes time where others work beside")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--start", type=Path, default=None, help="go on from these weights")
    options = parser.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    tokenizer = load_tokenizer()
    examples: list[Example] = []
    for name in options.windows:
        path, _, times = name.partition("=")
        made = make_examples(read_windows(Path(path)), tokenizer) * int(times or 1)
        cues = sum(len(one.answers) for one in made)
        print(f"{path}: {len(made)} windows, {sum(len(one.pieces) for one in made)} pieces, {cues} cues", flush=True)
        examples += made
    encoder, pointer = load_start(options.layers)
    if options.start:
        saved = torch.load(options.start)
        encoder.load_state_dict(saved["encoder"])
        pointer.load_state_dict(saved["pointer"])
    encoder.to(device)
    pointer.to(device)
    train(encoder, pointer, examples, options.pieces, options.seed, device, options.out)
    save(encoder, pointer, options.out)


if __name__ == "__main__":
    main()
