import { useEffect, useRef } from 'preact/hooks';
import { dayWords } from '../../src/view/dates.ts';
import { isUndated } from '../../src/view/filter-meetings.ts';
import { metWords, noCounts, type Counts } from '../../src/view/projection.ts';
import { groupOf } from '../../src/view/status.ts';
import type { ViewMeeting, ViewParty } from '../../src/view/view-data.ts';
import { MeetingCard } from './meeting-card.tsx';
import { MeetingRow } from './meeting-row.tsx';
import { linkOf, type Model } from './model.ts';

/** Meetings of a selection that are opened at once. */
const OPEN_AT_ONCE = 4;
const MOST_ROWS = 100;

/** What proves it: the meetings of what is selected, each with its sentences. */
export function Evidence({ model }: { model: Model }): preact.JSX.Element {
  const { selected } = model.state.value;
  const subject = selected === null ? null : subjectOf(model, selected);
  return (
    <section class="evidence" aria-label="Evidence">
      {subject ? <Subject model={model} subject={subject} /> : <Everything model={model} unknown={selected} />}
    </section>
  );
}

/** Takes the focus when the reader came here with the keyboard. */
function Heading({ model, words }: { model: Model; words: string }): preact.JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const arriving = model.arriving.value;
  useEffect(() => {
    if (!arriving) return;
    heading.current?.focus();
    model.arriving.value = false;
  }, [arriving, model]);
  return (
    <h2 id="evidence-title" ref={heading} tabIndex={-1}>
      {words}
    </h2>
  );
}

interface SubjectOfEvidence {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly meetings: readonly ViewMeeting[];
  readonly party: ViewParty | null;
}

function subjectOf(model: Model, id: string): SubjectOfEvidence | null {
  const party = model.parties.get(id);
  const has = (meeting: ViewMeeting): boolean => meeting.participants.some((each) => each.party === id);
  if (party) {
    const about = party.roles.join('; ');
    return { id, title: party.name, about, meetings: model.shown.value.filter(has), party };
  }
  const link = linkOf(model, id);
  if (link) {
    const title = `${model.nameOf(link.a)} ↔ ${model.nameOf(link.b)}`;
    const meetings = link.meetings.flatMap((each) => model.meetings.get(each) ?? []);
    return { id, title, about: '', meetings, party: null };
  }
  const meeting = model.meetings.get(id);
  return meeting ? { id, title: meeting.title, about: '', meetings: [meeting], party: null } : null;
}

function Subject({ model, subject }: { model: Model; subject: SubjectOfEvidence }): preact.JSX.Element {
  const { id, title, about, meetings, party } = subject;
  const ordered = [...meetings].sort(byDay);
  return (
    <>
      <header>
        <Heading model={model} words={title} />
        <button type="button" class="close" aria-label="Close" onClick={() => model.change({ selected: null })}>
          ×
        </button>
        {about !== '' && <p>{about}</p>}
        {!model.meetings.has(id) && <p class="counts">{summaryOf(ordered, party !== null)}</p>}
      </header>
      {party && <Counterparts model={model} id={id} />}
      {ordered.length === 0 && <p class="notice">The filters leave no meeting of this selection.</p>}
      {ordered.map((meeting) => (
        <MeetingCard
          key={`${id} ${meeting.id}`}
          model={model}
          meeting={meeting}
          open={ordered.length <= OPEN_AT_ONCE || meeting === ordered[0]}
        />
      ))}
    </>
  );
}

function summaryOf(meetings: readonly ViewMeeting[], party: boolean): string {
  const counts: Counts = noCounts();
  for (const { status } of meetings) counts[groupOf(status)] += 1;
  const days = meetings.flatMap(({ start, end }) => [start, end].filter((day) => day !== null)).sort();
  const met = metWords(counts);
  const [first, last] = [days[0], days.at(-1)];
  const span = first && last ? `${dayWords(first.slice(0, 7))} – ${dayWords(last.slice(0, 7))}` : '';
  return [party ? met.replace(/^met (\d+)×/, '$1 held') : met, span].filter(Boolean).join(' · ');
}

/** Who a party met, most often first; each opens the pair. */
function Counterparts({ model, id }: { model: Model; id: string }): preact.JSX.Element | null {
  const links = [...model.projection.value.links.values()]
    .filter(({ a, b, kind }) => kind === 'pair' && (a === id || b === id))
    .sort((a, b) => b.counts.held - a.counts.held || b.meetings.length - a.meetings.length || (a.id < b.id ? -1 : 1));
  if (links.length === 0) return null;
  return (
    <details class="counterparts" open>
      <summary>Met with {links.length}</summary>
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            <button type="button" class="plain" onClick={() => model.open(link.id)}>
              <span>{model.nameOf(link.a === id ? link.b : link.a)}</span>
              <small>{metWords(link.counts)}</small>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Nothing selected: all meetings that the filters leave. */
function Everything({ model, unknown }: { model: Model; unknown: string | null }): preact.JSX.Element {
  const meetings = [...model.shown.value].sort(newestFirst);
  return (
    <>
      <header>
        <Heading model={model} words="Meetings" />
        <p class="counts">
          {unknown === null
            ? 'Select a person, a link or a meeting to read what proves it.'
            : 'What this address selects is not in this data.'}
        </p>
      </header>
      {meetings.length === 0 && <p class="notice">No meeting passes the filters.</p>}
      <ul class="rows">
        {meetings.slice(0, MOST_ROWS).map((meeting) => (
          <li key={meeting.id}>
            <MeetingRow model={model} meeting={meeting} />
          </li>
        ))}
      </ul>
      {meetings.length > MOST_ROWS && <p class="counts">{meetings.length - MOST_ROWS} more: see the table.</p>}
    </>
  );
}

/** The oldest first, those without a day last. */
const byDay = (a: ViewMeeting, b: ViewMeeting): number =>
  day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.id < b.id ? -1 : 1;

const newestFirst = (a: ViewMeeting, b: ViewMeeting): number =>
  Number(isUndated(a)) - Number(isUndated(b)) || byDay(b, a);

const day = ({ start, end }: ViewMeeting): string => start ?? end ?? '9999';
