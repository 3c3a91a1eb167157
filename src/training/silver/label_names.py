"""Names of a teacher on open text: python3 label_names.py SPACY_MODEL open.jsonl OUT.jsonl

A line a document: {"id", "names": [[[first, last, label]]]}, a list a sentence.
"""

import json
import sys

import spacy
from spacy.tokens import Doc


def main(model, text, out):
    nlp = spacy.load(model, exclude=["parser", "lemmatizer", "senter"])
    with open(text, encoding="utf-8") as lines, open(out, "w", encoding="utf-8") as file:
        for line in lines:
            document = json.loads(line)
            names = []
            for sentence in document["sentences"]:
                words = sentence["words"]
                starts = [True] + [False] * (len(words) - 1)
                doc = Doc(nlp.vocab, words=words, spaces=sentence["spaces"], sent_starts=starts)
                for _, part in nlp.pipeline:
                    doc = part(doc)
                names.append([[entity.start, entity.end - 1, entity.label_] for entity in doc.ents])
            file.write(json.dumps({"id": document["id"], "names": names}) + "\n")


main(*sys.argv[1:4])
