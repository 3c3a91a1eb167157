import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listen } from '../../src/store/neo4j/silence.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const PENDING = Symbol('pending');
const now = (promise: Promise<unknown>) => Promise.race([promise, Promise.resolve(PENDING)]);

test('a server that sends something now and then may take as long as it likes', async () => {
  const { heard, silent, end } = listen(1000, 'neo4j://host');
  for (let turn = 0; turn < 20; turn++) {
    await vi.advanceTimersByTimeAsync(900);
    expect(await now(silent)).toBe(PENDING);
    heard();
  }
  end();
  await vi.advanceTimersByTimeAsync(5000);
  expect(await now(silent)).toBe(PENDING);
});

test('one that is silent for too long is reported, however long it spoke before', async () => {
  const { heard, silent } = listen(1000, 'neo4j://host');
  const outcome = silent.catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(900);
  heard();
  await vi.advanceTimersByTimeAsync(999);
  expect(await now(outcome)).toBe(PENDING);
  await vi.advanceTimersByTimeAsync(1);
  expect(await outcome).toMatchObject({ code: 'store/slow', where: 'neo4j://host' });
});
