import { placeNamed } from '../../lexicon/places.ts';
import type { ClaimPlace } from '../../model/claim.ts';
import { findDateline, type Dateline } from '../clean/dateline.ts';
import type { SceneSource } from '../meetings/scene.ts';
import { claimPlace } from '../meetings/where.ts';

type Source = Pick<SceneSource, 'article' | 'cuts'>;

const known = new WeakMap<Source['article'], Dateline | null>();

/** The dateline of an article, found once. */
export function datelineOf({ article, cuts }: Source): Dateline | null {
  const before = known.get(article);
  if (before !== undefined) return before;
  const found = findDateline(article.text, cuts);
  known.set(article, found);
  return found;
}

/** Where a report was filed. */
export function filedAt(source: Source): ClaimPlace | null {
  const place = datelineOf(source)?.place;
  return place === undefined ? null : claimPlace(place, placeNamed(place)?.key, [], 'dateline');
}
