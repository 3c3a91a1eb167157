import { EDGE_TYPES, NODE_TYPES, type NodeLabel } from '../../src/model/schema.ts';

/** Centre of each node: where claims lie between the world and the texts. */
const AT: Readonly<Record<NodeLabel, readonly [x: number, y: number]>> = {
  Person: [140, 110],
  Organization: [140, 330],
  Meeting: [480, 220],
  Topic: [620, 60],
  Place: [560, 440],
  Name: [330, 510],
  Claim: [800, 220],
  Article: [1080, 440],
  Judgement: [1080, 80],
};

const WIDTH = 1220;
const HEIGHT = 560;
const HALF = [62, 22] as const;

/** The graph of node and edge types as one SVG: the same from the same schema, legible on light and on dark. */
export function modelPicture(): string {
  const links = new Map<string, string[]>();
  for (const [name, { from, to }] of Object.entries(EDGE_TYPES))
    for (const source of from)
      for (const target of to) {
        const key = `${source} ${target}`;
        links.set(key, [...(links.get(key) ?? []), name]);
      }
  const drawn = [...links].filter(([key]) => DRAWN.has(key) || !isMinor(key));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="DejaVu Sans, sans-serif">`,
    '<title>Nodes and edges of the graph</title>',
    '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 10 5 0 10z" fill="#777"/></marker></defs>',
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="12" fill="#fbfaf7"/>`,
    ...drawn.map(([key, names]) => edge(key, names)),
    ...Object.keys(NODE_TYPES).map((label) => node(label as NodeLabel)),
    '</svg>',
    '',
  ].join('\n');
}

/** Edges that say the same of several kinds of nodes are drawn once, from the first. */
const MINOR = ['NAMES', 'MENTIONED_IN', 'CONCERNS', 'NAME_OF'];
const DRAWN = new Set(['Name Organization', 'Claim Place', 'Judgement Claim', 'Place Article']);
const isMinor = (key: string): boolean => {
  const [source, target] = key.split(' ');
  return Object.entries(EDGE_TYPES).some(
    ([name, { from, to }]) =>
      MINOR.includes(name) &&
      (from as readonly string[]).includes(source ?? '') &&
      (to as readonly string[]).includes(target ?? ''),
  );
};

function node(label: NodeLabel): string {
  const [x, y] = AT[label];
  return `<g><rect x="${x - HALF[0]}" y="${y - HALF[1]}" width="${2 * HALF[0]}" height="${2 * HALF[1]}" rx="22" fill="#1f3a5f"/><text x="${x}" y="${y + 5}" text-anchor="middle" font-size="15" fill="#fff">${label}</text></g>`;
}

function edge(key: string, names: readonly string[]): string {
  const [source, target] = key.split(' ') as [NodeLabel, NodeLabel];
  if (source === target) return loop(source, names);
  const [from, to] = [AT[source], AT[target]];
  const [a, b] = [border(to, from), border(from, to)];
  const [x, y] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  return `<line x1="${a[0]}" y1="${a[1]}" x2="${b[0]}" y2="${b[1]}" stroke="#777" stroke-width="1.5" marker-end="url(#tip)"/>${lines(names, x, y)}`;
}

/** Nodes that others stand above: their edges to themselves are drawn below. */
const BELOW: ReadonlySet<NodeLabel> = new Set(['Organization', 'Place']);

function loop(label: NodeLabel, names: readonly string[]): string {
  const [x, y] = AT[label];
  const side = BELOW.has(label) ? 1 : -1;
  const top = y + side * HALF[1];
  return `<path d="M${x - 20} ${top} C${x - 46} ${top + side * 44} ${x + 46} ${top + side * 44} ${x + 20} ${top}" fill="none" stroke="#777" stroke-width="1.5" marker-end="url(#tip)"/>${lines(names, x, top + side * (38 + 13 * (names.length - 1)))}`;
}

const lines = (names: readonly string[], x: number, y: number): string =>
  names
    .map((name, at) => {
      const line = Math.round(y + 4 + (at - (names.length - 1) / 2) * 14);
      return `<text x="${Math.round(x)}" y="${line}" text-anchor="middle" font-size="11" fill="#333" stroke="#fbfaf7" stroke-width="4" paint-order="stroke">${name}</text>`;
    })
    .join('');

/** Where the line from one node to another leaves the box of the other. */
function border(from: readonly [number, number], to: readonly [number, number]): [number, number] {
  const [dx, dy] = [from[0] - to[0], from[1] - to[1]];
  const share = Math.min(HALF[0] / Math.abs(dx || 1e-9), HALF[1] / Math.abs(dy || 1e-9));
  return [Math.round(to[0] + dx * share), Math.round(to[1] + dy * share)];
}
