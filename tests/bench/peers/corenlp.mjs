// Annotates articles with Stanford CoreNLP: one JSON object an article, in the form that run.mjs reads.
// node corenlp.mjs CLASSPATH ARTICLES.jsonl > layers.jsonl   (CLASSPATH: stanford-corenlp, its models, its dependencies)
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [classpath, path] = process.argv.slice(2);
const NAMES = {
  PERSON: 'person',
  ORGANIZATION: 'organization',
  LOCATION: 'place',
  CITY: 'place',
  COUNTRY: 'place',
  STATE_OR_PROVINCE: 'place',
};
const UPOS = [
  [/^NNP/, 'PROPN'],
  [/^NN/, 'NOUN'],
  [/^MD/, 'AUX'],
  [/^VB/, 'VERB'],
  [/^JJ/, 'ADJ'],
  [/^(RB|WRB)/, 'ADV'],
  [/^(PRP|WP|EX)/, 'PRON'],
  [/^(DT|PDT|WDT)/, 'DET'],
  [/^IN/, 'ADP'],
  [/^(TO|POS|RP)/, 'PART'],
  [/^CC/, 'CCONJ'],
  [/^CD/, 'NUM'],
  [/^[^A-Z]|^(HYPH|NFP|-LRB-|-RRB-)/, 'PUNCT'],
];
const uposOf = (tag, relation) =>
  relation.startsWith('aux') ? 'AUX' : (UPOS.find(([form]) => form.test(tag))?.[1] ?? 'X');

const folder = mkdtempSync(join(tmpdir(), 'whomet-corenlp-'));
const articles = readFileSync(path, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line));
const files = articles.map(({ text }, at) => {
  const file = join(folder, `${at}.txt`);
  writeFileSync(file, text);
  return file;
});
writeFileSync(join(folder, 'files'), files.join('\n'));
execFileSync(
  'java',
  [
    '-Xmx3g',
    '-cp',
    classpath,
    'edu.stanford.nlp.pipeline.StanfordCoreNLP',
    '-annotators',
    'tokenize,ssplit,pos,lemma,ner,depparse',
    '-ner.applyFineGrained',
    'false',
    '-ner.applyNumericClassifiers',
    'false',
    '-ner.useSUTime',
    'false',
    '-ssplit.newlineIsSentenceBreak',
    'two',
    '-outputFormat',
    'json',
    '-outputDirectory',
    folder,
    '-filelist',
    join(folder, 'files'),
  ],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);
articles.forEach(({ id }, at) => {
  const { sentences } = JSON.parse(readFileSync(`${files[at]}.json`, 'utf8'));
  const layers = sentences.map(({ tokens, basicDependencies, entitymentions }) => {
    const arcs = new Map(basicDependencies.map((arc) => [arc.dependent, arc]));
    const relations = tokens.map(({ index }) => arcs.get(index)?.dep.replace('ROOT', 'root') ?? 'dep');
    return {
      tokens: tokens.map(({ characterOffsetBegin, characterOffsetEnd, pos }, token) => [
        characterOffsetBegin,
        characterOffsetEnd,
        uposOf(pos, relations[token]),
        pos,
      ]),
      heads: tokens.map(({ index }) => (arcs.get(index)?.governor ?? 0) - 1),
      relations,
      names: (entitymentions ?? []).flatMap(({ ner, tokenBegin, tokenEnd }) => {
        const first = tokens[0].index - 1;
        const from = tokenBegin >= tokens.length ? tokenBegin - first : tokenBegin;
        return NAMES[ner] ? [[from, from + tokenEnd - tokenBegin - 1, NAMES[ner]]] : [];
      }),
    };
  });
  process.stdout.write(`${JSON.stringify({ id, sentences: layers })}\n`);
});
rmSync(folder, { recursive: true });
