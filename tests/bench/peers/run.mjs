// Scores our pipeline over the sentences, tags, names and trees of another one: node run.mjs LAYERS.jsonl ARTICLES.jsonl GOLD.jsonl
// LAYERS come from spacy_layers.py or corenlp.mjs; README.md tells how.
import { readFileSync } from 'node:fs';
import { defaultStages } from '../../../dist/pipeline/default-stages.js';
import { toRecord } from '../../../dist/pipeline/record.js';
import { accuracy, measures, score } from '../../../dist/pipeline/score.js';
import { toScored } from '../../../dist/pipeline/scored.js';
import { readSources } from '../../../dist/read/sources.js';

const [layersPath, articlesPath, goldPath] = process.argv.slice(2);
const readLines = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
const layersOf = new Map(readLines(layersPath).map(({ id, sentences }) => [id, sentences]));

/** Another pipeline's layers of one article in the place of our language model. Cut sentences are left out, as ours are. */
function languageOf(layers) {
  let kept = [];
  return {
    sentences(text, skip = []) {
      kept = layers.filter(({ tokens: [[start]] }) => !skip.some((cut) => cut.start <= start && start < cut.end));
      return kept.map(({ tokens }, index) => {
        const words = tokens.map(([from, to, upos, xpos]) => ({
          start: from,
          end: to,
          text: text.slice(from, to),
          upos,
          xpos,
        }));
        return { index, start: words[0].start, end: words.at(-1).end, tokens: words };
      });
    },
    names: () => kept.map(({ names }) => names.map(([first, last, type]) => ({ first, last, type, score: 1 }))),
    parse: ({ index }) => ({ heads: kept[index].heads, relations: kept[index].relations }),
  };
}

const predicted = [];
for await (const item of readSources([articlesPath])) {
  if (item.kind !== 'article') continue;
  const layers = layersOf.get(item.article.name) ?? [];
  predicted.push(toScored(toRecord(defaultStages(languageOf(layers)).run(item.article))));
}
const { fields, ...counts } = score(readLines(goldPath), predicted);
const percent = (value) => (100 * value).toFixed(1);
for (const name of ['pair', 'meeting', 'tuple']) {
  const { precision, recall, f1 } = measures(counts[name]);
  console.log(name.padEnd(8), percent(precision), percent(recall), percent(f1));
}
for (const [name, share] of Object.entries(fields))
  console.log(name.padEnd(8), percent(accuracy(share)), 'of', share.of);
