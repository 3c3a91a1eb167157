/** Extraction alone, in this process and warm; and what a single short article costs from the start of the program. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whomet } from './child.mjs';
import { wordsIn } from './inputs.mjs';

const SAMPLE = fileURLToPath(new URL('../../data/samples/camp-david.txt', import.meta.url));
const STARTS = 5;
const WARM_UP = 50;
const ENOUGH = 200;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

export async function speed(folder, reuters) {
  const starts = [];
  for (let turn = 0; turn < STARTS; turn++) {
    starts.push(await whomet(folder, ['extract', SAMPLE], { output: join(folder, 'one.jsonl') }));
  }
  const helps = [];
  for (let turn = 0; turn < STARTS; turn++) helps.push(await whomet(folder, ['--version']));
  return [
    { measure: 'start of the program', value: 1000 * median(helps.map(({ seconds }) => seconds)), unit: 'ms' },
    { measure: 'one short article from start to end', value: 1000 * median(starts.map((s) => s.seconds)), unit: 'ms' },
    { measure: 'peak memory of that', value: median(starts.map(({ memory }) => memory)) / 1e6, unit: 'MB' },
    ...(reuters ? await warm(reuters) : []),
  ];
}

/** Articles of 450 to 550 words, one after another. */
async function warm(reuters) {
  const { extractArticle } = await import('../../dist/pipeline/extract-article.js');
  const { makeArticle } = await import('../../dist/read/make-article.js');
  const chosen = reuters
    .map(({ id, title, date, body }) => ({ id, title, date, body, words: wordsIn(body) }))
    .filter(({ words }) => words >= 450 && words <= 550)
    .slice(0, WARM_UP + ENOUGH);
  const times = [];
  for (const { id, title, date, body, words } of chosen) {
    const started = performance.now();
    extractArticle(await makeArticle(id, null, { text: body, title, published: date }));
    times.push({ ms: performance.now() - started, words });
  }
  const timed = times.slice(WARM_UP);
  const total = (key) => timed.reduce((sum, each) => sum + each[key], 0);
  return [
    {
      measure: `median of ${timed.length} articles of about 500 words`,
      value: median(timed.map(({ ms }) => ms)),
      unit: 'ms',
    },
    { measure: 'words through the whole pipeline', value: (1000 * total('words')) / total('ms'), unit: '/s' },
  ];
}
