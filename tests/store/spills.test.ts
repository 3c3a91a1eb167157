import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { records } from '../ask/world.ts';
import { whometWith } from '../tools/whomet.ts';

const base = mkdtempSync(join(tmpdir(), 'whomet-'));
const temporary = join(base, 'temporary');
const location = join(base, 'store');
afterAll(() => rmSync(base, { recursive: true, force: true }));

const PROGRAM = `
  import { openStore } from ${JSON.stringify(new URL('../../dist/index.js', import.meta.url).href)};
  const store = await openStore(${JSON.stringify(location)});
  await store.query('MATCH (n) RETURN count(n) AS n');
  console.log('open');
  setInterval(() => store.location, 1000);`;

/** A program that has the store open until it is killed. */
async function holding() {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    pid: child.pid,
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

const of = (pid: number | undefined): unknown => expect.stringMatching(new RegExp(`^grafeo-graph\\.grafeo-${pid}-`));

test('what a killed program left in the temporary folder goes when a store is opened; all else stays', async () => {
  const store = await openStore(location, { mode: 'write' });
  await store.append(records);
  await store.close();
  const foreign = ['grafeo-graph.grafeo-99999999-00.spill.txt', 'grafeo-other.db-99999999-00.spill'];
  for (const name of foreign) mkdirSync(join(temporary, name), { recursive: true });
  const [one, other] = await Promise.all([holding(), holding()]);
  const spills = () => readdirSync(temporary).filter((name) => !foreign.includes(name));
  expect(spills().sort()).toEqual(expect.arrayContaining([of(one.pid), of(other.pid)]));
  await one.kill();
  const { code } = await whometWith({ TMPDIR: temporary }, base, 'store', 'info', '--store', location);
  expect(code).toBe(0);
  expect(spills()).toEqual([of(other.pid)]);
  await other.kill();
  expect(readdirSync(temporary)).toEqual(expect.arrayContaining(foreign));
});
