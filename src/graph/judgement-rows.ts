import type { Judgement } from '../model/judgement.ts';
import type { EdgeRow, NodeRow } from '../model/schema.ts';
import type { Judged } from '../model/world.ts';
import { edge } from './edge.ts';

export const judgementNode = ({ judgement }: Judged): NodeRow => {
  const { id, kind, author, time, reason } = judgement;
  const verdict = 'verdict' in judgement ? judgement.verdict : null;
  const field = 'field' in judgement ? judgement.field : null;
  return {
    label: 'Judgement',
    properties: { id, kind, verdict, field, value: valueOf(judgement), author, time, reason },
  };
};

/** What a correction, name, note or tag says, as text. */
function valueOf(judgement: Judgement): string | null {
  if (!('value' in judgement) || judgement.value === null) return null;
  const { value } = judgement;
  if (typeof value === 'string') return value;
  return 'core' in value ? value.names.join(', ') : value.name;
}

export const judgementEdges = ({ judgement, concerns }: Judged): EdgeRow[] =>
  concerns.map(({ id, side }) => edge('CONCERNS', judgement.id, id, { side }));
