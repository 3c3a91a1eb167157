import { dayWords } from '../../../src/view/dates.ts';
import { metWords, partWords } from '../../../src/view/counts.ts';
import { NO_DAY } from '../../../src/view/data-index.ts';
import type { ViewMeeting } from '../../../src/view/view-data.ts';
import { plural } from '../common/words.ts';
import type { Model } from '../model/model.ts';
import { pick } from '../network/actions.ts';
import { Actions } from './actions.tsx';
import { Close, Heading } from './heading.tsx';
import { MeetingCard } from './meeting-card.tsx';
import { MeetingRow } from './meeting-row.tsx';
import { PathPanel } from './path-panel.tsx';
import { counterparts, countsOf, subjectOf, type Subject } from './subject.ts';

/** Meetings of a selection that are opened at once, and that are listed at once. */
const OPEN_AT_ONCE = 4;
const MOST_CARDS = 60;
const MOST_ROWS = 100;

/** What proves it: the meetings of what is selected, each with its sentences. */
export function Evidence({ model }: { model: Model }): preact.JSX.Element {
  const { selected, path } = model.state;
  const subject = selected.length === 0 ? null : subjectOf(model, selected);
  return (
    <section class="evidence" aria-label="Evidence">
      {path && selected.length === 0 ? (
        <PathPanel model={model} path={path} />
      ) : subject ? (
        <SubjectPanel model={model} subject={subject} />
      ) : (
        <Everything model={model} unknown={selected.length > 0} />
      )}
    </section>
  );
}

function SubjectPanel({ model, subject }: { model: Model; subject: Subject }): preact.JSX.Element {
  const { kind, id, title, about, meetings } = subject;
  return (
    <>
      <header>
        <Heading model={model} words={title} />
        <Close model={model} />
        {about !== '' && <p>{about}</p>}
        {kind !== 'meeting' && <p class="counts">{summaryOf(model, subject)}</p>}
        <Actions model={model} subject={subject} />
      </header>
      {kind === 'party' && <Counterparts model={model} id={id} />}
      {(kind === 'group' || kind === 'several') && <Members model={model} subject={subject} />}
      {meetings.length === 0 && <p class="notice">The filters leave no meeting of this selection.</p>}
      {meetings.slice(0, MOST_CARDS).map((meeting) => (
        <MeetingCard
          key={`${id} ${meeting.id}`}
          model={model}
          meeting={meeting}
          open={meetings.length <= OPEN_AT_ONCE || meeting === meetings[0]}
        />
      ))}
      {meetings.length > MOST_CARDS && <p class="counts">{meetings.length - MOST_CARDS} more: see the table.</p>}
    </>
  );
}

function summaryOf(model: Model, { kind, meetings }: Subject): string {
  const days = meetings.flatMap(({ start, end }) => [start, end].filter((day) => day !== null)).sort();
  const counts = countsOf(model, meetings);
  const [first, last] = [days[0], days.at(-1)];
  const span = first && last ? `${dayWords(first.slice(0, 7))} – ${dayWords(last.slice(0, 7))}` : '';
  const places = new Set(meetings.flatMap(({ places }) => places.flatMap(([finest]) => finest ?? []))).size;
  const met = kind === 'link' ? metWords(counts) : partWords(counts);
  return [met, span, places > 0 && plural(places, 'place')].filter(Boolean).join(' · ');
}

/** Who a party met, most often first; each opens the pair. */
function Counterparts({ model, id }: { model: Model; id: string }): preact.JSX.Element | null {
  const links = counterparts(model, id);
  if (links.length === 0) return null;
  return (
    <details class="counterparts" open>
      <summary>Met with {links.length}</summary>
      <ul tabIndex={0} aria-label="Counterparts">
        {links.slice(0, MOST_ROWS).map(({ link, name, counts }) => (
          <li key={link}>
            <button type="button" class="plain" onClick={() => model.open(link)}>
              <bdi>{name}</bdi>
              <small>{metWords(counts)}</small>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Who belongs to a group, or is selected; the busiest first. */
function Members({ model, subject }: { model: Model; subject: Subject }): preact.JSX.Element {
  const parties = [...subject.parties].sort((a, b) => b.meetings - a.meetings);
  return (
    <details class="counterparts" open>
      <summary>{parties.length} people and organizations</summary>
      <ul tabIndex={0} aria-label="Members">
        {parties.slice(0, MOST_ROWS).map(({ id, name, meetings }) => (
          <li key={id}>
            <button type="button" class="plain" onClick={() => pick(model, id, false)}>
              <bdi>{name}</bdi>
              <small>{plural(meetings, 'meeting')}</small>
            </button>
          </li>
        ))}
      </ul>
      {parties.length > MOST_ROWS && <p class="counts">and {parties.length - MOST_ROWS} more</p>}
    </details>
  );
}

/** Nothing selected: all meetings that the filters leave, the newest first. */
function Everything({ model, unknown }: { model: Model; unknown: boolean }): preact.JSX.Element {
  const { tally } = model.settled.value;
  const { byDay } = model.index.value;
  const meetings = newest(model, MOST_ROWS);
  return (
    <>
      <header>
        <Heading model={model} words="Meetings" />
        <p class="counts">
          {byDay.length === 0
            ? 'This data holds no meeting. `whomet ingest` reads articles; then open the viewer again.'
            : unknown
              ? 'What this address selects is not in this data.'
              : 'Select a person, a link or a meeting to read what proves it.'}
        </p>
      </header>
      {meetings.length === 0 && byDay.length > 0 && <p class="notice">No meeting passes the filters.</p>}
      <ul class="rows">
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <MeetingRow model={model} meeting={meeting} />
          </li>
        ))}
      </ul>
      {tally.meetings > MOST_ROWS && <p class="counts">{tally.meetings - MOST_ROWS} more: see the table.</p>}
    </>
  );
}

/** So many of the meetings that pass: dated ones from the last to the first, then those without a day. */
function newest(model: Model, most: number): ViewMeeting[] {
  const { byDay, first, data } = model.index.value;
  const { tally } = model.settled.value;
  const dated = byDay.findLastIndex((number) => first[number] !== NO_DAY) + 1;
  const found: ViewMeeting[] = [];
  for (let rank = 0; rank < byDay.length && found.length < most; rank++) {
    const number = byDay[rank < dated ? dated - 1 - rank : rank] ?? 0;
    const meeting = data.meetings[number];
    if (meeting && tally.passes(number)) found.push(meeting);
  }
  return found;
}
