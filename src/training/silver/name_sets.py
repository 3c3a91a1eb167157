"""Turns annotated sets of names into one form: python3 name_sets.py FOLDER OUT.jsonl

FOLDER holds what there is of: uner-{dev,test}.iob2 (UNER English-EWT), wikigold.txt (WikiGold),
redocred-{dev,test}.json (Re-DocRED), politics-{train,dev,test}.txt (CrossNER, domain of politics).
One document a line: {"id", "sentences": [{"words", "spans": [[first, last, type]]}]}; types person, organization, place.
"""

import json
import os
import sys

TYPES = {
    "PER": "person", "ORG": "organization", "LOC": "place",
    "person": "person", "politician": "person", "organisation": "organization", "politicalparty": "organization",
    "country": "place", "location": "place",
}


def spans_of(labels):
    """Spans of IOB labels; a label that begins without B- begins all the same."""
    spans, first, kind = [], None, None
    for at, label in enumerate([*labels, "O"]):
        part, _, name = label.partition("-")
        if kind is not None and (part != "I" or name != kind):
            if kind in TYPES:
                spans.append([first, at - 1, TYPES[kind]])
            kind = None
        if part in ("B", "I") and kind is None:
            first, kind = at, name
    return spans


def columns(path, word, label, begins):
    """Documents of a file with one word a line; `begins` tells the first line of a document."""
    documents, words, labels = [[]], [], []

    def end():
        if words:
            documents[-1].append({"words": [*words], "spans": spans_of(labels)})
        words.clear()
        labels.clear()

    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if begins(line):
                end()
                documents.append([])
            elif not line.strip():
                end()
            elif not line.startswith("#"):
                row = line.split("\t") if "\t" in line else line.split(" ")
                words.append(row[word])
                labels.append(row[label])
    end()
    return [document for document in documents if document]


def redocred(path):
    with open(path, encoding="utf-8") as file:
        articles = json.load(file)
    documents = []
    for article in articles:
        sentences = [{"words": words, "spans": []} for words in article["sents"]]
        seen = set()
        for mention in (mention for entity in article["vertexSet"] for mention in entity):
            first, end = mention["pos"]
            kind = TYPES.get(mention["type"])
            if kind and (mention["sent_id"], first) not in seen:
                seen.add((mention["sent_id"], first))
                sentences[mention["sent_id"]]["spans"].append([first, end - 1, kind])
        documents.append(sentences)
    return documents


def every(lines, size):
    """Sentences without documents, put together by `size`."""
    return [lines[at:at + size] for at in range(0, len(lines), size)]


def main(folder, out):
    found = {}
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name.startswith("uner-"):
            found[name] = columns(path, 1, 2, lambda line: line.startswith("# newdoc"))
        elif name.startswith("wikigold"):
            found[name] = columns(path, 0, 1, lambda line: line.startswith("-DOCSTART-"))
        elif name.startswith("redocred-"):
            found[name] = redocred(path)
        elif name.startswith("politics-"):
            found[name] = every([s for d in columns(path, 0, 1, lambda line: False) for s in d], 1)
    with open(out, "w", encoding="utf-8") as file:
        for name, documents in found.items():
            size = sum(len(sentence["words"]) for document in documents for sentence in document)
            print(f"{name}: {len(documents)} documents, {size} words")
            for index, sentences in enumerate(documents):
                file.write(json.dumps({"id": f"{name}-{index}", "sentences": sentences}, ensure_ascii=False) + "\n")


main(*sys.argv[1:3])
