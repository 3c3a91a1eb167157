import type { Draft } from '../meetings/draft.ts';
import { countryKeyOf } from '../entities/roles.ts';
import { dateFit, isRemote, placeFit, tenseOf } from './merge.ts';

/**
 * "U.S. and Chinese officials met in Beijing" beside an account that names the people is the same meeting told coarsely:
 * its place and date go to that account.
 */
export function absorbed(drafts: readonly Draft[]): Draft[] {
  const coarse = drafts.filter((draft) => draft.parties.some(({ type }) => type === 'country'));
  const gone = new Set<Draft>();
  let rest = [...drafts];
  for (const draft of coarse) {
    const finer = rest.filter((other) => other !== draft && tells(other, draft));
    if (finer.length === 0) continue;
    gone.add(draft);
    rest = rest.map((other) => (finer.includes(other) ? withFrame(other, draft) : other));
  }
  return rest.filter((draft) => !gone.has(draft));
}

/** Does a draft name people for every side of a coarser one, at a time and place that fit? */
function tells(finer: Draft, coarse: Draft): boolean {
  if (
    isRemote(finer) !== isRemote(coarse) ||
    tenseOf(finer.status) !== tenseOf(coarse.status) ||
    finer.kind === 'visit'
  )
    return false;
  const keys = new Set(finer.parties.map(({ key }) => key));
  const countries = new Set(
    finer.parties
      .filter(({ type }) => type === 'person')
      .flatMap(({ offices }) => offices.flatMap((office) => countryKeyOf(office) ?? [])),
  );
  const covered = coarse.parties.every(
    ({ key, type, gazetteer }) => keys.has(key) || (type === 'country' && countries.has(gazetteer ?? '')),
  );
  const people =
    finer.parties.filter(({ type }) => type === 'person').length >
    coarse.parties.filter(({ type }) => type === 'person').length;
  return covered && people && placeFit(finer.places, coarse.places) >= 0 && dateFit(finer.when, coarse.when) >= 0;
}

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
