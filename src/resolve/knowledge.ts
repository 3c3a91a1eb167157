import { countryNamed, countryOfDemonym } from '../lexicon/countries.ts';
import { placeByKey, placeChain } from '../lexicon/places.ts';
import { titleLevel } from '../lexicon/titles.ts';
import type { Knowledge } from './resolve.ts';

/** What resolution looks up, from data/. */
export const defaultKnowledge: Knowledge = {
  gazetteer: {
    entry: placeByKey,
    chain: placeChain,
    countryOf: (name) => (name === null ? undefined : (countryNamed(name) ?? countryOfDemonym(name))?.key),
  },
  titles: { level: titleLevel },
};
