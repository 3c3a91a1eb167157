import { readFileSync, writeFileSync } from 'node:fs';
import type { NamedSpan } from '../../language/contract.ts';
import { readModel } from '../../language/linear-model.ts';
import { lexiconLists } from '../../language/name-lists.ts';
import { findNames } from '../../language/names.ts';
import { tag } from '../../language/tagger.ts';
import { wordForm } from '../../language/word-features.ts';
import { conventional } from '../name-convention.ts';

// Silver names: what two of three teachers agree on.
// node dist/training/silver/vote-names.js FOLDER
// FOLDER holds open.jsonl, open.txt.conll (CoreNLP's word and ner columns of open.txt), names-spacy.jsonl (from
// label_names.py); the third teacher is the model of data/models. Writes names-silver.jsonl. Words that only one
// teacher sees a name in are marked as unsure: nothing is learnt from them.

const TYPES: Readonly<Record<string, NamedSpan['type']>> = {
  PERSON: 'person',
  ORG: 'organization',
  ORGANIZATION: 'organization',
  GPE: 'place',
  LOC: 'place',
  LOCATION: 'place',
  FAC: 'place',
};

interface Document {
  readonly id: string;
  readonly sentences: readonly { readonly words: readonly string[] }[];
}

const folder = process.argv[2] ?? '../silver';
const jsonLines = <Line>(name: string): Line[] =>
  readFileSync(`${folder}/${name}`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
const model = (name: string): ReturnType<typeof readModel> => readModel(readFileSync(`data/models/${name}.bin`));
const [tagger, names] = [model('tagger'), model('names')];

const span = (first: number, last: number, label: string): NamedSpan[] => {
  const type = TYPES[label];
  return type ? [{ first, last, type, score: 1 }] : [];
};

/** Runs of words with the same label. */
function runs(labels: readonly string[]): NamedSpan[] {
  const spans: NamedSpan[] = [];
  let first = 0;
  labels.forEach((label, at) => {
    if (label !== labels[at - 1]) first = at;
    if (label !== labels[at + 1]) spans.push(...span(first, at, label));
  });
  return spans;
}

function ownNames({ sentences }: Document): NamedSpan[][] {
  const tagged = sentences.map(({ words }, index) => {
    const tags = tag(tagger, words.map(wordForm));
    const tokens = words.map((text, at) => {
      const [upos = 'X', xpos = 'FW'] = (tagger.classes[tags[at] ?? 0] ?? '').split('|');
      return { text, upos, xpos, start: 0, end: 0 };
    });
    return { index, start: 0, end: 0, tokens };
  });
  return findNames(names, tagged, lexiconLists);
}

function vote(words: readonly string[], teachers: readonly (readonly NamedSpan[])[]): object {
  const votes = new Map<string, { found: NamedSpan; count: number }>();
  for (const spans of teachers) {
    for (const found of conventional({ words, spans })) {
      const key = `${found.first} ${found.last} ${found.type}`;
      votes.set(key, { found, count: (votes.get(key)?.count ?? 0) + 1 });
    }
  }
  const taken = new Set<number>();
  const unsure = new Set<number>();
  const kept: [number, number, string][] = [];
  for (const { found, count } of [...votes.values()].sort((a, b) => b.count - a.count)) {
    const inside = words.map((_, at) => at).slice(found.first, found.last + 1);
    if (count > 1 && !inside.some((at) => taken.has(at))) {
      kept.push([found.first, found.last, found.type]);
      inside.forEach((at) => taken.add(at));
    } else inside.filter((at) => !taken.has(at)).forEach((at) => unsure.add(at));
  }
  return { words, spans: kept.sort((a, b) => a[0] - b[0]), unsure: [...unsure].sort((a, b) => a - b) };
}

const crf = readFileSync(`${folder}/open.txt.conll`, 'utf8')
  .split(/\n\n+/)
  .filter(Boolean)
  .map((block) => block.split('\n').map((line) => line.split('\t')[1] ?? 'O'));
const spacy = jsonLines<{ names: [number, number, string][][] }>('names-spacy.jsonl');
let sentence = 0;
const lines = jsonLines<Document>('open.jsonl').map((document, index) => {
  const own = ownNames(document);
  const sentences = document.sentences.map(({ words }, at) => {
    const labels = crf[sentence++] ?? [];
    if (labels.length !== words.length) throw new Error(`open.txt.conll: sentence ${sentence} has other words`);
    const second = (spacy[index]?.names[at] ?? []).flatMap((found) => span(...found));
    return vote(words, [runs(labels), second, own[at] ?? []]);
  });
  return `${JSON.stringify({ id: document.id, sentences })}\n`;
});
writeFileSync(`${folder}/names-silver.jsonl`, lines.join(''));
console.log(`${lines.length} documents, ${sentence} sentences`);
