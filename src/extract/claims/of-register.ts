import { countryNamed } from '../../lexicon/countries.ts';
import { placeNamed } from '../../lexicon/places.ts';
import type { Article } from '../../model/article.ts';
import type { Claim, ClaimPlace, Quote } from '../../model/claim.ts';
import { makeId } from '../../model/ids.ts';
import type { MentionCount } from '../../model/record.ts';
import type { RegisterEntry, RegisterParty } from '../../model/register.ts';
import { claimPlace } from '../meetings/where.ts';
import { quoteOf } from './quote.ts';

/** What rows of a register claim: one meeting, with each row as a quote. */
export function claimOfRegister(article: Article, entry: RegisterEntry): Claim {
  const { kind, status, parties, date, topics, accordingTo, confidence } = entry;
  const places = placesOf(entry);
  const who = parties.map(({ name }) => name).sort();
  return {
    id: makeId('clm', article.id, kind, status, who.join('|'), date ?? '', places[0]?.core ?? '', '0'),
    article: article.id,
    kind,
    status,
    participants: parties.map((party) => ({ ...party, aliases: [] })),
    places,
    date,
    dateBasis: date === null ? 'none' : entry.dateBasis,
    topics,
    accordingTo,
    evidence: quotesOf(article, entry),
    confidence,
    by: [`register:${entry.register}`],
  };
}

/** Who and what the rows name, each once: the parties, the bodies of their offices, the place. */
export function mentionsOfRegister(article: Article, entry: RegisterEntry): MentionCount[] {
  const rows = quotesOf(article, entry);
  const starts = (as: readonly string[]): number[] => {
    const found = rows.filter(({ quote }) => as.some((words) => quote.includes(words)));
    return (found.length > 0 ? found : rows.slice(0, 1)).map(({ start }) => start);
  };
  const mention = (name: string, type: MentionCount['type'], as: readonly string[], more: object): MentionCount => {
    const sentences = starts(as);
    return { name, type, aliases: [], roles: [], count: sentences.length, sentences, ...more };
  };
  const names = new Set(entry.parties.map(({ name }) => name));
  const bodies = new Set(entry.parties.flatMap(({ offices }) => offices.flatMap(({ of }) => of ?? [])));
  return [
    ...entry.parties.map((party) =>
      mention(party.name, party.type === 'person' ? 'person' : 'organization', party.as, known(party)),
    ),
    ...[...bodies]
      .filter((name) => !names.has(name))
      .map((name) => mention(name, 'organization', [name], stateNamed(name))),
    ...placesOf(entry).flatMap(({ names: [name = ''], keys: [key] }) =>
      key ? [mention(name, 'place', [name], { gazetteer: key })] : [],
    ),
  ];
}

function stateNamed(name: string) {
  const country = countryNamed(name);
  return country ? { kind: 'state' as const, gazetteer: country.key } : {};
}

const known = ({ type, offices, wikidata, gazetteer }: RegisterParty) => ({
  roles: offices,
  ...(type === 'country' && { kind: 'state' as const }),
  ...(wikidata && { wikidata }),
  ...(gazetteer && { gazetteer }),
});

/** Each row as it stands in the text. */
const quotesOf = (article: Article, { rows }: RegisterEntry): Quote[] =>
  rows.map((start, index) => {
    const next = rows[index + 1];
    return quoteOf(article, start, next === undefined ? article.text.length : next - '\n\n'.length);
  });

/** Registers name few places often. */
const places = new Map<string, ClaimPlace>();
const MOST_PLACES = 100_000;

function placesOf({ place, kind }: RegisterEntry): ClaimPlace[] {
  if (place.length === 0 || kind === 'call' || kind === 'video') return [];
  const key = place.join('\n');
  const made = places.get(key) ?? placeOf(place);
  if (places.size >= MOST_PLACES) places.clear();
  places.set(key, made);
  return [made];
}

/** The names behind the first help to tell which place of that name is meant. */
function placeOf([finest = '', ...around]: readonly string[]): ClaimPlace {
  const beside = new Set(around.flatMap((name) => placeNamed(name)?.key ?? []));
  return claimPlace(finest, placeNamed(finest, beside, beside)?.key, around, 'stated');
}
