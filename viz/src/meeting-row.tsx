import { dateWords } from '../../src/view/dates.ts';
import { placeWords, partyWords } from './words.ts';
import type { ViewMeeting } from '../../src/view/view-data.ts';
import type { Model } from './model.ts';
import { StatusMark } from './status-mark.tsx';

/** A meeting on two lines; opens its evidence. */
export function MeetingRow({ model, meeting }: { model: Model; meeting: ViewMeeting }): preact.JSX.Element {
  const place = placeWords(model, meeting, 'short');
  return (
    <button type="button" class="plain row" onClick={() => model.open(meeting.id)}>
      <span class="line1">
        <StatusMark meeting={meeting} />
        <span>{dateWords(meeting.date)}</span>
        {place !== '' && <span>{place}</span>}
      </span>
      <span class="who">{partyWords(model, meeting)}</span>
    </button>
  );
}
