import type { GraphStore } from '../../src/store/contract.ts';
import { ask } from '../../src/store/ask.ts';
import { loadNeighbours } from '../../src/store/view-data.ts';
import type { RunningViewer } from './programs.ts';

/** One thing to ask, of the server or of the store itself. Its answer does not depend on articles about other people. */
export type Asking = (server: RunningViewer, store: GraphStore) => Promise<unknown>;

const CYPHER = 'MATCH (p:Person)-[:ATTENDED]->(m:Meeting) WHERE p.name = $ RETURN m.id AS id ORDER BY id';

/** The same of every person: named questions, neighbours, Cypher; each to the server, and to the store without it. */
export function askings(people: readonly { readonly id: string; readonly name: string }[]): Asking[] {
  return people.flatMap(({ id, name: person }, index): Asking[] => {
    const other = people[(index + 1) % people.length]?.name ?? person;
    const named: [string, Record<string, string>][] = [
      ['who-met-whom', { person }],
      ['meetings', { person }],
      ['meetings-of', { person }],
      ['itinerary', { person }],
      ['roles-of', { person }],
      ['people-in-common', { person, other }],
      ['meetings', { person, from: '2018-01-01', status: 'held' }],
    ];
    const cypher = CYPHER.replace('$', `'${person}'`);
    return [
      ...named.flatMap(([name, parameters]): Asking[] => [
        (server) => server.request('POST /ask', { name, parameters }),
        (_, store) => ask(store, name, parameters),
      ]),
      (server) => server.request('POST /neighbours', { party: id }),
      (_, store) => loadNeighbours(store, id),
      (_, store) => store.query(cypher),
      // In a process of its own where the store is embedded, and therefore not as often.
      ...(index % 8 === 0 ? [(server: RunningViewer) => server.request('POST /query', { cypher })] : []),
      ...(index === 0 ? [(server: RunningViewer) => server.request('GET /questions')] : []),
    ];
  });
}
