import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toGraph } from '../../src/graph/to-graph.ts';
import type { Claim } from '../../src/model/claim.ts';
import type { Judgement, Subject, Verdict, Word } from '../../src/model/judgement.ts';
import type { ArticleRecord } from '../../src/model/record.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { anchorOf } from '../../src/resolve/ledger/anchorage.ts';
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

const claimSubject = (claim: Claim): Subject => ({ id: claim.id, name: '', claims: [anchorOf(claim)], names: [] });

const nameSubjects = ({ article, mentions }: ArticleRecord): Subject[] =>
  mentions.map(({ name, aliases }) => ({
    id: `per_${article.id} ${name}`,
    name,
    claims: [],
    names: [{ article: article.id, type: 'person', name, aliases }],
  }));

const sameness = (verdict: Verdict, left: Subject, right: Subject): Word => ({
  kind: 'sameness',
  verdict,
  left,
  right,
  score: null,
});

/** Older words that join things at random, among them one that joins both ends to a third. */
function chain(
  all: readonly Subject[],
  joins: readonly (readonly [number, number])[],
  left: Subject,
  right: Subject,
): Judgement[] {
  const at = (index: number) => all[index % all.length] as Subject;
  const third = at(joins[0]?.[0] ?? 0);
  const pairs = [...joins.map(([a, b]) => [at(a), at(b)] as const), [left, third] as const, [third, right] as const];
  return pairs.filter(([a, b]) => a.id !== b.id).map(([a, b], index) => rowOf(sameness('positive', a, b), index));
}

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

  test('accounts that were told apart never share a meeting, whatever the scores and older words through thirds', () => {
    fc.assert(
      fc.property(
        someRecords,
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        (records, joins, x, y) => {
          const claims = records.flatMap((record) => record.claims).map(claimSubject);
          const [left, right] = [claims[x % claims.length], claims[y % claims.length]];
          if (!left || !right || left.id === right.id) return;
          const ledger = [...chain(claims, joins, left, right), rowOf(sameness('negative', left, right), 50)];
          const meetings = new Map(
            worldOf(records, ledger).claims.map(({ claim, meeting }) => [claim.id as string, meeting]),
          );
          expect(meetings.get(left.id)).not.toBe(meetings.get(right.id));
          const newer = rowOf(sameness('positive', left, right), 60);
          const after = new Map(
            worldOf(records, [...ledger, newer]).claims.map(({ claim, meeting }) => [claim.id as string, meeting]),
          );
          expect(after.get(left.id)).toBe(after.get(right.id));
        },
      ),
      RUNS,
    );
  });

  test('names that were told apart never mean one person, whatever else is said of thirds', () => {
    fc.assert(
      fc.property(
        someRecords,
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        (records, joins, x, y) => {
          const names = records.flatMap(nameSubjects);
          const [left, right] = [names[x % names.length], names[y % names.length]];
          if (!left || !right || left.id === right.id) return;
          const sidesOf = (ledger: readonly Judgement[], id: string) => {
            const judged = worldOf(records, ledger).judgements.find(({ judgement }) => judgement.id === id);
            return judged?.concerns.map((each) => each.id) ?? [];
          };
          const apart = rowOf(sameness('negative', left, right), 50);
          const ledger = [...chain(names, joins, left, right), apart];
          expect(new Set(sidesOf(ledger, apart.id)).size).toBe(2);
          const newer = rowOf(sameness('positive', left, right), 60);
          expect(new Set(sidesOf([...ledger, newer], newer.id)).size).toBe(1);
        },
      ),
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
