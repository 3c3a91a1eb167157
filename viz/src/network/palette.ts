import type { NodeShape } from '../../../src/view/scene.ts';
import type { StatusGroup } from '../../../src/view/status.ts';
import type { Palette } from '../../../src/view/svg.ts';

const NODES: Readonly<Record<NodeShape, string>> = {
  person: 'person',
  organization: 'organization',
  gathering: 'gathering',
  group: 'group',
  meeting: 'word-held',
  plan: 'word-planned',
  cross: 'word-cancelled',
};
const LINKS: Readonly<Record<StatusGroup, string>> = {
  held: 'held',
  planned: 'planned',
  cancelled: 'cancelled',
  denied: 'denied',
};
/** Seven that can be told apart, and one for all others. */
export const COMMUNITY_COLORS = 8;

/** The colours of styles/theme.css as they are in the theme of now, for what is drawn on a canvas. */
export function readPalette(): Palette {
  // light-dark() in a custom property is resolved only where it is used, so it is used once, on a probe.
  const probe = document.createElement('span');
  // Where the system's colours are forced, an element's own would not be read.
  probe.style.setProperty('forced-color-adjust', 'none');
  document.body.append(probe);
  const dot = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  // Mixed colours have a notation that the renderer does not read; a pixel has only one.
  const color = (name: string): string => {
    probe.style.color = `var(--${name})`;
    if (!dot) return '#888888';
    dot.fillStyle = getComputedStyle(probe).color;
    dot.fillRect(0, 0, 1, 1);
    return `rgb(${[...dot.getImageData(0, 0, 1, 1).data.subarray(0, 3)].join(', ')})`;
  };
  const colors = <Key extends string>(names: Readonly<Record<Key, string>>): Record<Key, string> =>
    Object.fromEntries(Object.entries<string>(names).map(([key, name]) => [key, color(name)])) as Record<Key, string>;
  const palette: Palette = {
    nodes: colors(NODES),
    links: colors(LINKS),
    communities: Array.from({ length: COMMUNITY_COLORS }, (_, number) => color(`community-${number}`)),
    crowd: color('crowd'),
    outline: color('outline'),
    accent: color('accent'),
    faint: color('faint'),
    faintLink: color('faint-link'),
    text: color('text'),
    ground: color('ground'),
    font: getComputedStyle(document.documentElement).fontFamily,
  };
  probe.remove();
  return palette;
}

/** Tells of every change of the theme, contrast or system colours; gives what stops it. */
export function onTheme(listen: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', listen);
  const watch = new MutationObserver(listen);
  watch.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    for (const query of queries) query.removeEventListener('change', listen);
    watch.disconnect();
  };
}
