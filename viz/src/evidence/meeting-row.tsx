import { dateWords } from '../../../src/view/dates.ts';
import { StatusMark } from '../common/status-mark.tsx';
import { partyWords, placeWords } from '../common/words.ts';
import type { ViewMeeting } from '../../../src/view/view-data.ts';
import type { Model } from '../model/model.ts';

/** A meeting on two lines; opens its evidence. */
export function MeetingRow({ model, meeting }: { model: Model; meeting: ViewMeeting }): preact.JSX.Element {
  const place = placeWords(model.lookup.value, meeting, 'short');
  return (
    <button type="button" class="plain row" onClick={() => model.open(meeting.id)}>
      <span class="line1">
        <StatusMark meeting={meeting} />
        <span>{dateWords(meeting.date)}</span>
        {place !== '' && <span>{place}</span>}
      </span>
      <bdi class="who">{partyWords(model.lookup.value, meeting)}</bdi>
    </button>
  );
}
