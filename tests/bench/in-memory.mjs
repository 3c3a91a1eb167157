/** What somebody without a database would do: a graphology graph in memory, and loops over it. No query language. */
import { searchName } from '../../dist/model/schema.js';
import { MultiDirectedGraph } from 'graphology';

const PAIR_LIMIT = 12;

export function inMemory() {
  const graph = new MultiDirectedGraph();
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

  return {
    name: 'graphology',
    load: ({ nodes, edges }) => {
      for (const { label, properties } of nodes) graph.addNode(properties.id, { label, ...properties });
      for (const { type, from, to, properties } of edges) graph.addEdge(from, to, { type, ...properties });
    },
    open: () => undefined,
    disk: () => null,
    question: (name, parameters) => QUESTIONS[name] && (() => QUESTIONS[name](parameters)),
    close: () => graph.clear(),
  };
}
