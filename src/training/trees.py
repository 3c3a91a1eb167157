"""Trains the parser: python3 trees.py TREES.bin OUT.bin [--epochs N] [--development DEV.bin]

A sentence's words, as sums of table rows, go through a bidirectional LSTM of two layers; every word then scores all
others as its head (Dozat and Manning 2017) and the relation to its head. TREES.bin comes from tree-data.ts. OUT.bin:
length of the header (4 bytes), header as JSON, then per matrix one byte a weight, in rows, after four bytes a row for
the row's scale; a vector has four bytes a number. Needs PyTorch; one thread and a fixed seed make it repeatable.
"""

import argparse
import json
import random
import struct
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional

WIDTH, HIDDEN, ARC, RELATION = 128, 128, 128, 64
BATCH = 2500
RATE = 2.5e-3
#: Dropped share of word rows, of other rows, and of units between layers.
DROP_WORD, DROP_ROW, DROP = 0.3, 0.1, 0.3


def read(path):
    with open(path, "rb") as file:
        size = struct.unpack("<I", file.read(4))[0]
        header = json.loads(file.read(size))
        numbers = np.frombuffer(file.read(), dtype="<i4")
    sentences, at, features = [], 0, header["features"]
    for _ in range(header["sentences"]):
        n, weight = int(numbers[at]), int(numbers[at + 1])
        at += 2
        rows = numbers[at:at + features * n].reshape(n, features)
        at += features * n
        sentences.append((rows, numbers[at:at + n], numbers[at + n:at + 2 * n], weight / 100))
        at += 2 * n
    return header, sentences


class Parser(nn.Module):
    def __init__(self, rows, features, relations):
        super().__init__()
        self.features = features
        self.table = nn.EmbeddingBag(rows, WIDTH, mode="sum")
        nn.init.normal_(self.table.weight, std=0.1)
        self.lstm = nn.LSTM(WIDTH, HIDDEN, num_layers=2, bidirectional=True, batch_first=True, dropout=DROP)
        both = 2 * HIDDEN
        self.arc_head, self.arc_word = nn.Linear(both, ARC), nn.Linear(both, ARC)
        self.arc = nn.Linear(ARC, ARC)
        self.arc_root = nn.Parameter(torch.zeros(ARC))
        self.relation_head, self.relation_word = nn.Linear(both, RELATION, bias=False), nn.Linear(both, RELATION)
        self.relation_root = nn.Parameter(torch.zeros(RELATION))
        self.relation = nn.Linear(RELATION, relations)
        self.drop = nn.Dropout(DROP)

    def forward(self, rows, lengths):
        batch, longest, features = rows.shape
        weights = torch.ones(batch * longest, features)
        if self.training:
            keep = torch.full((features,), 1 - DROP_ROW)
            weights = torch.bernoulli(keep.expand(batch * longest, -1)) / keep
            known = (torch.rand(batch * longest) > DROP_WORD).float() / (1 - DROP_WORD)
            weights[:, 0] = weights[:, 1] = known
        words = self.table(rows.reshape(-1, features), per_sample_weights=weights).reshape(batch, longest, WIDTH)
        packed = nn.utils.rnn.pack_padded_sequence(self.drop(words), lengths, batch_first=True, enforce_sorted=False)
        states, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        states = self.drop(states)
        heads = self.drop(functional.relu(self.arc_head(states)))
        heads = torch.cat([self.arc_root.expand(batch, 1, -1), heads], dim=1)
        asked = self.arc(self.drop(functional.relu(self.arc_word(states))))
        arcs = asked @ heads.transpose(1, 2)
        outside = torch.arange(longest + 1)[None, :] > torch.tensor(lengths)[:, None]
        arcs = arcs.masked_fill(outside[:, None, :], -1e9)
        of_head = torch.cat([self.relation_root.expand(batch, 1, -1), self.relation_head(states)], dim=1)
        return arcs, of_head, self.relation_word(states)

    def relations(self, of_head, of_word, heads):
        picked = of_head.gather(1, heads.clamp(min=0)[:, :, None].expand(-1, -1, RELATION))
        return self.relation(self.drop(functional.relu(picked + of_word)))


def batches(sentences, rng, shuffled=True):
    order = sorted(range(len(sentences)), key=lambda at: (len(sentences[at][0]), rng.random()))
    found, batch, size = [], [], 0
    for at in order:
        n = len(sentences[at][0])
        if batch and (len(batch) + 1) * n > BATCH:
            found.append(batch)
            batch = []
        batch.append(at)
    found.append(batch)
    if shuffled:
        rng.shuffle(found)
    return found


