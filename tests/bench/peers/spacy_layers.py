"""Annotates articles with a spaCy pipeline: one JSON object an article, in the form that run.mjs reads.

python spacy_layers.py MODEL ARTICLES.jsonl > layers.jsonl   (MODEL: the name or folder of an English pipeline with parser and NER)
spaCy's labels are ClearNLP's; what the frames look at is turned into Universal Dependencies.
"""
import json
import sys

import spacy

NAMES = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
RELATIONS = {
    "ROOT": "root", "nsubjpass": "nsubj:pass", "dobj": "obj", "dative": "iobj", "auxpass": "aux:pass", "poss": "nmod:poss",
    "neg": "advmod", "relcl": "acl:relcl", "acomp": "xcomp", "attr": "xcomp", "npadvmod": "obl", "prt": "compound:prt",
    "pcomp": "advcl", "csubjpass": "csubj:pass", "preconj": "cc:preconj", "nounmod": "nmod", "oprd": "xcomp",
}


def converted(sentence):
    first = sentence.start
    heads = [-1 if token.head.i == token.i else token.head.i - first for token in sentence]
    relations = [RELATIONS.get(token.dep_, token.dep_) for token in sentence]
    for token in sentence:  # the preposition above its noun becomes the noun's case
        if token.dep_ != "pobj" or token.head.dep_ not in ("prep", "agent", "dative"):
            continue
        noun, preposition = token.i - first, token.head.i - first
        above = token.head.head
        heads[noun] = above.i - first
        heads[preposition], relations[preposition] = noun, "case"
        relations[noun] = "nmod" if above.pos_ in ("NOUN", "PROPN", "PRON") else "obl"
        if token.head.dep_ == "agent":
            relations[noun] = "obl:agent"
    for token in sentence:  # a list is a chain in spaCy and a fan in UD
        if token.dep_ == "conj":
            top = token.head
            while top.dep_ == "conj" and top.head.i != top.i:
                top = top.head
            heads[token.i - first] = top.i - first
    return heads, relations


def main(model, path):
    nlp = spacy.load(model)
    for line in open(path, encoding="utf-8"):
        article = json.loads(line)
        doc = nlp(article["text"])
        units = [0]  # spaCy counts code points, JavaScript UTF-16 code units
        for char in article["text"]:
            units.append(units[-1] + len(char.encode("utf-16-le")) // 2)
        sentences = []
        for sentence in doc.sents:
            words = [token for token in sentence if not token.is_space]
            if not words:
                continue
            place = {token.i - sentence.start: at for at, token in enumerate(words)}
            heads, relations = converted(sentence)
            kept = []
            for token in words:
                head = heads[token.i - sentence.start]
                while head >= 0 and head not in place:
                    head = heads[head] if heads[head] != head else -1
                kept.append(place.get(head, -1))
            names = [
                [place[e.start - sentence.start], place[e.end - 1 - sentence.start], NAMES[e.label_]]
                for e in sentence.ents
                if e.label_ in NAMES and e.start - sentence.start in place and e.end - 1 - sentence.start in place
            ]
            sentences.append({
                "tokens": [[units[t.idx], units[t.idx + len(t.text)], t.pos_, t.tag_] for t in words],
                "heads": kept,
                "relations": [relations[t.i - sentence.start] for t in words],
                "names": names,
            })
        print(json.dumps({"id": article["id"], "sentences": sentences}))


main(*sys.argv[1:3])
