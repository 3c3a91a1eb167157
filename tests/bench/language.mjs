/**
 * How well the language layer reads: node tests/bench/language.mjs [folder of the treebanks] (after npm run build).
 * Raw text in, own tokens and sentences; the 12 held-out news documents of GUM and, for tags and trees, English PUD.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const { loadLanguageModel } = await import('../../dist/language/model.js');
const { goldNames } = await import('../../dist/training/gold-names.js');
const { readConllu } = await import('../../dist/training/conllu.js');
const { coarse } = await import('../../dist/training/tree-data.js');

const folder = process.argv[2] ?? '../shared/treebanks';
const split = JSON.parse(readFileSync(new URL('../../data/gold/splits.json', import.meta.url), 'utf8'));
const RELATIONS = [
  'nsubj',
  'nsubj:pass',
  'obj',
  'conj',
  'obl',
  'nmod',
  'nmod:poss',
  'appos',
  'acl:relcl',
  'xcomp',
  'ccomp',
  'advcl',
];
const TYPES = ['person', 'organization', 'place'];

/** Documents with their raw text and the offsets of their gold words. */
function documents(path, keep) {
  const blocks = gunzipSync(readFileSync(path))
    .toString('utf8')
    .split(/\n\n+/)
    .filter((block) => /^\d+\t/m.test(block));
  const sentences = readConllu(path);
  const found = new Map();
  blocks.forEach((block, index) => {
    const sentence = sentences[index];
    if (!keep(sentence.document)) return;
    const id = sentence.document || 'pud';
    const document = found.get(id) ?? found.set(id, { id, text: '', sentences: [] }).get(id);
    const written = /^# text = (.*)$/m.exec(block)[1];
    const own = !sentence.document.startsWith('GUM');
    document.text += document.text === '' ? '' : own || /^# newpar/m.test(block) ? '\n\n' : ' ';
    let at = document.text.length;
    document.text += written;
    const spans = sentence.words.map((word) => {
      const start = document.text.indexOf(word, at);
      if (start < 0 || start - at > 3) throw new Error(`${id}: ${word} not found in ${written}`);
      at = start + word.length;
      return { start, end: at };
    });
    document.sentences.push({ ...sentence, spans });
  });
  return [...found.values()];
}

const counts = new Map();
const count = (name, key, by = 1) => {
  const entry = counts.get(name) ?? counts.set(name, { right: 0, found: 0, gold: 0 }).get(name);
  entry[key] += by;
};
const compare = (name, found, gold) => {
  count(name, 'found', found.size);
  count(name, 'gold', gold.size);
  for (const key of found) if (gold.has(key)) count(name, 'right');
};

const key = ({ start, end }) => `${start}-${end}`;
const folded = (relation) => coarse(relation);

/** Every word's tag and arc, keyed by offsets, so that other tokens count as errors. */
function words(sentences, tokensOf, treeOf) {
  const sets = {
    tokens: new Set(),
    starts: new Set(),
    upos: new Set(),
    xpos: new Set(),
    uas: new Set(),
    las: new Set(),
    relations: new Map(),
  };
  for (const sentence of sentences) {
    const tokens = tokensOf(sentence);
    const { heads, relations, upos, xpos } = treeOf(sentence);
    sets.starts.add(tokens[0].start);
    tokens.forEach((token, at) => {
      const own = key(token);
      const arc = `${own} ${heads[at] < 0 ? 'root' : key(tokens[heads[at]])}`;
      const relation = folded(relations[at]);
      sets.tokens.add(own);
      sets.upos.add(`${own} ${upos[at]}`);
      sets.xpos.add(`${own} ${xpos[at]}`);
      sets.uas.add(arc);
      sets.las.add(`${arc} ${relation}`);
      if (!sets.relations.has(relation)) sets.relations.set(relation, new Set());
      sets.relations.get(relation).add(`${arc} ${relation}`);
    });
  }
  return sets;
}

