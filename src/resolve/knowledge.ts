import { continentOf, countryNamed, countryOfDemonym } from '../lexicon/countries.ts';
import { termOf } from '../lexicon/leaders.ts';
import { marginsOf } from '../lexicon/margins.ts';
import { isAssembly, organizationNamed } from '../lexicon/organizations.ts';
import { placeByKey, placeChain, placeNamed } from '../lexicon/places.ts';
import { titleLevel } from '../lexicon/titles.ts';
import { wholeOf } from '../lexicon/units.ts';
import { isDay } from '../model/days.ts';
import type { GazetteerEntry } from './gazetteer.ts';
import type { Knowledge } from './resolve.ts';

/** What resolution looks up, from data/. */
export const defaultKnowledge: Knowledge = {
  gazetteer: {
    entry: placeByKey,
    chain: withContinent,
    countryOf: (name) => (name === null ? undefined : (countryNamed(name) ?? countryOfDemonym(name))?.key),
  },
  titles: { level: titleLevel },
  bodies: {
    kindOf: (name) => organizationNamed(name)?.kind ?? null,
    seatOf: (name) => {
      const seat = organizationNamed(name)?.seat;
      return seat ? (placeNamed(seat)?.key ?? null) : null;
    },
    wholeOf,
  },
  margins: { of: marginsOf, isAssembly },
  terms: {
    of: (name, title, of, on) => {
      const term = termOf({ name, title, of, on });
      return term ? { from: dayIn(term.from), to: dayIn(term.to) } : null;
    },
  },
};

/** Terms may be known by the year alone. */
const dayIn = (text: string | null): string | null => (text !== null && isDay(text) ? text : null);

/** A country lies on a continent; only the graph says so, since no article means Europe when it names Geneva. */
function withContinent(key: string): readonly GazetteerEntry[] {
  const chain = placeChain(key);
  const last = chain.at(-1);
  const name = last?.kind === 'country' && last.iso2 !== null ? continentOf(last.iso2) : null;
  return name === null ? chain : [...chain, continentNamed(name)];
}

function continentNamed(name: string): GazetteerEntry {
  const listed = placeNamed(name);
  if (listed?.kind === 'continent') return listed;
  return { key: `continent ${name}`, name, kind: 'continent', iso2: null, latitude: null, longitude: null };
}
