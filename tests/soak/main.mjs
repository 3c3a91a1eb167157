/**
 * npm run soak [-- --part NAME]: long use, 200 kills a store, 100,000 broken files. Each part is a test of its own with a
 * limit of time, after which it is stopped and counts as not held. Prints a table and saves it with all figures.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { saveResults } from '../bench/save.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const VITEST = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
/** Of 40 kills each, at other moments: tests/store/kill-suite.ts. */
const ROUNDS = [1, 2, 3, 4, 5];

/** Minutes are for the whole part. */
const PARTS = {
  'long-use': { minutes: 120, runs: [{ words: ['tests/soak/long-use.test.ts', '--mode', 'soak'] }] },
  'kills-embedded': { minutes: 60, runs: ROUNDS.map((round) => ({ words: ['tests/store/kill.test.ts'], round })) },
  'kills-neo4j': { minutes: 90, runs: ROUNDS.map((round) => ({ words: ['tests/store/kill-neo4j.test.ts'], round })) },
  fuzz: { minutes: 120, runs: [{ words: ['tests/security/fuzz.test.ts', '--mode', 'fuzz'] }] },
};

const { values } = parseArgs({ options: { part: { type: 'string', multiple: true } } });
const names = values.part ?? Object.keys(PARTS);
const unknown = names.filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. Parts: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'whomet-soak-'));
const figures = join(folder, 'figures.jsonl');

/** Whether it ended in time; what it printed goes on to the terminal. */
function vitest(words, report, round, until) {
  const child = spawn(
    process.execPath,
    [VITEST, 'run', ...words, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, SOAK_FIGURES: figures, ...(round && { SOAK_ROUND: String(round) }) },
    },
  );
  return new Promise((resolve, reject) => {
    let inTime = true;
    const timer = setTimeout(() => {
      inTime = false;
      child.kill('SIGTERM');
    }, until - Date.now());
    child.once('error', reject).once('exit', () => {
      clearTimeout(timer);
      resolve(inTime);
    });
  });
}

async function run(part) {
  const { minutes, runs } = PARTS[part];
  const started = Date.now();
  const until = started + minutes * 60_000;
  const result = { part, passed: 0, failed: 0, skipped: 0, inTime: true };
  for (const [index, { words, round }] of runs.entries()) {
    const report = join(folder, `${part}-${index}.json`);
    result.inTime = await vitest(words, report, round, until);
    if (!existsSync(report)) {
      if (result.inTime) result.failed++;
      break;
    }
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    for (const { status, assertionResults } of testResults) {
      if (status === 'failed' && assertionResults.length === 0) result.failed++;
      for (const { status } of assertionResults) result[status in result ? status : 'skipped']++;
    }
  }
  return { ...result, minutes: Math.round((Date.now() - started) / 6000) / 10 };
}

const results = [];
try {
  for (const name of names) results.push(await run(name));
  const measured = existsSync(figures)
    ? readFileSync(figures, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
  console.log('\npart              passed  failed  skipped  minutes');
  for (const { part, passed, failed, skipped, minutes, inTime } of results) {
    const counts = [passed, failed, skipped, minutes].map((each, at) => String(each).padStart(at < 2 ? 8 : 9));
    console.log(`${part.padEnd(16)}${counts.join('')}${inTime ? '' : '  stopped: its time was over'}`);
  }
  for (const each of measured) console.log(JSON.stringify(each));
  saveResults('soak', { parts: results, measured });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const hasFailed = results.some(({ failed, inTime }) => failed > 0 || !inTime);
process.exitCode = hasFailed ? 1 : 0;
