/** What somebody without a database would do: a graphology graph in memory, and loops over it. No query language. */
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { MultiDirectedGraph } from 'graphology';
import { PAIR_LIMIT, searchName } from '../../dist/model/schema.js';

/** The graph is a file of rows that is read anew each time. */
export const graphology = {
  name: 'graphology',
  load: async ({ nodes, edges }, path) => {
    const file = createWriteStream(path);
    for (const rows of [nodes, edges])
      for (const row of rows) if (!file.write(`${JSON.stringify(row)}\n`)) await once(file, 'drain');
    file.end();
    await once(file, 'finish');
  },
  open: async (path) => {
    const graph = new MultiDirectedGraph();
    for await (const line of createInterface({ input: createReadStream(path) })) {
      const { label, type, from, to, properties } = JSON.parse(line);
      if (label) graph.addNode(properties.id, { label, ...properties });
      else graph.addEdge(from, to, { type, ...properties });
    }
    const questions = questionsOf(graph);
    return { ask: (question, parameters) => questions[question]?.(parameters), close: () => graph.clear() };
  },
};

function questionsOf(graph) {
  const idsOf = (name) => graph.filterNodes((_, { searchNames }) => searchNames?.includes(searchName(name)));
  const meetingsOf = (id) => graph.filterOutNeighbors(id, (_, { label }) => label === 'Meeting');
  const partiesOf = (meeting) => graph.filterInNeighbors(meeting, (_, { label }) => label === 'Person');

  const metBy = (name) => new Set(idsOf(name).flatMap(meetingsOf).filter(isSmall).flatMap(partiesOf));

  const QUESTIONS = {
    'meetings-of': ({ person }) => idsOf(person).flatMap(meetingsOf),
    'people-in-common': ({ person, other }) => {
      const others = metBy(other);
      return [...metBy(person)].filter((each) => others.has(each));
    },
    'who-connects': ({ person, other }) => shortest(idsOf(person)[0], idsOf(other)[0]),
    'top-pairs': ({ from, to }) => topPairs(from, to),
  };

  const isSmall = (meeting) => {
    const { parties, status } = graph.getNodeAttributes(meeting);
    return status === 'held' && parties <= PAIR_LIMIT;
  };

  function shortest(start, end) {
    const before = new Map([[start, null]]);
    for (let wave = [start]; wave.length > 0 && !before.has(end);) {
      const next = [];
      for (const node of wave)
        for (const met of graph.neighbors(node))
          if (!before.has(met) && graph.getNodeAttribute(met, 'label') === 'Person') {
            before.set(met, node);
            next.push(met);
          }
      wave = next;
    }
    const chain = [];
    for (let at = end; at; at = before.get(at)) chain.push(at);
    return chain.slice(1);
  }

  function topPairs(from, to) {
    const counts = new Map();
    graph.forEachNode((meeting, { label, start }) => {
      if (label !== 'Meeting' || !isSmall(meeting) || (from && (start < from || start > to))) return;
      const parties = partiesOf(meeting).sort();
      for (const [index, one] of parties.entries())
        for (const two of parties.slice(index + 1)) {
          const key = `${one} ${two}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
    });
    return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 20);
  }

  return QUESTIONS;
}