def padded(sentences, batch):
    lengths = [len(sentences[at][0]) for at in batch]
    longest = max(lengths)
    rows = np.zeros((len(batch), longest, sentences[batch[0]][0].shape[1]), dtype=np.int64)
    heads = np.full((len(batch), longest), -1, dtype=np.int64)
    relations = np.zeros((len(batch), longest), dtype=np.int64)
    weights = np.zeros((len(batch), longest), dtype=np.float32)
    for index, at in enumerate(batch):
        own_rows, own_heads, own_relations, weight = sentences[at]
        n = lengths[index]
        rows[index, :n], heads[index, :n], relations[index, :n] = own_rows, own_heads, own_relations
        weights[index, :n] = weight * (own_heads >= 0)
    return (torch.from_numpy(rows), lengths, torch.from_numpy(heads), torch.from_numpy(relations),
            torch.from_numpy(weights))


def evaluate(model, sentences, names):
    model.eval()
    words = unlabelled = labelled = 0
    with torch.no_grad():
        for batch in batches(sentences, random.Random(0), False):
            rows, lengths, heads, relations, weights = padded(sentences, batch)
            arcs, of_head, of_word = model(rows, lengths)
            best = arcs.argmax(-1)
            right = (best == heads) & (weights > 0)
            kinds = model.relations(of_head, of_word, best).argmax(-1)
            words += int((weights > 0).sum())
            unlabelled += int(right.sum())
            labelled += int((right & (kinds == relations)).sum())
    model.train()
    return f"UAS {100 * unlabelled / words:.2f} LAS {100 * labelled / words:.2f}"


def scaled(matrix):
    """One byte a weight, with a scale a row."""
    values = matrix.detach().numpy().astype(np.float32)
    scale = np.maximum(np.abs(values).max(axis=1), 1e-9) / 127
    return scale.astype("<f4").tobytes() + np.round(values / scale[:, None]).astype(np.int8).tobytes()


def save(model, header, path):
    parts, shapes = [], []

    def put(name, matrix):
        shapes.append([name, *matrix.shape])
        parts.append(scaled(matrix) if matrix.dim() == 2 else matrix.detach().numpy().astype("<f4").tobytes())

    put("table", model.table.weight)
    for layer in range(2):
        for side, suffix in (("forward", ""), ("backward", "_reverse")):
            part = {name: getattr(model.lstm, f"{name}_l{layer}{suffix}") for name in
                    ("weight_ih", "weight_hh", "bias_ih", "bias_hh")}
            put(f"{side}{layer}.input", part["weight_ih"])
            put(f"{side}{layer}.state", part["weight_hh"])
            put(f"{side}{layer}.bias", part["bias_ih"] + part["bias_hh"])
    for name in ("arc_head", "arc_word", "arc", "relation_head", "relation_word", "relation"):
        put(name, getattr(model, name).weight)
        if getattr(model, name).bias is not None:
            put(f"{name}.bias", getattr(model, name).bias)
    put("arc_root", model.arc_root)
    put("relation_root", model.relation_root)
    text = json.dumps({"relations": header["relations"], "features": header["features"], "parts": shapes}).encode()
    text += b" " * (-len(text) % 4)
    with open(path, "wb") as file:
        file.write(struct.pack("<I", len(text)) + text)
        for part in parts:
            file.write(part + b"\0" * (-len(part) % 4))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("trees")
    arguments.add_argument("out")
    arguments.add_argument("--epochs", type=int, default=12)
    arguments.add_argument("--development")
    arguments.add_argument("--threads", type=int, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(5)
    rng = random.Random(5)
    header, sentences = read(options.trees)
    held = read(options.development)[1] if options.development else []
    names = header["relations"]
    model = Parser(header["rows"], header["features"], len(names))
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE, betas=(0.9, 0.95), eps=1e-8)
    total, step, started = options.epochs * len(batches(sentences, rng)), 0, time.time()
    for epoch in range(options.epochs):
        losses = 0.0
        for batch in batches(sentences, rng):
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, step / 200) * max(0.02, 1 - step / total)
            rows, lengths, heads, relations, weights = padded(sentences, batch)
            arcs, of_head, of_word = model(rows, lengths)
            of_arc = functional.cross_entropy(arcs.flatten(0, 1), heads.clamp(min=0).flatten(), reduction="none")
            kinds = model.relations(of_head, of_word, heads)
            of_kind = functional.cross_entropy(kinds.flatten(0, 1), relations.flatten(), reduction="none")
            loss = ((of_arc + of_kind) * weights.flatten()).sum() / weights.sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5)
            optimizer.step()
            losses += float(loss.detach())
            step += 1
        note = evaluate(model, held, names) if held else ""
        print(f"epoch {epoch + 1}: loss {losses / (step / (epoch + 1)):.3f} {note} {time.time() - started:.0f} s", flush=True)
        save(model, header, options.out)


main()
