"""Trains a teacher of trees: python3 teach_trees.py SPACY_MODEL TREEBANKS SPLITS.json OUT [EPOCHS]

The word vectors and the convolutions of a spaCy model go on learning on the treebanks (EWT, the permissive genres of
GUM), with a new tagger and a new parser on top. What comes out labels open text (label_trees.py); it never goes into
the project itself.
"""

import gzip
import json
import random
import re
import sys
import time

import spacy
import thinc.api as thinc
from spacy.tokens import Doc
from spacy.training import Example

PERMISSIVE = {"academic", "bio", "court", "interview", "news", "speech", "textbook", "voyage", "conversation", "vlog"}
KEPT = {
    "nsubj:pass", "nsubj:outer", "obl:agent", "nmod:poss", "acl:relcl", "aux:pass", "compound:prt", "obl:unmarked",
    "nmod:unmarked", "nmod:desc", "csubj:pass", "advcl:relcl",
}
RATE, DROP, BATCH, CHUNK = 0.0012, 0.2, 1000, 150


def coarse(relation):
    return relation if relation in KEPT else relation.split(":")[0]


def spaces_of(block, rows):
    """Whether a space follows each word; inside multiword tokens none does."""
    multi = {}
    for line in block.split("\n"):
        row = line.split("\t")
        if "-" in row[0] and len(row) == 10:
            first, last = map(int, row[0].split("-"))
            multi.update({at: False for at in range(first, last)})
            multi[last] = "SpaceAfter=No" not in row[9]
    return [multi.get(int(row[0]), "SpaceAfter=No" not in row[9]) for row in rows]


def read(path):
    document = ""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    for block in blocks:
        found = re.search(r"^# newdoc id = (.*)$", block, re.M)
        document = found.group(1).strip() if found else document
        rows = [line.split("\t") for line in block.split("\n") if re.match(r"\d+\t", line)]
        if rows:
            yield document, rows, spaces_of(block, rows)


def sentences(folder, splits):
    """Training sentences and held-out ones, by document."""
    with open(splits, encoding="utf-8") as file:
        held = set(json.load(file)["test"])
    train, test = {}, {}
    for part in ("train", "dev", "test"):
        for sentence in read(f"{folder}/gum-{part}.conllu.gz"):
            if sentence[0] in held:
                test.setdefault(sentence[0], []).append(sentence)
            elif sentence[0].split("_")[1] in PERMISSIVE:
                train.setdefault(sentence[0], []).append(sentence)
        for sentence in read(f"{folder}/en_ewt-ud-{part}.conllu.gz"):
            train.setdefault(f"{part} {sentence[0]}", []).append(sentence)
    return train, test


def gold(vocab, group):
    words, spaces, tags, heads, relations = [], [], [], [], []
    for _, rows, own in group:
        base = len(words)
        words += [row[1] for row in rows]
        spaces += own
        tags += [f"{row[3]}|{row[4]}" for row in rows]
        heads += [base + (at if row[6] == "0" else int(row[6]) - 1) for at, row in enumerate(rows)]
        relations += ["ROOT" if row[7] == "root" else coarse(row[7]) for row in rows]
    return Doc(vocab, words=words, spaces=spaces, tags=tags, heads=heads, deps=relations)


def bare(doc):
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    return Doc(doc.vocab, words=words, spaces=spaces, sent_starts=[token.is_sent_start for token in doc])


def examples(vocab, documents):
    for group in documents.values():
        chunk, size = [], 0
        for sentence in group:
            chunk.append(sentence)
            size += len(sentence[1])
            if size >= CHUNK:
                yield Example(bare(doc := gold(vocab, chunk)), doc)
                chunk, size = [], 0
        if chunk:
            yield Example(bare(doc := gold(vocab, chunk)), doc)


def evaluate(nlp, held):
    words = unlabelled = labelled = 0
    for example in held:
        doc = bare(example.reference)
        for _, part in nlp.pipeline:
            doc = part(doc)
        for token, right in zip(doc, example.reference):
            words += 1
            unlabelled += token.head.i == right.head.i
            labelled += token.head.i == right.head.i and token.dep_ == right.dep_
    return f"UAS {100 * unlabelled / words:.2f} LAS {100 * labelled / words:.2f}"


def main(model, folder, splits, out, epochs=9):
    nlp = spacy.load(model, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "ner", "senter"])
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": listener}
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser", "extra_state_tokens": False,
        "hidden_width": 128, "maxout_pieces": 2, "use_upper": True, "nO": None, "tok2vec": listener,
    }
    nlp.add_pipe("tagger", config={"model": tagger})
    nlp.add_pipe("parser", config={"min_action_freq": 10, "learn_tokens": False, "model": parser})
    train, test = sentences(folder, splits)
    learnt, held = list(examples(nlp.vocab, train)), list(examples(nlp.vocab, test))
    for name in ("tagger", "parser"):
        nlp.get_pipe(name).initialize(lambda: learnt, nlp=nlp)
    optimizer = thinc.Adam(RATE, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0)
    rng, started = random.Random(1), time.time()
    total, seen = int(epochs) * sum(len(example.reference) for example in learnt), 0
    for epoch in range(int(epochs)):
        rng.shuffle(learnt)
        batch, size = [], 0
        for example in [*learnt, None]:
            if example is None or size >= BATCH:
                optimizer.learn_rate = RATE * max(0.03, 1 - seen / total)
                nlp.update([Example(bare(one.reference), one.reference) for one in batch], sgd=optimizer, drop=DROP)
                batch, size = [], 0
            if example is not None:
                batch.append(example)
                size += len(example.reference)
                seen += len(example.reference)
        nlp.to_disk(out)
        print(f"epoch {epoch + 1}: {evaluate(nlp, held)} {time.time() - started:.0f} s", flush=True)


main(*sys.argv[1:6])
