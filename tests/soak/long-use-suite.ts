import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { checkStore } from '../../src/store/check.ts';
import type { GraphStore, OpenOptions } from '../../src/store/contract.ts';
import { seededRandom } from '../tools/seeded.ts';
import { slope } from '../tools/slope.mjs';
import type { Corpus } from './corpus.ts';
import { ingestApart, startView, type IngestRun, type RunningViewer } from './programs.ts';
import { askings, type Asking } from './questions.ts';

const CLIENTS = 8;
/** Of the articles, or of the questions: until then models are loaded and caches fill. */
const WARM_UP = 0.4;
/** Milliseconds that ingests may take, and a whole check of the store. */
export const LIMIT = 1_800_000;
/** Of every so many questions the memory is noted. */
const NOTE_EVERY = 50;

/** Where to, and as whom. */
export interface Place {
  readonly name: string;
  readonly location: string;
  readonly environment: Readonly<Record<string, string>>;
  open(mode: OpenOptions['mode']): Promise<GraphStore>;
}

export interface LongUse {
  readonly questions: number;
  /** Milliseconds that the clients may ask. */
  readonly limit: number;
  /** Megabytes that a thousand articles, or questions about one state of the graph, may leave in memory. */
  readonly mostGrowth: number;
}

export interface Digests {
  readonly record: string;
  readonly graph: string;
}

export async function digestsOf(place: Place): Promise<Digests> {
  const store = await place.open('read');
  try {
    const { differences, isCurrent, record, graph } = await checkStore(store, defaultKnowledge);
    expect({ differences, isCurrent }).toEqual({ differences: [], isCurrent: true });
    return { record, graph };
  } finally {
    await store.close();
  }
}

/** Megabytes a thousand, after the warm-up. */
export function growth(memory: readonly (readonly [number, number])[]): number {
  const last = memory.at(-1)?.[0] ?? 0;
  const after = memory.filter(([count]) => count >= last * WARM_UP);
  return slope(after.map(([count, bytes]) => [count / 1000, bytes / 1_000_000]));
}

/** Keeps what was measured, where `npm run soak` asks for it. */
export function note(figures: object): void {
  const file = process.env['SOAK_FIGURES'];
  if (file) appendFileSync(file, `${JSON.stringify(figures)}\n`);
}

/** What a suite is about; there when its tests run. */
export interface Run {
  readonly corpus: Corpus;
  /** What a store says that nobody asked meanwhile. */
  readonly quiet: Digests;
}

/** `ingest` puts the first articles into the store. Then clients ask the server and the store while more is ingested. */
export function longUseSuite(place: Place, run: () => Run, ingest: () => Promise<IngestRun>, options: LongUse): void {
  test(
    `${place.name}: broken files among the articles are told, and memory stays as it is`,
    async () => {
      const { read, claims, troubles, memory, most } = await ingest();
      const megabytes = growth(memory);
      note({
        place: place.name,
        read,
        claims,
        troubles,
        megabytesPerThousand: megabytes,
        most: most / 1_000_000,
        memory,
      });
      // Of the broken files some are articles.
      const { whole } = run().corpus;
      expect(read).toBeGreaterThanOrEqual(whole);
      expect(claims).toBeGreaterThan(whole / 2);
      expect(troubles.length).toBeGreaterThan(0);
      expect(troubles.filter((code) => code.startsWith('extract/'))).toEqual([]);
      expect(megabytes).toBeLessThanOrEqual(options.mostGrowth);
    },
    LIMIT,
  );

  test(
    `${place.name}: ${CLIENTS} clients ask while more is ingested: no error, and the answers of a quiet run`,
    async () => {
      const store = await place.open('read');
      const server = await startView(place.location, place.environment);
      try {
        const all = askings(await somePeople(store, run().corpus.people));
        const expected: string[] = [];
        for (const asking of all) expected.push(digest(await asking(server, store)));
        const { later, metadata } = run().corpus;
        let isIngesting = true;
        const ingestLater = async () => {
          for (const folder of later) await ingestApart(place.location, metadata, folder, place.environment);
          isIngesting = false;
        };
        const asking = askAll({ server, store, all, expected, options, goesOn: () => isIngesting });
        const [{ memory, count, seconds, quiet }] = await Promise.all([asking, ingestLater()]);
        const megabytes = growth(memory.filter(([at]) => at >= quiet).map(([at, bytes]) => [at - quiet, bytes]));
        note({
          place: place.name,
          questions: count,
          whileIngesting: quiet,
          seconds,
          different: all.length,
          megabytesPerThousand: megabytes,
          memory,
        });
        expect(megabytes).toBeLessThanOrEqual(options.mostGrowth);
      } finally {
        await server.stop();
        await store.close();
      }
      expect(await digestsOf(place)).toEqual(run().quiet);
    },
    options.limit + LIMIT,
  );
}

/** Thirty people whom the graph knows by the names that the articles were written with. */
async function somePeople(store: GraphStore, names: readonly string[]) {
  const { rows } = await store.query(
    'MATCH (p:Person) WHERE p.name IN $names RETURN p.id AS id, p.name AS name ORDER BY id LIMIT 30',
    { names },
  );
  expect(rows.length).toBeGreaterThan(10);
  return rows as unknown as readonly { readonly id: string; readonly name: string }[];
}

const digest = (answer: unknown): string => createHash('sha256').update(JSON.stringify(answer)).digest('hex');

interface Asked {
  readonly server: RunningViewer;
  readonly store: GraphStore;
  readonly all: readonly Asking[];
  readonly expected: readonly string[];
  readonly options: LongUse;
  /** Whether to ask on when enough was asked. */
  readonly goesOn: () => boolean;
}

/** Asks while `goesOn`, and so many questions after it; `quiet`: how many were asked until then. */
async function askAll({ server, store, all, expected, options, goesOn }: Asked) {
  const started = Date.now();
  const memory: [number, number][] = [];
  let [count, quiet] = [0, 0];
  const isOver = () => {
    if (goesOn()) quiet = count;
    return Date.now() - started > options.limit || count - quiet >= options.questions;
  };
  const client = async (seed: number): Promise<void> => {
    const chance = seededRandom(seed);
    while (!isOver()) {
      const at = chance.below(all.length);
      const answer = digest(await all[at]?.(server, store));
      expect(answer, `the answer to ${String(all[at])}`).toBe(expected[at]);
      if (++count % NOTE_EVERY === 0) memory.push([count, await server.memory()]);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(index + 1)));
  return { memory, count, quiet, seconds: (Date.now() - started) / 1000 };
}
