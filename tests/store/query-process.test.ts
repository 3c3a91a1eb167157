import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';

const PROGRAM = fileURLToPath(new URL('../../src/store/embedded/query-process.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'whomet-'));
let graph: string;

beforeAll(async () => {
  const store = await openStore(join(folder, 'store'), { mode: 'write' });
  await store.close();
  const generations = join(folder, 'store', 'graph');
  graph = join(generations, readFileSync(join(generations, 'current'), 'utf8').trim(), 'graph.grafeo');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function asking(bytes: number): ChildProcess {
  const child = fork(PROGRAM, {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.send({
    path: graph,
    text: 'UNWIND range(1, 3) AS n RETURN n',
    parameters: {},
    page: { from: 0, to: null },
    bytes,
  });
  return child;
}

test.each([
  ['an answer', 2_000_000_000, expect.objectContaining({ columns: ['n'] })],
  ['too large', 1, expect.anything()],
])('%s: it stays until whoever asked has heard it, and ends with them', async (_, bytes, expected) => {
  const child = asking(bytes);
  const [answer] = await once(child, 'message');
  expect(answer).toEqual(expected);
  await sleep(500);
  expect([child.exitCode, child.signalCode]).toEqual([null, null]);
  child.disconnect();
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});
