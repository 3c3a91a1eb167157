import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArticleId } from '../../src/model/ids.ts';
import type { ArticleRecord } from '../../src/model/record.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { checkStore } from '../../src/store/check.ts';
import type { GraphStore, OpenOptions } from '../../src/store/contract.ts';
import { openStore } from '../../src/store/open.ts';
import { makeCurrent, rebuildGraph } from '../../src/store/rebuild.ts';
import { records } from '../ask/world.ts';
import { judgement } from '../contract/record-contract.ts';
import { ADDER, PROGRAM, runAndKill, timelessDigest, WRITER } from '../tools/killing.ts';
import { seededRandom } from '../tools/seeded.ts';

/** Where the programs that are killed write to. */
export interface KillTarget {
  /** As the programs get it. */
  location(): string;
  environment(): Readonly<Record<string, string>>;
  open(mode: OpenOptions['mode']): Promise<GraphStore>;
  /** Nothing is left in it. */
  clear(): Promise<void>;
}

const LEDGER = ['jdg_a', 'jdg_b', 'jdg_c'].map((id) => judgement(id));
const FIRST = records[0] as ArticleRecord;
/** Among them a text and its correction, so that records take the place of others. */
const LOADED: readonly ArticleRecord[] = [
  ...records,
  {
    ...FIRST,
    article: { ...FIRST.article, id: 'art_a1b' as ArticleId, text: `${FIRST.article.text} It was told at noon.` },
    claims: [],
  },
];

/** Everything is in the store from the beginning. */
async function fill(target: KillTarget): Promise<void> {
  const store = await target.open('write');
  await store.append(LOADED);
  await rebuildGraph(store, defaultKnowledge);
  await store.close();
}

/** Of what the store keeps and of its graph; every node and edge must be what the records say. */
async function digestsOf(target: KillTarget): Promise<string[]> {
  const store = await target.open('read');
  try {
    const { differences, isCurrent, graph } = await checkStore(store, defaultKnowledge);
    expect(differences).toEqual([]);
    expect(isCurrent).toBe(true);
    return [await timelessDigest(store), graph];
  } finally {
    await store.close();
  }
}

/** `npm run soak` kills in rounds, each at other moments; 0: not in a soak. */
const ROUND = Number(process.env['SOAK_ROUND'] ?? 0);
const KILLS_A_ROUND = 40;

/**
 * Kills programs that write to a store, `kills` of them in all, each with SIGKILL at a moment that the seed gives. After each: the
 * store opens, every node and edge is what the records say, all that was reported as done is there; and the same command once
 * more ends in the same store as a run that nobody disturbed.
 */
export function killSuite(name: string, target: KillTarget, options: { kills: number; seed: number }): void {
  const kills = ROUND > 0 ? KILLS_A_ROUND : options.kills;
  const full = () => fill(target);
  const whomet = (...words: readonly string[]) => [PROGRAM, ...words, '--store', target.location()];
  describe(`programs that write to the ${name} are killed`, () => {
    const base = mkdtempSync(join(tmpdir(), 'whomet-kill-'));
    const at = (file: string) => join(base, file);
    const source = at('source');
    const actions: Record<string, { readonly words: () => string[]; readonly before?: () => Promise<void> }> = {
      ingest: { words: () => whomet('ingest', at('texts'), '--workers', '1') },
      load: { words: () => whomet('load', at('records.jsonl')) },
      review: { words: () => whomet('review', '--import', at('ledger.jsonl')), before: full },
      remove: { words: () => whomet('remove', 'art_a3'), before: full },
      purge: { words: () => whomet('remove', 'art_a1b', '--purge', '--yes'), before: full },
      copy: { words: () => [PROGRAM, 'store', 'copy', '--store', source, '--to', target.location()] },
      add: { words: () => [ADDER, target.location(), at('records.jsonl')] },
      write: { words: () => [WRITER, target.location(), at('records.jsonl'), at('ledger.jsonl')] },
    };
    const names = Object.keys(actions);
    const quiet = new Map<string, { readonly digests: readonly string[]; readonly lasted: number }>();

    const prepare = async (action: string) => {
      await target.clear();
      await actions[action]?.before?.();
    };
    const run = (action: string, after: number | null) =>
      runAndKill(actions[action]?.words() ?? [], target.environment(), after);
    beforeAll(async () => {
      mkdirSync(at('texts'));
      for (const { article } of records) writeFileSync(at(`texts/${article.name}.txt`), `${article.text}\n`);
      writeFileSync(at('records.jsonl'), LOADED.map((each) => `${JSON.stringify(each)}\n`).join(''));
      writeFileSync(at('ledger.jsonl'), LEDGER.map((each) => `${JSON.stringify(each)}\n`).join(''));
      const store = await openStore(source, { mode: 'write' });
      await store.append(LOADED);
      await store.judge(LEDGER);
      await rebuildGraph(store, defaultKnowledge);
      await store.close();
      for (const action of names) {
        await prepare(action);
        const { code, lasted, output } = await run(action, null);
        if (code !== 0) throw new Error(output);
        quiet.set(action, { digests: await digestsOf(target), lasted });
      }
    }, 600_000);
    afterAll(async () => {
      await target.clear();
      rmSync(base, { recursive: true, force: true });
    });

    const random = seededRandom(options.seed + 2 * ROUND);
    const moments = Array.from({ length: kills }, (_, index) => ({
      action: names[index % names.length] as string,
      // The first part of a run reads models and tables, and writes nothing.
      moment: 0.25 + 0.8 * random.next(),
    }));
    test.each(moments)(
      '$action at $moment of its time',
      async ({ action, moment }) => {
        const { digests: expected, lasted } = quiet.get(action) ?? { digests: [], lasted: 0 };
        await prepare(action);
        const killed = await run(action, moment * lasted);
        const store = await target.open('write');
        const there = new Set((await store.judgements()).map(({ id }) => String(id)));
        for await (const { article, replaces = [] } of store.records())
          for (const id of [article.id, ...replaces]) there.add(id);
        const reported = [...killed.output.matchAll(/^done (\w+_\w+)$/gm)].map(([, id = '']) => id);
        expect(reported.filter((id) => !there.has(id))).toEqual([]);
        await makeCurrent(store, defaultKnowledge);
        await store.close();
        const reopened = await digestsOf(target);
        // What ended well before it could be killed is all there.
        const hadEnded = !killed.killed && killed.code === 0;
        expect(hadEnded ? reopened : expected).toEqual(expected);
        const again = await run(action, null);
        // What went is not there to go again.
        const isGone = again.output.includes('[remove/unknown]');
        expect(again).toMatchObject({ code: isGone ? 1 : 0 });
        expect(await digestsOf(target)).toEqual(expected);
      },
      300_000,
    );
  });
}
