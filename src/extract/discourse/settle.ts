import type { Day } from '../../model/days.ts';
import type { When } from '../meetings/when.ts';
import type { Draft } from '../meetings/draft.ts';
import { framed } from './frames.ts';
import { withDates, withPlaces } from './inherit.ts';
import { mergeDrafts } from './merge.ts';

/** From the accounts of single sentences to the meetings of the article, in the order of the text. */
export function settle(drafts: readonly Draft[], published: Day | null, dateline: string | null, news: When): Draft[] {
  const open = drafts.filter((draft) => draft.open);
  const merged = mergeDrafts(drafts);
  const journeys = [...merged, ...open].filter(({ kind }) => kind === 'visit');
  const told = framed(merged);
  return withPlaces(withDates(told, news), journeys, published, dateline);
}
