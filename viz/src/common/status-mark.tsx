import { groupOf, isUnaccounted, statusWord, SYMBOL_OF } from '../../../src/view/status.ts';
import type { ViewMeeting } from '../../../src/view/view-data.ts';
import { today } from './words.ts';

/** `● Held`: symbol, word and colour say the same. */
export function StatusMark({ meeting }: { meeting: ViewMeeting }): preact.JSX.Element {
  const group = groupOf(meeting.status);
  return (
    <span class={`status ${group}`}>
      <span aria-hidden="true">{SYMBOL_OF[group]}</span> <b>{statusWord(meeting.status)}</b>
      {isUnaccounted(meeting.status, meeting.end, today()) && ', no account of its holding'}
    </span>
  );
}
