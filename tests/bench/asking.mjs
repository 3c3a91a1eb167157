/** A program of `scale.mjs`: opens what an engine has loaded, asks every question cold and warm, and tells its memory. */
import { graphology } from './in-memory.mjs';
import { sqlite } from './sqlite.mjs';
import { embedded, neo4j } from './stores.mjs';

const WARM = 20;
/** A question that takes longer than this is asked fewer times. */
const ENOUGH_MS = 4000;
/** A server compiles what it is asked often: so many times are not counted. */
const COMPILING = { turns: 200, ms: 10_000 };
const ENGINES = { embedded, neo4j, graphology, sqlite };

/** Milliseconds; `processor` is the mean time of all threads of this program, which others that run beside it hardly change. */
async function timed(work, isServer) {
  let rows = null;
  const once = async () => {
    const started = performance.now();
    rows = await work();
    return performance.now() - started;
  };
  const several = async (turns, enough) => {
    const times = [];
    for (let sum = 0; times.length < turns && (sum < enough || times.length < 2); sum += times.at(-1))
      times.push(await once());
    return times;
  };
  const cold = await once();
  if (!rows) return null;
  if (isServer) await several(COMPILING.turns, COMPILING.ms);
  const before = process.cpuUsage();
  const warm = (await several(WARM, ENOUGH_MS)).sort((a, b) => a - b);
  const { user, system } = process.cpuUsage(before);
  const at = (share) => warm[Math.min(warm.length - 1, Math.floor(share * warm.length))];
  return { cold, median: at(0.5), p95: at(0.95), processor: (user + system) / 1000 / warm.length, rows: rows.length };
}

process.once('message', async ({ engine, location, questions }) => {
  const started = performance.now();
  const opened = await ENGINES[engine].open(location);
  const openSeconds = (performance.now() - started) / 1000;
  const openMegabytes = process.memoryUsage().rss / 1e6;
  const rows = [];
  for (const [question, parameters] of questions) {
    const result = await timed(async () => opened.ask(question, parameters), engine === 'neo4j');
    if (result) rows.push({ question, parameters, ...result });
  }
  const megabytes = process.resourceUsage().maxRSS / 976.5625;
  await opened.close();
  process.send({ openSeconds, openMegabytes, megabytes, rows }, () => process.exit());
});
