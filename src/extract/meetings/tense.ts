import type { Status } from '../../model/claim.ts';

type Tense = 'held' | 'future' | 'off';
export const tenseOf = (status: Status): Tense =>
  status === 'held'
    ? 'held'
    : status === 'planned' || status === 'proposed' || status === 'postponed'
      ? 'future'
      : 'off';
