import type { NodeShape } from '../../../src/view/scene.ts';
import { LINE_OF, type StatusGroup } from '../../../src/view/status.ts';
import { OUTLINES } from '../../../src/view/svg.ts';

export const Line = ({ group }: { group: StatusGroup }): preact.JSX.Element => (
  <svg class={`line ${group} ${LINE_OF[group]}`} viewBox="0 0 34 6" aria-hidden="true">
    <line x1="1" y1="3" x2="33" y2="3" />
  </svg>
);

export const Shape = ({ shape }: { shape: NodeShape }): preact.JSX.Element => (
  <svg class={`shape ${shape}`} viewBox="-1.3 -1.3 2.6 2.6" aria-hidden="true">
    <path d={OUTLINES[shape]} />
    {shape === 'group' && <circle r=".55" />}
  </svg>
);
