import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { checkStore } from '../../src/store/check.ts';
import type { OpenOptions } from '../../src/store/contract.ts';
import { openStore } from '../../src/store/open.ts';
import { makeCurrent, rebuildGraph } from '../../src/store/rebuild.ts';
import { records } from '../ask/world.ts';
import { PROGRAM, runAndKill } from '../tools/killing.ts';
import { startNeo4j, type LocalNeo4j } from '../tools/neo4j-local.ts';
import { whyNoServer } from '../tools/neo4j/jars.ts';

const missing = whyNoServer();
const reason = missing === null ? '' : ` (skipped: ${missing})`;

/** A server of our own is stopped, frozen and started: never one that somebody named. */
describe.skipIf(missing !== null)(`a real Neo4j in trouble${reason}`, () => {
  let server: LocalNeo4j;
  let base: string;
  const open = (mode: OpenOptions['mode']) => openStore(server.uri, { mode, ...server });
  const environment = () => ({ NEO4J_USERNAME: server.username, NEO4J_PASSWORD: server.password });
  const whomet = (...words: readonly string[]) =>
    runAndKill([PROGRAM, ...words, '--store', server.uri], environment(), null);
  const clear = async () => {
    const store = await open('write');
    await store.drop();
    await store.close();
  };

  beforeAll(async () => {
    server = await startNeo4j();
    base = mkdtempSync(join(tmpdir(), 'whomet-'));
    writeFileSync(join(base, 'records.jsonl'), records.map((each) => `${JSON.stringify(each)}\n`).join(''));
  }, 300_000);
  afterAll(async () => {
    await server?.stop();
    rmSync(base, { recursive: true, force: true });
  });

  test('a wrong password is said at once, with what to set', async () => {
    const wrong = openStore(server.uri, { mode: 'read', username: 'neo4j', password: 'wrong' });
    await expect(wrong).rejects.toMatchObject({ code: 'store/auth', next: expect.stringContaining('NEO4J_PASSWORD') });
  });

  test('stopped and started while a store writes: it waits, goes on, and nothing is missing or there twice', async () => {
    const store = await open('write');
    await store.append(records.slice(0, 4));
    await server.halt();
    const [appended] = await Promise.all([store.append(records.slice(4)), sleep(2000).then(() => server.resume())]);
    expect(appended.added + appended.known).toBe(4);
    await rebuildGraph(store, defaultKnowledge);
    expect(await checkStore(store, defaultKnowledge)).toMatchObject({ differences: [], isCurrent: true });
    expect((await store.info()).articles).toBe(8);
    await store.close();
  }, 240_000);

  test('away: told with what to do, and the same command goes on when it is back', async () => {
    await clear();
    await server.halt();
    const away = await whomet('load', join(base, 'records.jsonl'));
    expect(away).toMatchObject({ code: 1, output: expect.stringContaining('[store/connect]') });
    expect(away.output).toContain('run the same command again');
    expect(away.output).not.toContain(server.password);
    const [waited] = await Promise.all([whomet('load', join(base, 'records.jsonl')), server.resume()]);
    const loaded = waited.code === 0 ? waited : await whomet('load', join(base, 'records.jsonl'));
    expect(loaded).toMatchObject({ code: 0, output: expect.stringContaining('records added  8') });
  }, 240_000);

  test('frozen in the middle of a question: told when its time is over, and answered when it goes on', async () => {
    const store = await open('read');
    expect((await store.info()).articles).toBe(8);
    server.freeze();
    try {
      await expect(store.query('MATCH (n) RETURN count(n) AS n', {}, { timeout: 300 })).rejects.toMatchObject({
        code: 'store/slow',
        next: expect.stringContaining('same command'),
      });
      const late = store.query('MATCH (a:Article) RETURN count(a) AS n');
      await sleep(3000);
      server.thaw();
      expect((await late).rows).toEqual([{ n: 8 }]);
    } finally {
      server.thaw();
      await store.close();
    }
  }, 120_000);

  test('what a run that was stopped left is made by the next', async () => {
    const store = await open('write');
    await store.remove(records[0]!.article.id);
    expect(await store.isCurrent()).toBe(false);
    await makeCurrent(store, defaultKnowledge);
    expect(await checkStore(store, defaultKnowledge)).toMatchObject({ differences: [], isCurrent: true });
    await store.close();
  });
});
