/**
 * npm run bench:scale -- [--meetings 10000,100000] [--articles 1.5] [--gathering 3000] [--neo4j neo4j://HOST/DATABASE]
 * Made-up worlds of several sizes in the embedded store, in a Neo4j server (an empty one: what whomet has in it is
 * deleted), and in memory as a graphology graph without a query language: loading, size, each question cold and warm,
 * and how each grows with the size (slope of a log-log line: 0 does not grow, 1 grows as the world does).
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countRows } from '../../dist/graph/count-rows.js';
import { toGraph } from '../../dist/graph/to-graph.js';
import { ask } from '../../dist/store/ask.js';
import { openStore } from '../../dist/store/open.js';
import { generateWorld } from '../tools/world/generate.mjs';
import { inMemory } from './in-memory.mjs';
import { saveResults } from './save.mjs';

const { values } = parseArgs({
  options: {
    meetings: { type: 'string', default: '10000,100000' },
    articles: { type: 'string', default: '1.5' },
    gathering: { type: 'string', default: '3000' },
    neo4j: { type: 'string' },
  },
});
const WARM = 20;
/** A question that takes longer than this is asked fewer times. */
const ENOUGH_MS = 4000;

/** The same questions for every size: somebody busy, somebody known, a place, two years. */
function questionsOf(world) {
  const [busy, known] = [world.people[60].name, world.people[600].name];
  const place = world.places.find(({ kind, id }) => kind === 'city' && id.includes('t1')).name;
  const [from, to] = ['2010-01-01', '2011-12-31'];
  return [
    ['who-met-whom', { person: busy, place, from, to }],
    ['who-met-whom', { person: known }],
    ['meetings-of', { person: known }],
    ['meetings', { person: known }],
    ['meetings-at', { place }],
    ['who-connects', { person: busy, other: known }],
    ['people-in-common', { person: busy, other: known }],
    ['itinerary', { person: known }],
    ['top-pairs', {}],
    ['top-pairs', { from, to }],
    ['evidence-for', { meeting: world.meetings[0].id }],
  ];
}

async function timed(work) {
  const times = [];
  let rows = 0;
  for (let turn = 0; turn <= WARM; turn++) {
    const started = performance.now();
    rows = (await work()).length;
    times.push(performance.now() - started);
    if (times.reduce((sum, each) => sum + each, 0) > ENOUGH_MS && times.length > 2) break;
  }
  const [cold, ...warm] = times;
  const sorted = warm.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { cold, median: at(0.5), p95: at(0.95), rows };
}

const seconds = async (work) => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};
const megabytes = () => process.memoryUsage().rss / 1e6;
const sizeOf = (folder) =>
  readdirSync(folder, { recursive: true }).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / 1e6;

async function measure(engine, world, graph, meetings) {
  const result = { engine: engine.name, meetings, rows: [] };
  result.loadSeconds = await seconds(() => engine.load(graph, world));
  result.openSeconds = await seconds(() => engine.open());
  result.diskMegabytes = engine.disk();
  for (const [question, parameters] of questionsOf(world)) {
    const work = engine.question(question, parameters);
    if (work) result.rows.push({ question, parameters, ...(await timed(work)) });
  }
  await engine.close();
  return result;
}

function storeEngine(name, location) {
  const { NEO4J_USERNAME: username, NEO4J_PASSWORD: password } = process.env;
  let store;
  const using = async (mode, work) => {
    const opened = await openStore(location, { mode, username, password });
    await work(opened);
    await opened.close();
  };
  return {
    name,
    load: (graph) => using('write', (opened) => opened.publish(graph)),
    open: async () => {
      store = await openStore(location, { mode: 'read', username, password });
      await store.query('MATCH (n:Place) RETURN count(n) AS count');
    },
    disk: () => (name === 'embedded' ? sizeOf(location) : null),
    question: (question, parameters) => async () => (await ask(store, question, parameters)).rows,
    close: async () => {
      await store.close();
      if (name === 'neo4j') await using('write', (opened) => opened.drop());
    },
  };
}

const shown = (value) =>
  value === null ? '' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1);

function print({ engine, meetings, loadSeconds, openSeconds, diskMegabytes, rows }) {
  const disk = diskMegabytes === null ? '' : `, ${shown(diskMegabytes)} MB on disk`;
  console.log(
    `\n${engine}, ${meetings.toLocaleString('en')} meetings: loaded in ${shown(loadSeconds)} s, opened in ${shown(openSeconds)} s${disk}`,
  );
  for (const { question, parameters, cold, median, p95, rows: count } of rows) {
    const label = `${question} ${Object.keys(parameters).join(' ')}`;
    console.log(
      `  ${label.padEnd(42)} ${shown(cold).padStart(9)} ms cold ${shown(median).padStart(9)} median ${shown(p95).padStart(9)} p95 ${String(count).padStart(7)} rows`,
    );
  }
}

/** Slope of the straight line through the logarithms, by least squares. */
function slope(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (index) => logs.reduce((sum, each) => sum + each[index], 0) / logs.length;
  const [x0, y0] = [mean(0), mean(1)];
  const [over, under] = logs.reduce(([a, b], [x, y]) => [a + (x - x0) * (y - y0), b + (x - x0) ** 2], [0, 0]);
  return over / under;
}

function growth(results) {
  const series = new Map();
  for (const { engine, meetings, rows } of results)
    for (const { question, parameters, median } of rows) {
      const key = `${engine.padEnd(10)} ${question} ${Object.keys(parameters).join(' ')}`;
      series.set(key, [...(series.get(key) ?? []), [meetings, median]]);
    }
  return [...series]
    .filter(([, points]) => points.length > 1)
    .map(([name, points]) => ({ name, slope: slope(points) }));
}

const results = [];
const worlds = [];
for (const meetings of values.meetings.split(',').map(Number)) {
  const size = { meetings, articles: Number(values.articles), gathering: Number(values.gathering) };
  const world = generateWorld(size);
  const graph = toGraph(world, new Map());
  worlds.push({ ...size, ...countRows(graph), megabytesWithRows: Math.round(megabytes()) });
  const folder = mkdtempSync(join(tmpdir(), 'whomet-scale-'));
  const engines = [storeEngine('embedded', join(folder, 'store')), inMemory()];
  if (values.neo4j) engines.push(storeEngine('neo4j', values.neo4j));
  for (const engine of engines) {
    const result = await measure(engine, world, graph, meetings);
    results.push(result);
    print(result);
  }
  rmSync(folder, { recursive: true, force: true });
}
const slopes = growth(results);
if (slopes.length > 0) console.log('\ngrowth (log-log slope of the median)');
for (const each of slopes) console.log(`  ${each.name.padEnd(56)} ${each.slope.toFixed(2)}`);
saveResults('scale', { worlds, results, slopes });
