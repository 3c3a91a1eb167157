import type { ClaimPlace } from '../../model/claim.ts';
import type { Draft } from '../meetings/draft.ts';
import { dateFit, finerDate, finerPlaces, isRemote, placeFit, tenseOf } from './merge.ts';

/** How many sentences back "the talks" may point. */
const REACH = 4;

/** Gives what "the talks lasted until Friday in Geneva" says of when and where to the meeting that it points at. */
export function withOpen(drafts: readonly Draft[], open: readonly Draft[]): Draft[] {
  const told = [...drafts];
  for (const draft of open) {
    if (draft.kind === 'visit' || (draft.when.date === null && draft.places.length === 0)) continue;
    const best = told
      .map((other, index) => ({ other, index, distance: distance(other, draft) }))
      .filter(({ other, distance: far }) => far >= 0 && far <= REACH && pointsAt(draft, other))
      .sort((a, b) => a.distance - b.distance || b.index - a.index)[0];
    if (best) told[best.index] = enriched(best.other, draft);
  }
  return told;
}

/** Sentences between a meeting's last account before the pointer, and the pointer; negative where all stand behind it. */
function distance({ sentences }: Draft, { sentence }: Draft): number {
  const before = sentences.filter((at) => at <= sentence);
  return before.length === 0 ? -1 : sentence - Math.max(...before);
}

function pointsAt(open: Draft, told: Draft): boolean {
  const keys = new Set(told.parties.map(({ key }) => key));
  return (
    told.kind !== 'visit' &&
    isRemote(open) === isRemote(told) &&
    tenseOf(open.status) === tenseOf(told.status) &&
    open.parties.every(({ key, type }) => keys.has(key) || type !== 'person') &&
    placeFit(open.places, told.places) >= 0 &&
    dateFit(open.when, told.when) >= 0
  );
}

function enriched(told: Draft, open: Draft): Draft {
  const places: readonly ClaimPlace[] =
    told.places.length === 0 ? open.places : open.places.length === 0 ? told.places : finerPlaces(told.places, open.places);
  return {
    ...told,
    places,
    when: finerDate(told.when, open.when),
    spans: told.spans.some(({ start }) => start === open.spans[0]?.start) ? told.spans : [...told.spans, ...open.spans],
    sentences: [...told.sentences, open.sentence],
    by: [...told.by, 'pointer'],
  };
}
