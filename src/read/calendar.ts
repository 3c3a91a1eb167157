import ICAL from 'ical.js';
import type { Status } from '../model/claim.ts';
import { addDays } from '../model/days.ts';
import type { RegisterEntry, RegisterParty } from '../model/register.ts';
import { decode } from './decode.ts';
import type { FoundDocument } from './documents.ts';

/**
 * The events of an iCalendar file (RFC 5545), each as a short text: title, days, place, who is asked, description. One
 * that names two people or more is an entry of a register: its claim is made of the fields, not of the words.
 */
export function* readCalendar(bytes: Buffer): Generator<FoundDocument> {
  const decoded = decode(bytes);
  if ('trouble' in decoded) return yield { name: null, trouble: decoded.trouble };
  const parsed = ICAL.parse(decoded.text) as ConstructorParameters<typeof ICAL.Component>[0];
  for (const component of new ICAL.Component(parsed).getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component);
    const organizer = component.getFirstProperty('organizer');
    const people = [...(organizer ? [organizer] : []), ...event.attendees].map(nameOf);
    const lines = [
      event.summary,
      `${event.startDate.toString().slice(0, 10)}`,
      event.location,
      [...new Set(people)].join(', '),
      event.description,
    ];
    const text = lines.filter(Boolean).join('\n\n');
    const register = entryOf(event, component);
    yield { name: event.uid, read: { text, title: event.summary, ...(register && { register }) } };
  }
}

type Property = NonNullable<ReturnType<ICAL.Component['getFirstProperty']>>;

const nameOf = (property: Property): string =>
  String(property.getParameter('cn') ?? property.getFirstValue() ?? '').replace(/^mailto:/i, '');

const STATUSES: Readonly<Record<string, Status>> = { CANCELLED: 'cancelled', TENTATIVE: 'proposed' };

/** A calendar says what is planned; whether it was held, it does not say. People without a name and those who declined are left out. */
function entryOf(event: ICAL.Event, component: ICAL.Component): RegisterEntry | null {
  const organizer = component.getFirstProperty('organizer');
  const parties = new Map<string, RegisterParty>();
  const add = (property: Property, role: RegisterParty['role']): void => {
    const name = property.getParameter('cn');
    if (typeof name !== 'string' || !name.trim().includes(' ') || name.includes('@')) return;
    if (property.getParameter('partstat') === 'DECLINED') return;
    if (!parties.has(name)) parties.set(name, { name, type: 'person', role, as: [name], offices: [] });
  };
  if (organizer) add(organizer, 'host');
  for (const attendee of event.attendees) add(attendee, 'participant');
  if (parties.size < 2) return null;
  const start = event.startDate.toString().slice(0, 10);
  const end = lastDay(event);
  return {
    register: 'calendar',
    apart: false,
    lines: [1],
    rows: [0],
    kind: 'meeting',
    status: STATUSES[String(component.getFirstPropertyValue('status') ?? '')] ?? 'planned',
    parties: [...parties.values()],
    date: end > start ? `${start}/${end}` : start,
    dateBasis: 'stated',
    place: (event.location ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => /^\p{L}/u.test(part)),
    topics: event.summary ? [event.summary] : [],
    accordingTo: null,
    confidence: CONFIDENCE,
  };
}

/** Who is asked may not come. */
const CONFIDENCE = 0.8;

/** The end of an event of whole days is the day after the last. */
function lastDay(event: ICAL.Event): string {
  const end = event.endDate ?? event.startDate;
  const day = end.toString().slice(0, 10);
  return event.startDate.isDate && end.isDate && event.endDate ? addDays(day, -1) : day;
}
