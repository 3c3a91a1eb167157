/**
 * npm run bench:scale -- [--meetings 10000,100000] [--articles 1.5] [--gathering 3000] [--neo4j neo4j://HOST/DATABASE]
 *   [--engines embedded,graphology,sqlite] [--csv FOLDER] [--imported] [--join FILE]
 * Made-up worlds of several sizes in the embedded store, in a Neo4j server (an empty one: what whomet has in it is
 * deleted), and what one would take instead: a graphology graph in memory without a query language, SQLite. Loading
 * (with the making of the rows, which is told too), size, memory, each question cold and warm, and how each grows with
 * the size (slope of a log-log line: 0 does not grow, 1 grows as the world does). `plots.mjs` draws what is saved.
 * `--csv` writes the files for `neo4j-admin database import full` and nothing else; `--imported` asks a server that has
 * them. `--join` takes the results of an earlier run in, of the same world in other sizes or engines.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exportNeo4jImport } from '../../dist/export/neo4j-import.js';
import { countRows } from '../../dist/graph/count-rows.js';
import { GraphOfWorld } from '../../dist/graph/to-graph.js';
import { slope } from '../tools/slope.mjs';
import { generateWorld } from '../tools/world/generate.mjs';
import { embedded, neo4j } from './stores.mjs';
import { graphology } from './in-memory.mjs';
import { saveResults } from './save.mjs';
import { sqlite } from './sqlite.mjs';

const { values } = parseArgs({
  options: {
    meetings: { type: 'string', default: '10000,100000' },
    articles: { type: 'string', default: '1.5' },
    gathering: { type: 'string', default: '3000' },
    neo4j: { type: 'string' },
    engines: { type: 'string', default: 'embedded,graphology,sqlite' },
    csv: { type: 'string' },
    imported: { type: 'boolean', default: false },
    join: { type: 'string' },
  },
});
const before = values.join === undefined ? { results: [], worlds: [] } : JSON.parse(readFileSync(values.join, 'utf8'));
/**
 * The same questions for every size: somebody busy, somebody known, a place, two years. The answers are about as long, so
 * that what grows is the graph.
 */
function questionsOf(world) {
  const [busy, known] = [275, 66].map((count) => someoneWith(count, world).name);
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
    ['search', { words: known }],
  ];
}

/** Of those at the gathering, who has most nearly so many meetings. */
function someoneWith(count, { people, meetings }) {
  const counts = new Map();
  for (const { participants } of meetings)
    for (const { party } of participants) counts.set(party, (counts.get(party) ?? 0) + 1);
  const distance = ({ id }) => Math.abs((counts.get(id) ?? 0) - count);
  return people
    .slice(0, Math.max(1, Number(values.gathering)))
    .reduce((best, each) => (distance(each) < distance(best) ? each : best));
}

const seconds = async (work) => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};
const sizeOf = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true }).reduce((sum, name) => sum + statSync(join(path, name)).size, 0)
    : statSync(path).size;

/** Loads here; opens and asks in a program of its own, whose memory is that of the engine with its answers. */
async function measure(engine, location, world, questions) {
  const isThere = engine === neo4j && values.imported;
  const loadSeconds = isThere ? null : await seconds(() => engine.load(new GraphOfWorld(world, new Map()), location));
  const child = fork(new URL('asking.mjs', import.meta.url), { execArgv: ['--max-old-space-size=12000'] });
  child.send({ engine: engine.name, location, questions });
  const [asked] = await once(child, 'message');
  if (!isThere) await engine.drop?.(location);
  const diskMegabytes = engine.drop ? null : sizeOf(location) / 1e6;
  return { engine: engine.name, loadSeconds, diskMegabytes, ...asked };
}

const shown = (value) =>
  value === null ? '-' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1);

function print({ engine, meetings, loadSeconds, openSeconds, diskMegabytes, megabytes, rows }) {
  const disk = diskMegabytes === null ? '' : `, ${shown(diskMegabytes)} MB on disk`;
  console.log(
    `\n${engine}, ${meetings.toLocaleString('en')} meetings: loaded in ${shown(loadSeconds)} s, opened in ${shown(openSeconds)} s${disk}, ${shown(megabytes)} MB in memory`,
  );
  for (const { question, parameters, cold, median, p95, processor, rows: count } of rows) {
    const label = `${question} ${Object.keys(parameters).join(' ')}`;
    console.log(
      `  ${label.padEnd(42)} ${shown(cold).padStart(9)} ms cold ${shown(median).padStart(9)} median ${shown(p95).padStart(9)} p95 ${shown(processor).padStart(9)} processor ${String(count).padStart(7)} rows`,
    );
  }
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
    .map(([name, points]) => ({ name, slope: slope(points.map(([x, y]) => [Math.log(x), Math.log(y)])) }));
}

/** One table of several runs. */
const joined = (results, worlds) => ({
  results: [...before.results, ...results].sort((a, b) => a.meetings - b.meetings),
  worlds: [...before.worlds, ...worlds],
});

const wanted = values.engines.split(',');
const engines = [embedded, graphology, sqlite].filter(({ name }) => wanted.includes(name));
if (values.neo4j) engines.push(neo4j);
const { dependencies, devDependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url)));
const versions = Object.fromEntries(
  ['@grafeo-db/js', 'graphology', 'neo4j-driver', 'sql.js'].map((name) => [
    name,
    { ...dependencies, ...devDependencies }[name],
  ]),
);
const results = [];
const worlds = [];
for (const meetings of values.meetings.split(',').map(Number)) {
  const size = { meetings, articles: Number(values.articles), gathering: Number(values.gathering) };
  const world = generateWorld(size);
  const questions = questionsOf(world);
  if (values.csv !== undefined) {
    const whole = { graph: new GraphOfWorld(world, new Map()), records: [], replaced: [], judgements: [], former: [] };
    const csvSeconds = await seconds(() => console.log(exportNeo4jImport(whole, values.csv).command));
    console.log(`${meetings} meetings: written in ${shown(csvSeconds)} s`);
    continue;
  }
  if (!before.worlds.some((each) => each.meetings === meetings)) {
    let counts = null;
    const rowsSeconds = await seconds(() => (counts = countRows(new GraphOfWorld(world, new Map()))));
    worlds.push({ ...size, rowsSeconds, ...counts });
    console.log(`\n${meetings.toLocaleString('en')} meetings: rows made in ${shown(rowsSeconds)} s`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'whomet-scale-'));
  for (const engine of engines) {
    const location = engine === neo4j ? values.neo4j : join(folder, engine.name);
    const result = { meetings, ...(await measure(engine, location, world, questions)) };
    results.push(result);
    print(result);
  }
  rmSync(folder, { recursive: true, force: true });
}
if (values.csv !== undefined) process.exit();
const all = joined(results, worlds);
const slopes = growth(all.results);
if (slopes.length > 0) console.log('\ngrowth (log-log slope of the median)');
for (const each of slopes) console.log(`  ${each.name.padEnd(56)} ${each.slope.toFixed(2)}`);
saveResults('scale', { versions, ...all, slopes });