function evaluate(label, docs, model, withNames) {
  const time = { sentences: 0, parse: 0, names: 0 };
  const timed = (name, run) => {
    const start = process.hrtime.bigint();
    const result = run();
    time[name] += Number(process.hrtime.bigint() - start) / 1e9;
    return result;
  };
  let size = 0;
  for (const document of docs) {
    const sentences = timed('sentences', () => model.sentences(document.text));
    const trees = timed('parse', () => sentences.map((sentence) => model.parse(sentence)));
    const names = withNames ? timed('names', () => model.names(sentences)) : [];
    size += sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
    const found = words(
      sentences,
      ({ tokens }) => tokens,
      ({ index, tokens }) => ({
        ...trees[index],
        upos: tokens.map(({ upos }) => upos),
        xpos: tokens.map(({ xpos }) => xpos),
      }),
    );
    const gold = words(
      document.sentences,
      ({ spans }) => spans,
      (sentence) => sentence,
    );
    for (const name of ['tokens', 'starts', 'upos', 'xpos', 'uas', 'las'])
      compare(`${label} ${name}`, found[name], gold[name]);
    for (const relation of RELATIONS)
      compare(
        `${label} ${relation}`,
        found.relations.get(relation) ?? new Set(),
        gold.relations.get(relation) ?? new Set(),
      );
    if (withNames) compareNames(document, sentences, names);
  }
  return { size, time };
}

function compareNames(document, sentences, names) {
  const got = names.flatMap((spans, index) =>
    spans.map(({ first, last, type }) => ({
      type,
      start: sentences[index].tokens[first].start,
      end: sentences[index].tokens[last].end,
    })),
  );
  const gold = document.sentences.flatMap((sentence) =>
    goldNames(sentence).map(({ first, last, type }) => ({
      type,
      start: sentence.spans[first].start,
      end: sentence.spans[last].end,
    })),
  );
  const text = (span) => `${key(span)} ${span.type}`;
  for (const type of TYPES) {
    const of = (spans) => new Set(spans.filter((span) => span.type === type).map(text));
    compare(`names ${type}`, of(got), of(gold));
  }
  compare('names all', new Set(got.map(text)), new Set(gold.map(text)));
  compare('names untyped', new Set(got.map(key)), new Set(gold.map(key)));
  if (process.env.SHOW_NAMES) {
    const goldKeys = new Set(gold.map(text));
    const gotKeys = new Set(got.map(text));
    const show = (mark, spans, other) =>
      spans
        .filter((span) => !other.has(text(span)))
        .map((span) => `${mark}${span.type.slice(0, 3)}:${document.text.slice(span.start, span.end)}`);
    console.log(document.id, [...show('+', got, goldKeys), ...show('-', gold, gotKeys)].join(' | '));
  }
}

const before = process.memoryUsage().rss;
const start = performance.now();
const model = loadLanguageModel();
const loading = performance.now() - start;
model.names(model.sentences('Anna Lee met Bo Chen in Oslo.'));
const memory = process.memoryUsage().rss - before;

const held = new Set(split.test);
const news = ['train', 'dev', 'test'].flatMap((part) =>
  documents(`${folder}/gum-${part}.conllu.gz`, (id) => held.has(id)),
);
const pud = documents(`${folder}/en_pud-ud-test.conllu.gz`, () => true);
const { size, time } = evaluate('news', news, model, true);
const second = evaluate('pud', pud, model, false);

const percent = (part, whole) => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(1)).padStart(6);
console.log(`${''.padEnd(22)}  prec.   rec.     F1   gold`);
for (const [name, { right, found, gold }] of counts) {
  console.log(
    `${name.padEnd(22)} ${percent(right, found)} ${percent(right, gold)} ${percent(2 * right, found + gold)} ${String(gold).padStart(6)}`,
  );
}
const speed = (words, seconds) => `${Math.round(words / seconds).toLocaleString('en')} words/s`;
console.log(`load ${loading.toFixed(0)} ms, memory ${(memory / 1e6).toFixed(0)} MB`);
console.log(
  `tokens and tags ${speed(size + second.size, time.sentences + second.time.sentences)}, trees ${speed(size + second.size, time.parse + second.time.parse)}, names ${speed(size, time.names)}`,
);
