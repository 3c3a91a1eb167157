import ICAL from 'ical.js';
import { decode } from './decode.ts';
import type { FoundDocument } from './documents.ts';

/** The events of an iCalendar file (RFC 5545), each as a short text: title, days, place, who is asked, description. */
export function* readCalendar(bytes: Buffer): Generator<FoundDocument> {
  const decoded = decode(bytes);
  if ('trouble' in decoded) return yield { name: null, trouble: decoded.trouble };
  const parsed = ICAL.parse(decoded.text) as ConstructorParameters<typeof ICAL.Component>[0];
  for (const component of new ICAL.Component(parsed).getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component);
    const people = event.attendees.map((each) => String(each.getParameter('cn') ?? each.getFirstValue() ?? ''));
    const lines = [
      event.summary,
      `${event.startDate.toString().slice(0, 10)}`,
      event.location,
      people.map((name) => name.replace(/^mailto:/i, '')).join(', '),
      event.description,
    ];
    const text = lines.filter(Boolean).join('\n\n');
    yield { name: event.uid, read: { text, title: event.summary } };
  }
}
