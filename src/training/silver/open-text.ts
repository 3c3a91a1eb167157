import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { loadLanguageModel } from '../../language/model.ts';
import { readCorpora, readSplits } from '../corpora.ts';

// Open news text for teachers to label:
// node dist/training/silver/open-text.js --treebanks FOLDER --out FOLDER [--but KEPT.jsonl]... TEXT.csv|TEXT.jsonl...
// Texts have columns or fields title and text. What shares text with a held-out document of GUM or with an article of
// --but is left out. Writes open.jsonl ({"id", "sentences": [{"words", "spaces"}]}) and open.txt, a sentence a line.

const SHINGLE = 8;
const LONGEST = 100;
const SHORTEST_TEXT = 200;
/** Share of a text's runs of eight words that may also stand in a text kept for testing. */
const SHARED = 0.01;

interface Text {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

function shingles(text: string): string[] {
  const words = plain(text).split(' ');
  return words.slice(SHINGLE - 1).map((_, at) => words.slice(at, at + SHINGLE).join(' '));
}

function readTexts(path: string): Text[] {
  const content = readFileSync(path, 'utf8');
  const rows = path.endsWith('.csv')
    ? (parse(content, { columns: true, relax_quotes: true, relax_column_count: true }) as Partial<Text>[])
    : content
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Partial<Text>);
  const name = path.split('/').at(-1);
  return rows.map(({ title = '', text = '' }, at) => ({
    id: `${name}-${at}`,
    title: /^\(no headline\)$/.test(title) ? '' : title,
    text,
  }));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    treebanks: { type: 'string', default: '../shared/treebanks' },
    out: { type: 'string', default: '../silver' },
    but: { type: 'string', multiple: true, default: [] },
  },
});
const { test } = readCorpora(values.treebanks, readSplits('data/gold/splits.json'));
const held = test.map(({ words }) => words.join(' ')).join(' ');
const kept = new Set([held, ...values.but.flatMap(readTexts).map(({ text }) => text)].flatMap(shingles));
const model = loadLanguageModel();
const documents = positionals.flatMap(readTexts).flatMap(({ id, title, text }) => {
  const own = shingles(text);
  const shared = own.filter((run) => kept.has(run)).length;
  if (text.length < SHORTEST_TEXT || shared > Math.max(3, own.length * SHARED)) return [];
  const sentences = model
    .sentences(title === '' ? text : `${title}\n\n${text}`)
    .filter(({ tokens }) => tokens.length <= LONGEST)
    .map(({ tokens }) => ({
      words: tokens.map((token) => token.text),
      spaces: tokens.map(({ end }, at) => (tokens[at + 1]?.start ?? end + 1) > end),
    }));
  return [{ id, sentences }];
});
const lines = documents.map((document) => `${JSON.stringify(document)}\n`);
writeFileSync(`${values.out}/open.jsonl`, lines.join(''));
const texts = documents.flatMap(({ sentences }) => sentences.map(({ words }) => words.join(' ')));
writeFileSync(`${values.out}/open.txt`, `${texts.join('\n')}\n`);
console.log(`${documents.length} documents, ${texts.length} sentences`);
