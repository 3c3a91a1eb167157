import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ArticleId } from '../../src/model/ids.ts';
import type { ArticleRecord } from '../../src/model/record.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { ask } from '../../src/store/ask.ts';
import { checkStore } from '../../src/store/check.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { openStore } from '../../src/store/open.ts';
import { rebuildGraph } from '../../src/store/rebuild.ts';
import { search } from '../../src/store/search.ts';
import { records } from '../ask/world.ts';
import { corrected } from './record-contract.ts';

/** More than an index of Neo4j holds, and more than its full-text index takes as one word. */
const LENGTHS = [10_000, 40_000];

const FIRST = ['Åse', 'Ивана', 'Cleo', 'Дина'];

const long = (word: string, length: number): string => word.repeat(Math.ceil(length / word.length)).slice(0, length);

interface LongRecord {
  readonly record: ArticleRecord;
  readonly person: string;
  readonly place: string;
  readonly topic: string;
}

/** The account of a held meeting with every text in it so long. Half of the names are one word, with letters of several bytes. */
function longRecord(length: number, index: number): LongRecord {
  const [, plain] = records as [ArticleRecord, ArticleRecord];
  const [person, place, topic] = [
    `${FIRST[index]}${index % 2 === 0 ? ` ${long('Wolfeschlegel ', length)}x` : long('ж𐐨', length)}`,
    long(`Llanfair ${index} `, length).trim(),
    long(`talks on ${index} `, length).trim(),
  ];
  const location = {
    ...plain.article.locations[0]!,
    name: long(`name${index}`, length),
    file: long(`file${index}`, length),
    url: `https://example.org/${long(`page${index}`, length)}`,
    title: long(`Title ${index} `, length),
    publisher: long(`Publisher ${index} `, length),
  };
  const id = `art_long${index}` as ArticleId;
  const claims = plain.claims.slice(0, 1).map((claim) => ({
    ...claim,
    id: `clm_long${index}` as typeof claim.id,
    article: id,
    participants: claim.participants.map((party, at) =>
      at === 0 ? { ...party, name: person, aliases: [person], as: [person] } : party,
    ),
    places: [{ names: [place], core: place, keys: [null], basis: 'stated' as const }],
    topics: [topic],
    accordingTo: long('a source ', length),
  }));
  const mentions = [
    { name: person, type: 'person' as const, aliases: [], roles: [], count: 1, sentences: [0] },
    {
      name: long(`Body ${index} `, length),
      type: 'organization' as const,
      aliases: [],
      roles: [],
      count: 1,
      sentences: [0],
    },
  ];
  return {
    record: { ...plain, article: { ...plain.article, ...location, id, locations: [location] }, claims, mentions },
    person,
    place,
    topic,
  };
}

/** No text is too long for a store: what Neo4j has indexes of is bounded, on the embedded store likewise. The store is empty at first and in the end. */
export function longValuesSuite(name: string, open: () => Promise<GraphStore>): void {
  describe(`very long texts, ${name}`, () => {
    test('go in, are found, and make the same graph on every store', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'whomet-long-'));
      const stores = [await open(), await openStore(join(folder, 'store'), { mode: 'write' })];
      const longRecords = LENGTHS.flatMap((length, at) => [longRecord(length, at * 2), longRecord(length, at * 2 + 1)]);
      try {
        const told = [];
        for (const store of stores) {
          await store.append(records);
          await store.append(longRecords.map(({ record }) => record));
          const again = longRecords.map(({ record }) => corrected(record, `${record.article.id}b`, ' Tea was served.'));
          expect(await store.append(again)).toMatchObject({ corrected: again.length });
          await rebuildGraph(store, defaultKnowledge);
          const checked = await checkStore(store, defaultKnowledge);
          expect(checked).toMatchObject({ differences: [], isCurrent: true });
          const answers = [];
          for (const each of longRecords) answers.push(await answersAbout(store, each));
          told.push({ graph: checked.graph, answers });
        }
        expect(told[0]).toEqual(told[1]);
      } finally {
        for (const store of stores) {
          await store.drop();
          await store.close();
        }
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
}

/** What a user gets who asks by the whole of a long text; each finds the meeting. */
async function answersAbout(store: GraphStore, { person, place, topic }: LongRecord) {
  const questions: [string, Record<string, string>][] = [
    ['who-met-whom', { person }],
    ['meetings', { person }],
    ['meetings', { place }],
    ['met-about', { topic }],
  ];
  const answers = [];
  for (const [question, parameters] of questions) {
    const { rows } = await ask(store, question, parameters);
    answers.push([question, rows]);
  }
  expect(answers.filter(([, rows]) => rows?.length === 0)).toEqual([]);
  const found = await search(store, person);
  expect(found.names.map(({ kind }) => kind)).toContain('person');
  return [...answers, found];
}
