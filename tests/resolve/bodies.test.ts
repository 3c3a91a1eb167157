import { describe, expect, test } from 'vitest';
import { marginsOf } from '../../src/lexicon/margins.ts';
import { wholeOf } from '../../src/lexicon/units.ts';
import { extractArticle } from '../../src/pipeline/extract-article.ts';
import { makeArticle } from '../../src/read/make-article.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { toGraph } from '../../src/graph/to-graph.ts';

test.each([
  ['European Commission', 'European Union'],
  ['Russian Defence Ministry', 'Russia'],
  ['Ministry of Foreign Affairs of Japan', 'Japan'],
  ['U.S. Embassy in Kabul', 'United States'],
  ['NATO Military Committee', 'NATO'],
  ['South Korean Foreign Ministry', 'South Korea'],
  ['Congress for the Republic', null],
  ['French Open', null],
  ['Example Energy plc', null],
])('%s is a part of %s', (name, whole) => expect(wholeOf(name)).toBe(whole));

test.each([
  ['They met on the sidelines of the G20 summit in Bali on Monday.', ['g20 summit']],
  ['They met on the margins of an annual NATO meeting, officials said.', ['nato meeting']],
  ['He stood at the edge of the room.', []],
])('%s', (quote, phrases) => expect(marginsOf(quote)).toEqual(phrases));

describe('the graph of a summit and a meeting beside it', async () => {
  const text = `NATO leaders met in Vilnius on Tuesday. U.S. President Joe Biden, British Prime Minister Rishi Sunak and German Chancellor Olaf Scholz met in Vilnius on Tuesday at the NATO summit.

Turkish President Recep Tayyip Erdogan met Swedish Prime Minister Ulf Kristersson in Vilnius on Tuesday on the sidelines of the NATO summit, the Swedish Foreign Ministry said.
`;
  const article = await makeArticle('vilnius', 'vilnius.txt', { text, published: '2023-07-12' });
  const record = extractArticle(article);
  const world = resolve([record], [], defaultKnowledge);
  const { edges } = toGraph(world, new Map([[article.id, record]]));
  const names = new Map([...world.people, ...world.organizations].map(({ id, name }) => [String(id), name]));
  const nameOf = new Map([
    ...[...world.people, ...world.organizations, ...world.places].map(({ id, name }) => [String(id), name] as const),
    ...world.meetings.map(
      ({ id, participants }) =>
        [
          String(id),
          participants
            .map(({ party }) => names.get(party))
            .sort()
            .join(', '),
        ] as const,
    ),
  ]);
  const told = (type: string): string[] =>
    edges.filter((edge) => edge.type === type).map(({ from, to }) => `${nameOf.get(from)} > ${nameOf.get(to)}`);

  test('DURING', () =>
    expect(told('DURING')).toEqual(['Recep Tayyip Erdogan, Ulf Kristersson > Joe Biden, Olaf Scholz, Rishi Sunak']));
  test('UNIT_OF', () => expect(told('UNIT_OF')).toContain('Swedish Foreign Ministry > Sweden'));
  test('BASED_IN', () => expect(told('BASED_IN')).toContain('NATO > Brussels'));
  test('kinds', () => expect(world.organizations.find(({ name }) => name === 'NATO')?.kind).toBe('alliance'));
  test('terms', () => {
    const biden = world.roles.find(({ title, person }) => title === 'president' && nameOf.get(person) === 'Joe Biden');
    expect(biden).toMatchObject({ from: '2021-01-20', asOf: '2023-07-12' });
  });
});
