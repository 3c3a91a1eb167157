import type { SceneNode } from '../../src/view/scene.ts';
import { LINE_OF, type StatusGroup } from '../../src/view/status.ts';

export const Line = ({ group }: { group: StatusGroup }): preact.JSX.Element => (
  <svg class={`line ${group} ${LINE_OF[group]}`} viewBox="0 0 34 6" aria-hidden="true">
    <line x1="1" y1="3" x2="33" y2="3" />
  </svg>
);

/** Outlines around (0, 0) within a circle of radius 1. */
export const OUTLINES: Readonly<Record<SceneNode['shape'], string>> = {
  person: 'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z',
  organization: 'M0-1L.87-.5V.5L0 1L-.87.5V-.5Z',
  gathering: 'M-.78-.78H.78V.78H-.78Z',
};

export const Shape = ({ shape }: { shape: SceneNode['shape'] }): preact.JSX.Element => (
  <svg class={`shape ${shape}`} viewBox="-1.3 -1.3 2.6 2.6" aria-hidden="true">
    <path d={OUTLINES[shape]} />
  </svg>
);
