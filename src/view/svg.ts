import { xml } from '../model/xml.ts';
import { byWeight, discBox, NAME_SIZE, placeName } from './names.ts';
import type { Point } from './point.ts';
import { LINE_OF, type StatusGroup } from './status.ts';
import type { NodeShape, Scene, SceneLink, SceneNode } from './scene.ts';

/** Outlines around (0, 0) within a circle of radius 1. */
export const OUTLINES: Readonly<Record<NodeShape, string>> = {
  person: 'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z',
  organization: 'M0-1L.87-.5V.5L0 1L-.87.5V-.5Z',
  gathering: 'M-.78-.78H.78V.78H-.78Z',
  group: 'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z',
  meeting: 'M0-1L1 0L0 1L-1 0Z',
  plan: 'M0-1L1 0L0 1L-1 0Z',
  cross: 'M-.9-.6L-.6-.9L0-.3L.6-.9L.9-.6L.3 0L.9.6L.6.9L0 .3L-.6.9L-.9.6L-.3 0Z',
};

export const DASHES: Readonly<Record<'solid' | 'dashed' | 'dotted', string | null>> = {
  solid: null,
  dashed: '8 5',
  dotted: '2 4',
};

/** The colours of a drawing. */
export interface Palette {
  readonly nodes: Readonly<Record<NodeShape, string>>;
  readonly links: Readonly<Record<StatusGroup, string>>;
  /** Of the largest communities; the last for all others. */
  readonly communities: readonly string[];
  /** Links of a gathering: many, so they are quiet. */
  readonly crowd: string;
  readonly outline: string;
  readonly accent: string;
  readonly faint: string;
  readonly faintLink: string;
  readonly text: string;
  readonly ground: string;
  readonly font: string;
}

export interface SvgFrame {
  readonly width: number;
  readonly height: number;
  /** From the scene's units to pixels of the picture. */
  readonly toScreen: (point: Point) => Point;
}

/** The text of one SVG file, which shows what the network shows, in the same colours. Text is escaped. */
export function sceneSvg(scene: Scene, palette: Palette, { width, height, toScreen }: SvgFrame): string {
  const spots = scene.nodes.map((node) => toScreen(node));
  const links = scene.links.filter(({ shown }) => shown).map((link) => lineOf(link, spots, palette));
  const names = placeNames(scene.nodes, spots, width);
  const nodes = scene.nodes.flatMap((node, number) => {
    const spot = spots[number];
    return node.shown && spot ? [markOf(node, spot, names.get(number), palette)] : [];
  });
  const font = xml(palette.font);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${font}" font-size="12.5">`,
    `<rect width="100%" height="100%" fill="${palette.ground}"/>`,
    ...links,
    ...nodes,
    '</svg>',
  ].join('\n');
}

/** Of so many nodes names are tried, the largest first. */
const MOST_NAMES = 1500;
/** Width of a letter for its size: in common fonts a little less. */
const LETTER = 0.56;

/** By the number of a node where its name begins; of those without, only its title tells the name. */
function placeNames(nodes: readonly SceneNode[], spots: readonly Point[], width: number): Map<number, Point> {
  const discs = nodes.flatMap((node, number) => {
    const { x, y } = spots[number] ?? { x: 0, y: 0 };
    const size = sizeOf(node);
    return node.shown ? [{ x, y, size, number, words: node.label, strong: node.chosen, muted: node.muted }] : [];
  });
  const taken = discs.map(discBox);
  const placed = new Map<number, Point>();
  const named = discs.filter(({ muted, words }) => !muted && words !== '').sort(byWeight);
  for (const each of named.slice(0, MOST_NAMES)) {
    const spot = placeName(each, each.words.length * NAME_SIZE * LETTER, taken, width);
    if (spot) placed.set(each.number, spot);
  }
  return placed;
}

const sizeOf = ({ size, chosen }: SceneNode): number => size + (chosen ? 2 : 0);

export const nodeColor = ({ shape, community }: SceneNode, { nodes, communities }: Palette): string =>
  community < 0 ? nodes[shape] : (communities[Math.min(community, communities.length - 1)] ?? nodes[shape]);

export const linkColor = ({ chosen, muted, crowd, group }: SceneLink, palette: Palette): string => {
  if (chosen) return palette.accent;
  if (muted) return palette.faintLink;
  return crowd ? palette.crowd : palette.links[group];
};

function lineOf(link: SceneLink, spots: readonly Point[], palette: Palette): string {
  const [from, to] = [spots[link.a], spots[link.b]];
  if (!from || !to) return '';
  const dash = DASHES[LINE_OF[link.group]];
  const attributes = {
    'data-id': link.id,
    class: 'link',
    x1: round(from.x),
    y1: round(from.y),
    x2: round(to.x),
    y2: round(to.y),
    stroke: linkColor(link, palette),
    'stroke-width': round(link.width + (link.chosen ? 1.5 : 0)),
    ...(dash === null ? {} : { 'stroke-dasharray': dash }),
  };
  const label =
    link.label === '' || link.muted
      ? ''
      : text(link.label, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 + 4 }, palette, {
          'text-anchor': 'middle',
          'font-size': 11,
        });
  return `${element('line', attributes)}${label}`;
}

function markOf(node: SceneNode, spot: Point, name: Point | undefined, palette: Palette): string {
  const size = sizeOf(node);
  const color = node.muted ? palette.faint : nodeColor(node, palette);
  const hollow = node.shape === 'plan';
  const path = element('path', {
    d: OUTLINES[node.shape],
    transform: `translate(${round(spot.x)} ${round(spot.y)}) scale(${round(size)})`,
    fill: hollow ? palette.ground : color,
    stroke: node.chosen ? palette.accent : hollow ? color : palette.outline,
    'stroke-width': 0.16,
    ...(hollow ? { 'stroke-dasharray': '.4 .25' } : {}),
  });
  const label = name
    ? text(node.label, { x: name.x, y: name.y + 4 }, palette, node.chosen ? { 'font-weight': 600 } : {})
    : '';
  return `<g data-id="${xml(node.id)}" class="node"><title>${xml(node.label)}</title>${path}${label}</g>`;
}

const text = (words: string, { x, y }: Point, palette: Palette, more: Attributes): string =>
  `<text${attributesOf({ x: round(x), y: round(y), fill: palette.text, stroke: palette.ground, 'stroke-width': 4, 'paint-order': 'stroke', ...more })}>${xml(words)}</text>`;

type Attributes = Readonly<Record<string, string | number>>;

const element = (name: string, attributes: Attributes): string => `<${name}${attributesOf(attributes)}/>`;

const attributesOf = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join('');

const round = (value: number): number => Math.round(value * 10) / 10;
