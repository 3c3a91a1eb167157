/** What is measured. A part returns rows of { measure, value, unit, at least / at most }, or why it was skipped. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { script, whomet } from './child.mjs';
import { shared, wordsIn, writeArticles } from './inputs.mjs';

const skipped = (path) => ({ skipped: `../shared/${path} is not there` });
const MEGABYTE = 1e6;

/** Everything from files to graph, as a user runs it. */
export async function ingestion(folder, reuters) {
  if (!reuters) return skipped('meetbench/corpus');
  const articles = reuters.slice(0, 1000);
  const words = articles.reduce((sum, { body }) => sum + wordsIn(body), 0);
  const file = writeArticles(folder, 'thousand.jsonl', articles);
  const { seconds, memory } = await whomet(folder, ['ingest', file, '--store', join(folder, 'store')]);
  return [
    { measure: `${articles.length} articles`, value: seconds, unit: 's', atMost: 60 },
    { measure: 'articles', value: articles.length / seconds, unit: '/s' },
    { measure: 'words', value: words / seconds, unit: '/s' },
    { measure: 'peak resident memory', value: memory / MEGABYTE, unit: 'MB', atMost: 1000 },
  ];
}

const LIMITS = { pair: 0.43, meeting: 0.55, tuple: 0.26 };

/** The development set, scored by the program and by the scorer that came with the set. */
export async function development(folder) {
  const [articles, gold] = [shared('meetbench/dev/articles.jsonl'), shared('meetbench/dev/gold.jsonl')];
  const scorer = shared('meetbench/score.mjs');
  if (!articles || !gold || !scorer) return skipped('meetbench/dev');
  const own = JSON.parse((await whomet(folder, ['evaluate', articles, '--gold', gold, '--format', 'json'])).text);
  const predictions = join(folder, 'predictions.jsonl');
  await whomet(folder, ['extract', articles], { output: predictions });
  const { text } = await script(scorer, ['--gold', gold, '--pred', predictions, '--json']);
  const other = JSON.parse(text);
  return [
    ...Object.entries(LIMITS).flatMap(([name, atLeast]) => [
      { measure: `${name} F1, whomet evaluate`, value: f1(own[name]), unit: '', atLeast },
      { measure: `${name} F1, score.mjs`, value: other[name].f1, unit: '', atLeast },
    ]),
    ...['status', 'kind', 'place', 'date', 'name'].map((name) => ({
      measure: `${name} right, score.mjs`,
      value: other[name].accuracy,
      unit: `of ${other[name].of}`,
    })),
  ];
}

const f1 = ({ right, spurious, missed }) => (right === 0 ? 0 : (2 * right) / (2 * right + spurious + missed));

/** Five articles about the same few meetings, resolved. */
export async function resolution(folder) {
  const [seeds, scorer] = [shared('seeds'), shared('seeds/score.mjs')];
  if (!seeds || !scorer) return skipped('seeds');
  const store = join(folder, 'seeds');
  await whomet(folder, ['ingest', seeds, '--metadata', join(seeds, 'metadata.csv'), '--store', store]);
  const answer = join(folder, 'meetings.json');
  writeFileSync(answer, (await whomet(folder, ['ask', 'meetings', '--format', 'json', '--store', store])).text);
  const { text } = await script(scorer, [answer, '12', '6']);
  const [, right, , extra] = (/(\d+) of (\d+) right, (\d+) not in the list/.exec(text) ?? []).map(Number);
  return [
    { measure: 'meetings right, of 17', value: right, unit: '', atLeast: 12 },
    { measure: 'meetings not in the list', value: extra, unit: '', atMost: 6 },
  ];
}
