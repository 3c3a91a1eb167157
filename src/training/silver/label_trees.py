"""Trees of a teacher on open text: python3 label_trees.py TEACHER OUT.conllu TEXT.jsonl...

TEACHER is a pipeline of spaCy that teach_trees.py has trained; TEXT has documents with tokenised sentences as JSON
lines ({"sentences": [{"words", "spaces"?}]}). Relations come out as the treebanks name them.
"""

import json
import sys

import spacy
from spacy.tokens import Doc


def main(teacher, out, texts):
    nlp = spacy.load(teacher)
    seen = set()
    with open(out, "w", encoding="utf-8") as file:
        for text in texts:
            for line in open(text, encoding="utf-8"):
                document = json.loads(line)
                if document.get("id", "").startswith("uner"):
                    continue
                for sentence in document["sentences"]:
                    words = sentence["words"]
                    if not 3 <= len(words) <= 80 or tuple(words) in seen:
                        continue
                    seen.add(tuple(words))
                    spaces = sentence.get("spaces") or [True] * len(words)
                    doc = Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=[True] + [False] * (len(words) - 1))
                    for _, part in nlp.pipeline:
                        doc = part(doc)
                    if sum(token.head.i == token.i for token in doc) != 1:
                        continue
                    for token in doc:
                        root = token.head.i == token.i
                        upos, _, xpos = token.tag_.partition("|")
                        relation = "root" if root else token.dep_
                        head = 0 if root else token.head.i + 1
                        row = [token.i + 1, token.text.replace("\t", " "), "_", upos, xpos, "_", head, relation, "_", "_"]
                        file.write("\t".join(map(str, row)) + "\n")
                    file.write("\n")


main(sys.argv[1], sys.argv[2], sys.argv[3:])
