import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readInWords, type Reading } from '../../src/asking/ask-in-words.ts';
import { pick } from '../../src/asking/pick.ts';
import { toGraph } from '../../src/graph/to-graph.ts';
import { WhometError } from '../../src/model/errors.ts';
import { ask } from '../../src/store/ask.ts';
import type { GraphStore, Value } from '../../src/store/contract.ts';
import { recordMap, world } from './world.ts';

/** The day of asking, for `last month` and the like. */
const TODAY = '2024-08-20';

/** Answers in short: ids of meetings (`01 06`), pairs with their number (`Ann-Bo 1`), names; `refused`: an error says why. */
interface Case {
  readonly question: string;
  readonly answer: string;
}

interface Outcome extends Case {
  readonly got: string;
  /** Words that the answer names as not understood or not used. */
  readonly ignored: readonly string[];
  readonly call: string;
}

function casesIn(file: string): Case[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
  return lines.map((line) => {
    const [question = '', answer = ''] = line.split('\t');
    return { question, answer };
  });
}

async function outcomeOf(store: GraphStore, { question, answer }: Case): Promise<Outcome> {
  try {
    const reading = await readInWords(store, question, TODAY);
    const result = await ask(store, reading.question, reading.parameters);
    const { rows } = reading.take ? pick(result, reading.take).result : result;
    const got = [...new Set(rows.map(short))].join(/^\d\d$/.test(short(rows[0] ?? {})) ? ' ' : ', ');
    const ignored = [...reading.notUnderstood, ...reading.notUsed];
    return { question, answer, got, ignored, call: callOf(reading) };
  } catch (error) {
    if (!(error instanceof WhometError)) throw error;
    return { question, answer, got: 'refused', ignored: [error.message], call: error.code };
  }
}

const callOf = ({ rule, question, parameters }: Reading): string =>
  `${rule}: ${question} ${JSON.stringify(parameters)}`;

const name = (value: Value | undefined): string => String(value).replace(/^(Ann|Bo|Cy|Dee|Eli) .*/, '$1');

/** A row in short; people by their first names, guests by their whole ones. */
function short(row: Readonly<Record<string, Value>>): string {
  const id = row['id'] ?? row['meeting'];
  if (typeof row['field'] === 'string') return `${String(id).slice(4)}:${row['field']}`;
  if (id !== undefined) return String(id).slice(4);
  if (row['person'] !== undefined) return `${name(row['person'])}-${name(row['other'])} ${String(row['times'])}`;
  return name(row['name'] ?? row['city'] ?? row['article']);
}

const report = (outcomes: readonly Outcome[]): string =>
  outcomes
    .map(
      (each) =>
        `${each.question}\n  ${each.call}\n  got ${each.got} not ${each.answer}; ignored: ${each.ignored.join(', ')}`,
    )
    .join('\n');

/** Questions in words with exact answers, in a store that `open` gives (empty, for writing). */
export function wordsSuite(title: string, open: () => Promise<GraphStore>): void {
  describe(`questions in words, ${title}`, () => {
    let store: GraphStore;
    beforeAll(async () => {
      store = await open();
      await store.publish(toGraph(world, recordMap));
    });
    afterAll(() => store?.close());

    test.each([
      ['words-develop.tsv', 100],
      ['words-kept.tsv', 50],
      ['words-levels.tsv', 10],
    ])('%s: at least 92 of a hundred are answered right, and none wrong in silence', async (file, size) => {
      const cases = casesIn(file);
      expect(cases).toHaveLength(size);
      const outcomes: Outcome[] = [];
      for (const each of cases) outcomes.push(await outcomeOf(store, each));
      const wrong = outcomes.filter(({ got, answer }) => got !== answer);
      expect(wrong.length / size > 0.08 ? report(wrong) : 'right enough').toBe('right enough');
      expect(report(wrong.filter(({ ignored }) => ignored.length === 0))).toBe('');
    });
  });
}
