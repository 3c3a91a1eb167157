import neo4j, { type Driver, type Plan } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listCypher, readCypher } from '../../src/store/cypher-files.ts';
import type { Neo4jServer } from '../tools/neo4j-local.ts';

/** Operators that look at the whole database, or pair everything with everything. */
const FORBIDDEN = /AllNodesScan|CartesianProduct|DirectedAllRelationshipsScan/;

/** A value for each parameter, of the type that it has in use. */
const VALUES: Readonly<Record<string, unknown>> = {
  count: 20,
  pairLimit: 12,
  days: 3,
  minConfidence: 0.5,
  from: '2024-01-01',
  to: '2024-12-31',
  asOf: '2024-12-31',
  country: 'NO',
  words: ['x'],
  indexed: '*x*',
};

/** How the server means to answer each named question: it starts at an index, never at everything. */
export function plansSuite(server: () => Neo4jServer): void {
  describe('plans of a real Neo4j', () => {
    let driver: Driver;
    beforeAll(() => {
      const { uri, username, password } = server();
      driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
    });
    afterAll(() => driver?.close());

    test.each(listCypher('ask'))('%s looks at no more than it must', async (path) => {
      const operators = await plan(driver, path);
      expect(operators.filter((operator) => FORBIDDEN.test(operator))).toEqual([]);
    });

    test.each(listCypher('ask').filter(startsAtIndex))('%s starts at an index', async (path) => {
      const operators = await plan(driver, path);
      expect(operators.filter((operator) => operator.startsWith('NodeByLabelScan'))).toEqual([]);
      expect(operators.join(' ')).toMatch(/Node(Unique)?IndexSeek/);
    });

    test('a search for names looks their parts up in an index', async () => {
      const steps = stepsOf(await explain(driver, readCypher('search/names', 'neo4j').text));
      const scans = steps.filter(({ operatorType }) => operatorType.includes('Scan'));
      expect(scans.map(({ arguments: { Details } }) => String(Details))).toEqual([
        expect.stringMatching(/^TEXT INDEX named:Name\(searchName\)/),
      ]);
    });

    test('a search for words of sentences looks them up in an index', async () => {
      const operators = await plan(driver, 'search/sentences-by-index');
      expect(operators.filter((operator) => operator.includes('Scan'))).toEqual([]);
      expect(operators.join(' ')).toContain('ProcedureCall');
    });
  });
}

/** All but those that ask about everything; topics are few, and searched by parts of words. */
function startsAtIndex(path: string): boolean {
  const start = readCypher(path).header.find(({ key }) => key === 'start')?.value;
  return start !== 'all' && start !== 'topic';
}

const plan = async (driver: Driver, path: string): Promise<string[]> =>
  stepsOf(await explain(driver, readCypher(path, 'neo4j').text)).map(({ operatorType }) => operatorType);

async function explain(driver: Driver, text: string): Promise<Plan> {
  const names = new Set([...text.matchAll(/\$(\w+)/g)].map(([, name = '']) => name));
  const parameters = Object.fromEntries([...names].map((name) => [name, VALUES[name] ?? 'x']));
  const session = driver.session({ defaultAccessMode: neo4j.session.READ });
  try {
    const { summary } = await session.run(`EXPLAIN ${text}`, parameters);
    if (!summary.plan) throw new Error('the server told no plan');
    return summary.plan;
  } finally {
    await session.close();
  }
}

const stepsOf = (step: Plan): Plan[] => [step, ...step.children.flatMap(stepsOf)];
