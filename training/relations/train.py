"""Train the network that reads two statements together.

Usage: python train.py OUT.pt STORIES.jsonl … [--passes N] [--share S] [--layers N] [--seed N] [--kept FILE.jsonl].
The files are what ``prepare.py`` wrote. Each pass draws other pairs. Runs on a GPU where there is one, else on the
processor in bfloat16. ``--kept`` names a file whose stories are only measured on.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
from pair_network import RELATIONS, PairNetwork, start_network
from pairs import TwoTold, draw_pairs, read_pairs, read_stories
from tokenizers import Tokenizer
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from network import find_checkpoint

LONGEST = 128
BATCH_PIECES = 2600
RATE, RATE_NEW = 8e-5, 4e-4
WARM_UP = 0.06
MASK = "[MASK]"


def load_tokenizer() -> Tokenizer:
    """Return the checkpoint's tokenizer, which cuts the longer text first."""
    tokenizer = Tokenizer.from_file(str(find_checkpoint() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def make_tensors(batch: list[tuple[TwoTold, object]], mask_id: int) -> dict[str, torch.Tensor]:
    """Return a batch as padded tensors; a slot whose mask was cut off is left out."""
    size = max(len(code.ids) for _, code in batch)
    ids, kinds, mask = (np.zeros((len(batch), size), kind) for kind in (np.int64, np.int64, np.float32))
    slots, labels = [], []
    for row, (pair, code) in enumerate(batch):
        length = len(code.ids)
        ids[row, :length], kinds[row, :length], mask[row, :length] = code.ids, code.type_ids, 1
        places = [
            [at for at in range(length) if code.ids[at] == mask_id and code.type_ids[at] == side] for side in (0, 1)
        ]
        for i, j, label in pair.slots:
            if i < len(places[0]) and j < len(places[1]):
                slots.append((row, places[0][i], places[1][j]))
                labels.append(label)
    return {
        "ids": torch.from_numpy(ids), "kinds": torch.from_numpy(kinds), "mask": torch.from_numpy(mask),
        "relation": torch.tensor([pair.relation for pair, _ in batch]),
        "slots": torch.tensor(slots, dtype=torch.long).reshape(-1, 3), "labels": torch.tensor(labels),
    }  # fmt: skip


def run(network: PairNetwork, batch: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return relation logits [rows, relations] and slot logits [slots]."""
    states = network.encode(batch["ids"], batch["kinds"], batch["mask"])
    rows, lefts, rights = batch["slots"].unbind(1)
    return network.relate(states, batch["mask"]).float(), network.match(
        states[rows, lefts], states[rows, rights]
    ).float()


def find_loss(network: PairNetwork, batch: dict[str, torch.Tensor]) -> torch.Tensor:
    """Return the mean loss of the relations that are known plus that of the slots."""
    relations, slots = run(network, batch)
    loss = cross_entropy(relations, batch["relation"], ignore_index=-1, label_smoothing=0.05)
    if torch.isnan(loss):
        loss = relations.sum() * 0
    return loss + binary_cross_entropy_with_logits(slots, batch["labels"].float()) if len(slots) else loss


def make_batches(
    pairs: list[TwoTold], tokenizer: Tokenizer, draws: random.Random
) -> list[list[tuple[TwoTold, object]]]:
    """Return the pairs in batches of like length, in drawn order."""
    codes = tokenizer.encode_batch([(pair.left, pair.right) for pair in pairs])
    ranked = sorted(zip(pairs, codes, strict=True), key=lambda item: len(item[1].ids) + draws.random() * 6)
    batches, batch = [], []
    for item in ranked:
        if batch and (len(batch) + 1) * len(item[1].ids) > BATCH_PIECES:
            batches.append(batch)
            batch = []
        batch.append(item)
    draws.shuffle(batches := [*batches, batch])
    return batches


def measure(network: PairNetwork, pairs: list[TwoTold], tokenizer: Tokenizer) -> str:
    """Return in words how well relations and slots of pairs are told."""
    network.eval()
    truth, told, slot_truth, slot_told = [], [], [], []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in make_batches(pairs, tokenizer, random.Random(0)):
            tensors = make_tensors(batch, tokenizer.token_to_id(MASK))
            relations, slots = run(network, tensors)
            truth.append(tensors["relation"])
            told.append(relations)
            slot_truth.append(tensors["labels"])
            slot_told.append(slots)
    network.train()
    gold, scores = torch.cat(truth), torch.cat(told).softmax(-1)
    parts = []
    for place, name in enumerate(RELATIONS):
        said = (scores.argmax(-1) == place) & (gold >= 0)
        due = gold == place
        right = int((said & due).sum())
        ranked = torch.argsort(scores[:, place][gold >= 0], descending=True)
        hits = (due[gold >= 0][ranked]).float()
        shares = hits.cumsum(0) / torch.arange(1, len(hits) + 1)
        reach = (hits.cumsum(0)[shares >= 0.95].max() / due.sum()).item() if (shares >= 0.95).any() else 0.0
        parts.append(f"{name} {right}/{int(said.sum())} of {int(due.sum())} (.95 at {reach:.2f})")
    gold, scores = torch.cat(slot_truth), torch.cat(slot_told)
    ranked = torch.argsort(scores, descending=True)
    hits = gold[ranked].float()
    shares = hits.cumsum(0) / torch.arange(1, len(hits) + 1)
    for floor in (0.95, 0.9):
        reach = (hits.cumsum(0)[shares >= floor].max() / gold.sum()).item() if (shares >= floor).any() else 0.0
        parts.append(f"slots {floor} at {reach:.2f}")
    parts.append(
        f"({int(gold.sum())} of {len(gold)} of one thing, right {((scores > 0) == (gold > 0.5)).float().mean():.3f})"
    )
    return "; ".join(parts)


def train(network: PairNetwork, options: argparse.Namespace) -> None:
    """Train in place, printing loss and speed, and what is told of the kept stories after each pass."""
    draws, tokenizer = random.Random(options.seed), load_tokenizer()
    stories = [story for path in options.stories for story in read_stories(path)]
    listed = [pair for path in options.pairs for pair in read_pairs(path)]
    kept = draw_pairs(read_stories(options.kept), 0.5, random.Random(1)) if options.kept else []
    fresh = [value for name, value in network.named_parameters() if not name.startswith("encoder.")]
    old = [value for name, value in network.named_parameters() if name.startswith("encoder.")]
    optimiser = torch.optim.AdamW([{"params": old, "lr": RATE}, {"params": fresh, "lr": RATE_NEW}], weight_decay=0.01)
    rates = [group["lr"] for group in optimiser.param_groups]
    network.train()
    began = time.time()
    for number in range(options.passes):
        batches = make_batches([*draw_pairs(stories, options.share, draws), *listed], tokenizer, draws)
        losses = []
        for step, batch in enumerate(batches):
            done = (number + step / len(batches)) / options.passes
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * min(done / WARM_UP, 1.0) * (1.0 - done) + 1e-7
            with torch.autocast("cpu", torch.bfloat16):
                loss = find_loss(network, make_tensors(batch, tokenizer.token_to_id(MASK)))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            losses.append(loss.item())
            if step % 50 == 0:
                print(
                    f"pass {number} {step}/{len(batches)} loss {np.mean(losses[-50:]):.3f} {time.time() - began:.0f} s",
                    flush=True,
                )
        torch.save({"weights": network.state_dict(), "layers": len(network.encoder.layers)}, options.out)
        if kept:
            print(f"kept stories, pass {number}: {measure(network, kept, tokenizer)}", flush=True)


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("stories", type=Path, nargs="*")
    parser.add_argument("--pairs", type=Path, nargs="*", default=[], help="files of labelled pairs, all in every pass")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--share", type=float, default=0.5, help="of the pairs, in each pass")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    network = start_network(options.layers)
    if options.start:
        network.load_state_dict(torch.load(options.start)["weights"])
    train(network, options)


if __name__ == "__main__":
    main()
