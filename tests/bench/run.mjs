/**
 * Every number that the project promises: npm run bench [-- --all]. Prints one table and saves it with machine, versions
 * and day under results/. `--all` checks the quotes of the whole Reuters collection (ten minutes), not of 500.
 * Ends with 1 where a limit does not hold. Parts whose input in ../shared is missing say so.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { reutersArticles } from './inputs.mjs';
import { development, ingestion, resolution } from './parts.mjs';
import { quotes } from './quotes.mjs';
import { speed } from './speed.mjs';

const all = process.argv.includes('--all');
const reuters = reutersArticles();
const PARTS = [
  ['ingest', (folder) => ingestion(folder, reuters)],
  ['development set', development],
  ['seeds', resolution],
  ['speed', (folder) => speed(folder, reuters)],
  ['quotes', (folder) => quotes(folder, reuters, all)],
];

const holds = ({ value, atLeast = -Infinity, atMost = Infinity }) => value >= atLeast && value <= atMost;
const isLimited = ({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined;

/** Four digits that count. */
const rounded = (value) => (Number.isInteger(value) ? value : Number(value.toPrecision(4)));
const shown = (value) => (value >= 1000 ? Math.round(value) : rounded(value)).toLocaleString('en');

function line({ part, measure, value, unit, atLeast, atMost }) {
  const limit = atLeast !== undefined ? `>= ${atLeast}` : atMost !== undefined ? `<= ${atMost}` : '';
  const verdict = limit === '' ? '' : holds({ value, atLeast, atMost }) ? 'holds' : 'MISSED';
  return `${part.padEnd(16)}  ${measure.padEnd(44)}${shown(value).padStart(9)} ${unit.padEnd(7)} ${limit.padEnd(8)} ${verdict}`;
}

async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'whomet-bench-'));
  const results = [];
  try {
    for (const [part, run] of PARTS) {
      const rows = await run(folder);
      if ('skipped' in rows) console.log(`${part.padEnd(16)}  SKIPPED: ${rows.skipped}`);
      else for (const row of rows) console.log(line({ part, ...row }).trimEnd());
      results.push('skipped' in rows ? { part, skipped: rows.skipped } : { part, rows: rows.map(saved) });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}

const saved = (row) => ({ ...row, value: rounded(row.value), ...(isLimited(row) && { holds: holds(row) }) });

function commit() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return null;
  }
}

const packageOf = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')).version;
const [{ model } = { model: 'unknown' }] = cpus();
const date = new Date().toISOString().slice(0, 10);

const parts = await measure();
const result = {
  date,
  machine: {
    system: `${type()} ${arch()}`,
    processor: model,
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  },
  versions: {
    whomet: packageOf('../../package.json'),
    commit: commit(),
    node: process.versions.node,
    grafeo: packageOf('../../node_modules/@grafeo-db/js/package.json'),
  },
  parts,
};
const folder = new URL('results/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL(`${date}.json`, folder), `${JSON.stringify(result, null, 2)}\n`);
console.log(`\nsaved as tests/bench/results/${date}.json`);
const missed = parts.flatMap(({ rows = [] }) => rows).filter((row) => row.holds === false);
if (missed.length > 0) console.log(`${missed.length} limits missed`);
process.exitCode = missed.length > 0 ? 1 : 0;
