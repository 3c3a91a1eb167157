import { countryByKey } from '../lexicon/countries.ts';
import { leaderNamed } from '../lexicon/leaders.ts';
import { readFileSync } from 'node:fs';
import { officesOf, type Context } from '../resolve/names/context.ts';
import type { Named, NamedType } from '../resolve/names/score.ts';

/** A row of data/gold/name-pairs.tsv. */
export interface NamePair {
  readonly half: 'train' | 'test';
  readonly same: boolean;
  readonly type: NamedType;
  readonly why: string;
  readonly left: Named;
  readonly right: Named;
}

/** `knowing`: the tables of people may be asked whom a full name means, as in the program. */
export function readPairs(path: string, knowing = true): NamePair[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n').slice(1);
  return lines.map((line) => {
    const [half, verdict, type, why = '', left = '', o1 = '', c1 = '', y1 = '', right = '', o2 = '', c2 = '', y2 = ''] =
      line.split('\t');
    const isPerson = type === 'person';
    return {
      half: half as NamePair['half'],
      same: verdict === 'same',
      type: type as NamedType,
      why,
      left: named(left, o1, c1, y1, isPerson && knowing),
      right: named(right, o2, c2, y2, isPerson && knowing),
    };
  });
}

const named = (name: string, office: string, country: string, year: string, knowing: boolean): Named => ({
  name,
  context: contextOf(name, office, country, year, knowing),
});

function contextOf(name: string, office: string, country: string, year: string, knowing: boolean): Context {
  const leader = knowing ? leaderNamed(name, year === '' ? undefined : Number(year)) : undefined;
  return {
    countries: new Set(countryByKey(country) ? [country] : []),
    offices: officesOf(office === '' ? [] : [office]),
    years: year === '' ? [] : [Number(year)],
    wikidata: null,
    known: leader?.name ?? null,
  };
}
