import { daysBetween } from '../../../src/model/days.ts';
import { dateWords } from '../../../src/view/dates.ts';
import { lanesOf, type Lane } from '../../../src/view/lanes.ts';
import { groupOf, SYMBOL_OF } from '../../../src/view/status.ts';
import type { Span } from '../../../src/view/timeline.ts';
import type { Model } from '../model/model.ts';
import { pick } from '../network/actions.ts';

/** One lane for each counterpart of what is selected, with a mark for every meeting. */
export function Lanes({ model, span }: { model: Model; span: Span }): preact.JSX.Element {
  const index = model.index.value;
  const ids = model.state.selected.flatMap((id) => id.split('~'));
  const chosen = ids.flatMap((id) => index.nodeAt.get(id) ?? []).filter((node) => node < index.parties);
  const lanes = chosen.length > 2 ? [] : lanesOf(index, model.settled.value.tally, chosen);
  // The room is kept when there are none: a drawing that changes its size at each click is hard to follow.
  if (lanes.length === 0) return <p class="lanes">Select someone to see here whom they met when.</p>;
  const days = daysBetween(span.first, span.last) || 1;
  return (
    <ul class="lanes" aria-label="Meetings of the selection over time">
      {lanes.map((lane) => (
        <li key={lane.party}>
          <span class="lane-name" title={index.data.parties[lane.party]?.name}>
            <bdi>{chosen.length > 1 ? 'together' : index.data.parties[lane.party]?.name}</bdi>
          </span>
          <Marks model={model} lane={lane} span={span} days={days} />
        </li>
      ))}
    </ul>
  );
}

function Marks(props: { model: Model; lane: Lane; span: Span; days: number }): preact.JSX.Element {
  const { model, lane, span, days } = props;
  return (
    <>
      {lane.meetings.map((number) => {
        const meeting = model.index.value.data.meetings[number];
        if (!meeting) return null;
        const day = meeting.start ?? meeting.end ?? span.first;
        const group = groupOf(meeting.status);
        return (
          <button
            key={meeting.id}
            type="button"
            class={`lane-mark ${group}`}
            style={{ left: `${(daysBetween(span.first, day) / days) * 100}%` }}
            aria-label={`${dateWords(meeting.date)}, ${meeting.status}: ${meeting.title}`}
            title={`${dateWords(meeting.date)}, ${meeting.status}: ${meeting.title}`}
            onClick={() => pick(model, meeting.id, false)}
          >
            {SYMBOL_OF[group]}
          </button>
        );
      })}
    </>
  );
}
