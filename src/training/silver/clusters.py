"""Word clusters of CC0 vectors: python3 clusters.py SPACY_MODEL OUT.bin

The vectors are Explosion's (OSCAR, Wikipedia, OpenSubtitles, WMT news; CC0), as the md model of spaCy carries them; of
that package only they are read. K-means over the unit vectors, 1024 clusters of words and 128 clusters of clusters.
OUT.bin: number of words and of clusters (4 bytes each), hashes of the words in lower case in ascending order (FNV-1a,
4 bytes each), their clusters (2 bytes each), then the coarse cluster of each cluster (1 byte each).
"""

import re
import struct
import sys

import numpy as np
import spacy

FINE, COARSE, ROUNDS = 1024, 128, 25
WORD = re.compile(r"^[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?$")


def hash_text(text):
    value = 0x811C9DC5
    units = text.encode("utf-16-le")
    for at in range(0, len(units), 2):
        value = ((value ^ (units[at] | units[at + 1] << 8)) * 0x01000193) & 0xFFFFFFFF
    return value


def k_means(points, size, seed):
    rng = np.random.default_rng(seed)
    centres = points[rng.choice(len(points), size, replace=False)]
    for _ in range(ROUNDS):
        nearest = np.argmax(points @ centres.T, axis=1)
        for index in range(size):
            own = points[nearest == index]
            centre = own.sum(axis=0) if len(own) else points[rng.integers(len(points))]
            centres[index] = centre / max(np.linalg.norm(centre), 1e-9)
    return np.argmax(points @ centres.T, axis=1), centres


def main(model, out):
    vocab = spacy.load(model, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "ner", "senter"]).vocab
    vectors = vocab.vectors.data.astype(np.float32)
    points = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    fine, centres = k_means(points, FINE, 1)
    coarse, _ = k_means(centres, COARSE, 2)
    words = {}
    for key, row in vocab.vectors.key2row.items():
        word = vocab.strings[key] if key in vocab.strings else ""
        if 2 <= len(word) <= 20 and word == word.lower() and WORD.match(word):
            words[hash_text(word)] = int(fine[row])
    rows = sorted(words.items())
    with open(out, "wb") as file:
        file.write(struct.pack("<II", len(rows), FINE))
        file.write(np.array([row[0] for row in rows], dtype="<u4").tobytes())
        file.write(np.array([row[1] for row in rows], dtype="<u2").tobytes())
        file.write(np.array(coarse, dtype=np.uint8).tobytes())
    print(f"{len(rows)} words")


main(*sys.argv[1:3])
