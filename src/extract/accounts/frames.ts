import type { Draft } from './draft.ts';
import { tenseOf } from '../meetings/tense.ts';
import { dateFit, placeFit } from './fit.ts';

/** Visits whose visitor meets somebody at the same time in the same place are told by those meetings. */
export function framed(drafts: readonly Draft[]): Draft[] {
  const visits = drafts.filter(({ kind }) => kind === 'visit');
  const lent = drafts.map((draft) => {
    const visit = visits.find((other) => frames(other, draft));
    return visit ? withFrame(draft, visit) : draft;
  });
  return lent.filter((draft) => draft.kind !== 'visit' || !lent.some((other) => frames(draft, other)));
}

function frames(visit: Draft, meeting: Draft): boolean {
  if (meeting.kind !== 'meeting' || tenseOf(visit.status) !== tenseOf(meeting.status)) return false;
  const [visitor] = visit.parties;
  const present = visitor !== undefined && meeting.parties.some(({ key }) => key === visitor.key);
  return (
    present &&
    placeFit(visit.places, meeting.places) >= 0 &&
    dateFit(visit.when, meeting.when) >= 0 &&
    near(visit, meeting)
  );
}

/** The visit and the meeting are told in the same breath: within this many characters. */
const BREATH = 600;
const near = (a: Draft, b: Draft): boolean =>
  a.spans.some((x) => b.spans.some((y) => Math.abs(x.start - y.start) <= BREATH)) ||
  (a.when.date !== null && a.when.date === b.when.date);

function withFrame(meeting: Draft, visit: Draft): Draft {
  return {
    ...meeting,
    places:
      meeting.places.length > 0
        ? meeting.places
        : visit.places.map((place) => ({ ...place, basis: 'inferred' as const })),
    when: meeting.when.date === null && visit.when.date !== null ? { ...visit.when, basis: 'inferred' } : meeting.when,
  };
}
