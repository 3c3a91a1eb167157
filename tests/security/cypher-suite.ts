import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toGraph } from '../../src/graph/to-graph.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { sha256 } from '../../src/export/files.ts';
import { recordMap, world } from '../ask/world.ts';
import { ESCAPES, QUESTIONS, WRITES, type Targets } from './attacks.ts';

const REFUSED = /^query\/(?:not-allowed|read-only|syntax)$/;
const SECRET = 'the-secret-of-the-file';

/** A store with a graph in it, and the way to its engine that no guard watches. */
export interface UnderAttack {
  readonly store: GraphStore;
  /** Runs a query in a read transaction of the engine, without the guard. */
  readonly past: (text: string, parameters: object) => Promise<unknown>;
}

/** What a user's query may do to a store: read it. */
export function cypherSuite(name: string, open: () => Promise<UnderAttack>): void {
  describe(`queries of users in the ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'whomet-attack-'));
    const file = join(folder, 'secret.csv');
    let under: UnderAttack;
    let store: GraphStore;
    let before: string;
    let server: Server;
    let targets: Targets;
    const asked: string[] = [];

    beforeAll(async () => {
      writeFileSync(file, `${SECRET}\n`);
      server = createServer((request, response) => {
        asked.push(request.url ?? '');
        response.end(`${SECRET}\n`);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.csv`;
      targets = { file, url, made: join(folder, 'made.csv') };
      under = await open();
      store = under.store;
      await store.publish(toGraph(world, recordMap));
      before = await contents(store);
    });
    afterAll(async () => {
      await store?.close();
      server?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    /** Whether nothing was written, no file made and no address asked. */
    const untouched = async (): Promise<boolean> =>
      (await contents(store)) === before && asked.length === 0 && !existsSync(targets.made);
    const parameters = () => ({ file: targets.url, map: { name: 'x' } });

    test('there are at least 60 attacks', () => {
      expect(new Set([...WRITES, ...ESCAPES(targets)]).size).toBeGreaterThanOrEqual(60);
    });

    test.each(WRITES)('a write is refused: %s', async (text) => {
      await expect(store.query(text, parameters())).rejects.toMatchObject({ code: expect.stringMatching(REFUSED) });
    });

    test.each(ESCAPES({ file: 'FILE', url: 'URL', made: 'MADE' }).map((text, index) => [text.slice(0, 100), index]))(
      'an escape is refused: %s',
      async (_, index) => {
        const text = ESCAPES(targets)[Number(index)] ?? '';
        const refusal = { code: expect.stringMatching(REFUSED), next: expect.any(String) };
        await expect(store.query(text, parameters())).rejects.toMatchObject(refusal);
      },
    );

    test('nothing was written, no file made, no address asked', async () => {
      expect(await untouched()).toBe(true);
    });

    test('writes that get past the guard are refused by the engine', async () => {
      for (const text of WRITES) await expect(under.past(text, parameters())).rejects.toThrow(/./);
      expect(await untouched()).toBe(true);
    });

    test.each(QUESTIONS)('a question is answered: %s', async (text) => {
      const { rows } = await store.query(text, { none: 'nobody' }, { timeout: 30_000 });
      expect(rows.length).toBeGreaterThan(0);
    });

    test('what the guard lets through does no harm, whatever is put together', async () => {
      const piece = fc.constantFrom(...pieces(targets));
      const broken = fc.tuple(fc.constantFrom(...QUESTIONS), fc.array(piece, { maxLength: 3 }), fc.nat(20));
      const words = fc.oneof(
        fc.array(piece, { minLength: 1, maxLength: 12 }),
        broken.map(([question, put, at]) => question.split(/(?<= )/).toSpliced(at, 0, ...put)),
      );
      await fc.assert(
        fc.asyncProperty(words, async (parts) => {
          const answer = await store
            .query(parts.join(' '), parameters(), { limit: 5 })
            .catch((error: unknown) => error);
          expect(JSON.stringify(answer)).not.toContain(SECRET);
        }),
        { numRuns: 400 },
      );
      expect(await untouched()).toBe(true);
    });

    test('values come back as they went, and never become query', async () => {
      const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constantFrom(...WRITES));
      await fc.assert(
        fc.asyncProperty(text, async (value) => {
          const { rows } = await store.query('RETURN $value AS value, $list[0] AS first', { value, list: [value] });
          expect(rows).toEqual([{ value, first: value }]);
          await store.query('MATCH (n:Person) WHERE n.name = $value OR n[$value] = 1 RETURN n', { value });
        }),
        { numRuns: 200 },
      );
      expect(await untouched()).toBe(true);
    });

    test('without the guard an engine does read what it is told to', async () => {
      const answers = [targets.file, targets.url].map((from) =>
        under.past(`LOAD CSV FROM '${from}' AS line RETURN line`, {}).catch(() => null),
      );
      expect(JSON.stringify(await Promise.all(answers))).toContain(SECRET);
    });

    test('an answer that grows without end is stopped', async () => {
      const long = 'UNWIND range(1, 20000) AS a UNWIND range(1, 20000) AS b RETURN a, b, toString(a * b) AS text';
      const limits = { timeout: 10_000, limit: 10 };
      const answer = await store.query(long, {}, limits).then(
        ({ rows }) => `${rows.length} rows`,
        (error: { code: string }) => error.code,
      );
      expect(answer).toMatch(/^(?:10 rows|query\/(?:timeout|too-large|failed))$/);
      expect((await store.query('RETURN 1 AS one')).rows).toEqual([{ one: 1 }]);
    });
  });
}

/** All nodes and edges with their properties, as one hash. */
async function contents(store: GraphStore): Promise<string> {
  const nodes = await store.query('MATCH (n) WHERE NOT n:Record AND NOT n:Store RETURN labels(n) AS labels, n');
  const edges = await store.query('MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS from, b.id AS to, r');
  const rows = [...nodes.rows, ...edges.rows].map((row) => JSON.stringify(row)).sort();
  expect(rows.length).toBeGreaterThan(50);
  return sha256(rows.join('\n'));
}

/** Words of Cypher, harmless and not, from which random queries are made. */
const pieces = ({ url, file }: Targets): readonly string[] => [
  `LOAD CSV FROM '${url}' AS n`,
  `LOAD CSV FROM '${file}' AS n`,
  `'${url}'`,
  ...PIECES.trim().split('\n'),
  '\n',
  '\r',
];

const PIECES = String.raw`
MATCH (n)
MATCH (in)
WITH *
WITH n
RETURN n
RETURN 1 AS one
WHERE n.id = 1
n
in
CREATE (:Topic)
SET n.name = "x"
DETACH DELETE n
DELETE
MERGE (:Topic)
REMOVE n.name
SET
*
LOAD
CSV
FROM
AS
USE
CALL dbms.components() YIELD name
CALL {
CALL (n) {
}
{
(
)
[
]
EXISTS {
COUNT {
//
/*
*/
'
"
${'`'}
\
\u0027
;
.
,
:
|
=
+
-
..
$file
UNION
UNWIND [1] AS x
FOREACH (x IN [1] | CREATE (:Topic))
ORDER BY n
DESC
LIMIT 1
CASE
END
`;
