/** Every quote stands word for word at its offsets, and a second run writes the same bytes. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { whomet } from './child.mjs';
import { writeArticles } from './inputs.mjs';

const SOME = 500;

export async function quotes(folder, reuters, all) {
  if (!reuters) return { skipped: '../shared/meetbench/corpus is not there' };
  const articles = all ? reuters : reuters.slice(0, SOME);
  const input = writeArticles(folder, 'quoted.jsonl', articles);
  const [first, second] = [join(folder, 'first.jsonl'), join(folder, 'second.jsonl')];
  for (const output of [first, second]) await whomet(folder, ['extract', input], { output, mayFail: true });
  const { records, claims, total, wrong } = await countQuotes(first);
  const same = (await digest(first)) === (await digest(second));
  return [
    { measure: 'articles', value: articles.length, unit: '' },
    { measure: 'articles that could not be mined', value: articles.length - records, unit: '', atMost: 0 },
    { measure: 'claims', value: claims, unit: '', atLeast: 1 },
    { measure: 'quotes', value: total, unit: '', atLeast: 1 },
    { measure: 'quotes that are not at their offsets', value: wrong, unit: '', atMost: 0 },
    { measure: 'two runs that differ', value: same ? 0 : 1, unit: '', atMost: 0 },
  ];
}

async function countQuotes(file) {
  const counts = { records: 0, claims: 0, total: 0, wrong: 0 };
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const { article, claims } = JSON.parse(line);
    counts.records++;
    counts.claims += claims.length;
    for (const { quote, start, end } of claims.flatMap(({ evidence }) => evidence)) {
      counts.total++;
      if (quote === '' || article.text.slice(start, end) !== quote) counts.wrong++;
    }
  }
  return counts;
}

async function digest(file) {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(file)) hash.update(bytes);
  return hash.digest('hex');
}
