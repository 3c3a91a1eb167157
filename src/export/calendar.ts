import ICAL from 'ical.js';
import { addDays } from '../model/days.ts';
import { harmless } from '../model/harmless.ts';
import { webAddress } from '../model/markdown.ts';
import type { ViewData, ViewMeeting } from '../view/view-data.ts';
import type { Exported } from './attributes.ts';
import { lookUp, type LookUp } from './look-up.ts';

const STATUS: Readonly<Record<string, string>> = { planned: 'CONFIRMED', cancelled: 'CANCELLED' };

/** Calendars take a month-long event for a month of meeting: what is less exact than this is left out. */
const MOST_DAYS = 14;

/** Meetings that are not held (yet) as iCalendar (RFC 5545), as events of whole days; the stamp is the newest report. */
export function exportCalendar(data: ViewData): Exported {
  const known = lookUp(data);
  const expected = data.meetings.filter(({ status }) =>
    ['planned', 'proposed', 'postponed', 'cancelled'].includes(status),
  );
  const dated = expected.filter(isExact);
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//whomet//whomet//EN');
  for (const meeting of dated) calendar.addSubcomponent(eventOf(meeting, known));
  return {
    text: `${calendar.toString()}\r\n`,
    notes: [
      `${dated.length} planned, proposed, postponed and cancelled meetings.`,
      `${expected.length - dated.length} without a day are left out.`,
    ],
  };
}

const isExact = ({ start, end }: ViewMeeting): boolean =>
  start !== null && end !== null && (Date.parse(end) - Date.parse(start)) / 86_400_000 <= MOST_DAYS;

function eventOf(meeting: ViewMeeting, known: LookUp): ICAL.Component {
  const component = new ICAL.Component('vevent');
  const day = (name: string, value: string) =>
    void component.updatePropertyWithValue(name, ICAL.Time.fromDateString(value));
  const text = (name: string, value: string) =>
    void (value && component.updatePropertyWithValue(name, harmless(value.replace(/\r\n?/g, '\n'))));
  const articles = known.articles(meeting);
  const stamp =
    articles
      .map(({ published }) => published ?? '')
      .sort()
      .at(-1) ||
    meeting.start ||
    '1970-01-01';
  text('uid', `${meeting.id}@whomet`);
  component.updatePropertyWithValue('dtstamp', ICAL.Time.fromDateTimeString(`${stamp}T00:00:00Z`));
  day('dtstart', meeting.start ?? '');
  day('dtend', addDays(meeting.end ?? '', 1));
  const open = meeting.precision === 'interval' ? ', on one of these days' : '';
  text('summary', `${meeting.title} (${meeting.kind}, ${meeting.status}${open})`);
  text(
    'location',
    known
      .chain(meeting)
      .map(({ name }) => name)
      .join(', '),
  );
  text('status', STATUS[meeting.status] ?? 'TENTATIVE');
  const quotes = meeting.claims.flatMap(({ quotes: each, article }) =>
    each.map(({ quote }) => `${quote} (${known.article(article)?.publisher ?? known.name(article)})`),
  );
  text('description', quotes.join('\n'));
  text('url', articles.flatMap(({ url }) => webAddress(url) ?? []).at(0) ?? '');
  return component;
}
