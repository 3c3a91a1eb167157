/** A program of `scale.mjs`: opens what an engine has loaded, asks every question cold and warm, and tells its memory. */
import { graphology } from './in-memory.mjs';
import { sqlite } from './sqlite.mjs';
import { embedded, neo4j } from './stores.mjs';

const WARM = 20;
/** A question that takes longer than this is asked fewer times. */
const ENOUGH_MS = 4000;
const ENGINES = { embedded, neo4j, graphology, sqlite };

/** Milliseconds; `processor` is the mean time of all threads of this program, which others that run beside it hardly change. */
async function timed(work) {
  const times = [];
  let rows = null;
  const before = process.cpuUsage();
  for (let turn = 0; turn <= WARM; turn++) {
    const started = performance.now();
    rows = await work();
    if (!rows) return null;
    times.push(performance.now() - started);
    if (times.reduce((sum, each) => sum + each, 0) > ENOUGH_MS && times.length > 2) break;
  }
  const { user, system } = process.cpuUsage(before);
  const [cold, ...warm] = times;
  const sorted = warm.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { cold, median: at(0.5), p95: at(0.95), processor: (user + system) / 1000 / times.length, rows: rows.length };
}

process.once('message', async ({ engine, location, questions }) => {
  const started = performance.now();
  const opened = await ENGINES[engine].open(location);
  const openSeconds = (performance.now() - started) / 1000;
  const openMegabytes = process.memoryUsage().rss / 1e6;
  const rows = [];
  for (const [question, parameters] of questions) {
    const result = await timed(async () => opened.ask(question, parameters));
    if (result) rows.push({ question, parameters, ...result });
  }
  const megabytes = process.resourceUsage().maxRSS / 976.5625;
  await opened.close();
  process.send({ openSeconds, openMegabytes, megabytes, rows }, () => process.exit());
});
