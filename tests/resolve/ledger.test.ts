import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toGraph } from '../../src/graph/to-graph.ts';
import type { Judgement } from '../../src/model/judgement.ts';
import type { ArticleRecord } from '../../src/model/record.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { judgementIn, rowOf, someChoices, someRecords, type Choice } from '../tools/made-records.ts';

const worldOf = (records: readonly ArticleRecord[], ledger: readonly Judgement[]) =>
  resolve(records, ledger, defaultKnowledge);

/** The graph as text: equal means equal byte for byte. */
const graphOf = (records: readonly ArticleRecord[], ledger: readonly Judgement[]): string =>
  JSON.stringify(toGraph(worldOf(records, ledger), new Map(records.map((record) => [record.article.id, record]))));

/** Each judgement is made of the world that those before it left. */
function ledgerOf(records: readonly ArticleRecord[], choices: readonly Choice[]): Judgement[] {
  const ledger: Judgement[] = [];
  for (const [index, choice] of choices.entries()) {
    const row = judgementIn(worldOf(records, ledger), records, choice, index);
    if (row) ledger.push(row);
  }
  return ledger;
}

const cases = fc.tuple(someRecords, someChoices);
const RUNS = { numRuns: 150 };
const shuffled = <Item>(items: readonly Item[], seed: number): Item[] =>
  [...items].sort((a, b) => hash(`${seed}${JSON.stringify(a)}`) - hash(`${seed}${JSON.stringify(b)}`));
const hash = (text: string): number => [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, 7);

describe('the ledger, on generated worlds', () => {
  test('undo is before, and undoing the undo is after', () => {
    fc.assert(
      fc.property(cases, ([records, choices]) => {
        const ledger = ledgerOf(records, choices);
        const last = ledger.at(-1);
        if (!last) return;
        const undo = rowOf({ kind: 'undo', target: last.id }, 100);
        const redo = rowOf({ kind: 'undo', target: undo.id }, 101);
        expect(graphOf(records, [...ledger, undo])).toBe(graphOf(records, ledger.slice(0, -1)));
        expect(graphOf(records, [...ledger, undo, redo])).toBe(graphOf(records, ledger));
      }),
      RUNS,
    );
  });

  test('neither the order of the rows nor that of the records matters', () => {
    fc.assert(
      fc.property(cases, fc.nat(), ([records, choices], seed) => {
        const ledger = ledgerOf(records, choices);
        expect(graphOf(shuffled(records, seed), shuffled(ledger, seed))).toBe(graphOf(records, ledger));
      }),
      RUNS,
    );
  });

  test('the newest word on who is who, and what is one meeting, holds', () => {
    fc.assert(
      fc.property(cases, ([records, choices]) => {
        const ledger = ledgerOf(records, choices);
        const last = ledger.at(-1);
        if (last?.kind !== 'sameness' || !last.left.id.startsWith('mtg_')) return;
        const world = worldOf(records, ledger);
        const meetingsOf = (side: 'left' | 'right') => {
          const claims = new Set<string>(last[side].claims.map(({ claim }) => claim));
          return new Set(world.claims.filter(({ claim }) => claims.has(claim.id)).map(({ meeting }) => meeting));
        };
        const [left, right] = [meetingsOf('left'), meetingsOf('right')];
        const holds =
          last.verdict === 'positive'
            ? new Set([...left, ...right]).size === 1
            : [...left].every((meeting) => !right.has(meeting));
        expect(holds).toBe(true);
      }),
      RUNS,
    );
  });

  test('what is said of people apart holds through any third', () => {
    fc.assert(
      fc.property(cases, ([records, choices]) => {
        const ledger = ledgerOf(records, choices);
        const last = ledger.at(-1);
        if (last?.kind !== 'sameness' || !last.left.id.startsWith('per_') || last.verdict !== 'negative') return;
        const world = worldOf(records, ledger);
        const judged = world.judgements.find(({ judgement }) => judgement.id === last.id);
        const sides = new Map(judged?.concerns.map(({ side, id }) => [side, id]));
        expect(sides.get('left')).not.toBe(sides.get('right'));
      }),
      RUNS,
    );
  });

  test('a judgement says nothing of articles that it does not name', () => {
    fc.assert(
      fc.property(someRecords, someRecords, someChoices, (mine, others, choices) => {
        const ledger = ledgerOf(mine, choices);
        const foreign = others.filter(({ article }) => !mine.some((record) => record.article.id === article.id));
        expect(graphOf(foreign, ledger)).toBe(graphOf(foreign, []));
      }),
      RUNS,
    );
  });
});
