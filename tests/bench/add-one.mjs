/**
 * npm run bench:add -- [--meetings 10000,100000] [--articles 30] [--gathering 3000]
 * Adds articles one by one to an open embedded store of a made-up world: how long until every reader can see each, and
 * how long a reader then takes to open the store. Prints a line a size and saves JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultKnowledge } from '../../dist/resolve/knowledge.js';
import { openStore } from '../../dist/store/open.js';
import { makeCurrent } from '../../dist/store/rebuild.js';
import { keepResolved } from '../../dist/store/standing.js';
import { generateWorld, recordsOf } from '../tools/world/generate.mjs';
import { saveResults } from './save.mjs';

const { values } = parseArgs({
  options: {
    meetings: { type: 'string', default: '10000,100000' },
    articles: { type: 'string', default: '30' },
    gathering: { type: 'string', default: '3000' },
  },
});
const BATCH = 2_000;

const timed = async (work) => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};
const at = (times, share) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))];
const ms = (value) => `${Math.round(value)} ms`;
const rss = () => Math.round(process.memoryUsage().rss / 1e6);

/** Every so many articles of a world is left out at first, and comes later; none of the gathering, which stands last. */
function* parted(meetings, gathering, later) {
  const world = generateWorld({ meetings, articles: 1.5, gathering });
  const every = Math.floor(world.articles.length / later);
  let place = 0;
  for (const record of recordsOf(world)) yield { record, isLate: place++ % every === every >> 1 };
}

async function measure(meetings, gathering, later) {
  const folder = mkdtempSync(join(tmpdir(), 'whomet-add-'));
  const store = await openStore(join(folder, 'store'), { mode: 'write' });
  const late = [];
  let batch = [];
  const loadSeconds =
    (await timed(async () => {
      for (const { record, isLate } of parted(meetings, gathering, later)) {
        (isLate ? late : batch).push(record);
        if (batch.length >= BATCH) await store.append(batch.splice(0));
      }
      await store.append(batch);
      batch = [];
      await makeCurrent(store, defaultKnowledge);
    })) / 1000;
  const keepSeconds = (await timed(() => keepResolved(store, defaultKnowledge))) / 1000;
  const [appends, graphs] = [[], []];
  for (const record of late) {
    appends.push(await timed(() => store.append([record])));
    graphs.push(await timed(() => makeCurrent(store, defaultKnowledge)));
  }
  const sums = appends.map((each, index) => each + graphs[index]);
  const megabytes = rss();
  const reader = await openStore(store.location, { mode: 'read' });
  const readerMilliseconds = await timed(() => reader.query('MATCH (n:Place) RETURN count(n) AS count'));
  await reader.close();
  const isCurrent = await store.isCurrent();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  return {
    meetings,
    articles: late.length,
    median: at(sums, 0.5),
    p95: at(sums, 0.95),
    slowest: Math.max(...sums),
    appendMedian: at(appends, 0.5),
    loadSeconds,
    keepSeconds,
    readerMilliseconds,
    megabytes,
    isCurrent,
  };
}

const results = [];
for (const meetings of values.meetings.split(',').map(Number)) {
  const result = await measure(meetings, Number(values.gathering), Number(values.articles));
  results.push(result);
  console.log(
    `add one article to an open store of ${meetings.toLocaleString('en')} meetings: median ${ms(result.median)}, p95 ${ms(result.p95)}, slowest ${ms(result.slowest)} (of it to the record ${ms(result.appendMedian)}); loaded in ${result.loadSeconds.toFixed(0)} s, made ready in ${result.keepSeconds.toFixed(0)} s, a reader opens in ${ms(result.readerMilliseconds)}, ${result.megabytes} MB`,
  );
  if (!result.isCurrent) throw new Error('the graph is not current');
}
saveResults('add', { results });
