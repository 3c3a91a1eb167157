import { quoteOf } from '../extract/claims/quote.ts';
import { claimPlace } from '../extract/meetings/where.ts';
import { placeNamed } from '../lexicon/places.ts';
import type { Article } from '../model/article.ts';
import type { Claim, ClaimParty, ClaimPlace, EncounterCandidate, Missing, Quote } from '../model/claim.ts';
import { bounds } from '../model/edtf.ts';
import { makeId } from '../model/ids.ts';
import type { MentionCount } from '../model/record.ts';
import { searchName } from '../model/schema.ts';
import type { Answer, AnsweredEncounter } from './answer.ts';
import { findQuote } from './find-quote.ts';

/** A language model does not say how sure it is in a way that could be checked. */
const CONFIDENCE = 0.5;

export interface Checked {
  readonly claims: readonly Claim[];
  /** Encounters with a quote or a name that is not in the article. */
  readonly refused: readonly EncounterCandidate[];
}

/** The claims of an answer. Every quote and every name is looked up in the article; what is not there is refused. */
export function checkAnswer(
  article: Article,
  mentions: readonly MentionCount[],
  { encounters }: Answer,
  by: readonly string[],
): Checked {
  const claims = new Map<string, Claim>();
  const refused: EncounterCandidate[] = [];
  for (const encounter of encounters) {
    const evidence = encounter.quotes.map((quote) => located(article, quote));
    const missing = missingIn(article, encounter, evidence);
    if (missing.length > 0) {
      refused.push(candidate(encounter, evidence.find((quote) => quote !== null) ?? null, missing, by));
      continue;
    }
    const claim = toClaim(
      article,
      mentions,
      encounter,
      evidence.filter((quote) => quote !== null),
      by,
    );
    claims.set(claim.id, claim);
  }
  return { claims: [...claims.values()], refused };
}

function located(article: Article, quote: string): Quote | null {
  const span = findQuote(article.text, quote);
  return span && quoteOf(article, span.start, span.end);
}

function missingIn(
  { text }: Article,
  { participants, quotes }: AnsweredEncounter,
  evidence: readonly (Quote | null)[],
): Missing[] {
  const isNamed = ({ as }: AnsweredEncounter['participants'][number]): boolean =>
    as.length > 0 && as.every((words) => findQuote(text, words) !== null);
  return [
    ...(quotes.length === 0 || evidence.includes(null) ? (['quote'] as const) : []),
    ...(participants.length === 0 ? (['party'] as const) : []),
    ...(participants.every(isNamed) ? [] : (['name'] as const)),
  ];
}

const candidate = (
  { kind, status, participants }: AnsweredEncounter,
  quote: Quote | null,
  missing: readonly Missing[],
  by: readonly string[],
): EncounterCandidate => ({
  kind,
  status,
  parties: participants.map(({ name }) => name),
  missing,
  chance: null,
  quote,
  by,
});

function toClaim(
  article: Article,
  mentions: readonly MentionCount[],
  encounter: AnsweredEncounter,
  quotes: readonly Quote[],
  by: readonly string[],
): Claim {
  const { kind, status, topics, date_basis: basis } = encounter;
  const evidence = [...quotes].sort((a, b) => a.start - b.start);
  const participants = encounter.participants.map((party) => toParty(party, mentions));
  const date = basis === 'none' ? null : knownDate(article, encounter);
  const places = placesOf(encounter);
  const who = participants.map(({ name }) => name).sort();
  return {
    id: makeId(
      'clm',
      article.id,
      kind,
      status,
      who.join('|'),
      date ?? '',
      places[0]?.core ?? '',
      `${evidence[0]?.start}`,
    ),
    article: article.id,
    kind,
    status,
    participants,
    places,
    date,
    dateBasis: date === null || basis === 'none' ? 'none' : basis,
    topics,
    accordingTo: encounter.according_to,
    evidence,
    confidence: CONFIDENCE,
    by,
  };
}

/** A party with what the rest of the program knows of that name in this article: other forms, offices, ids. */
function toParty(
  { name, type, role, as }: AnsweredEncounter['participants'][number],
  mentions: readonly MentionCount[],
): ClaimParty {
  const forms = new Set([name, ...as].map(searchName));
  const isPerson = type === 'person';
  const known = mentions.find(
    (mention) =>
      (mention.type === 'person') === isPerson &&
      [mention.name, ...mention.aliases].some((form) => forms.has(searchName(form))),
  );
  return {
    name: known && searchName(known.name).length > searchName(name).length ? known.name : name,
    type,
    role,
    aliases: [...new Set([...as, ...(known?.aliases ?? [])])],
    as,
    offices: known?.roles ?? [],
    ...(known?.wikidata && { wikidata: known.wikidata }),
    ...(known?.gazetteer && { gazetteer: known.gazetteer }),
  };
}

function placesOf({ kind, place: { names } }: AnsweredEncounter): ClaimPlace[] {
  const [finest, ...around] = names;
  if (finest === undefined || kind === 'call' || kind === 'video') return [];
  return [claimPlace(finest, placeNamed(finest)?.key, around, 'stated')];
}

/** A date that is EDTF; one that is counted from a day of publication that nobody knows is none. */
function knownDate({ published }: Article, { date, date_basis }: AnsweredEncounter): string | null {
  if (date === null || bounds(date) === null) return null;
  return date_basis === 'relative' && published === null ? null : date;
}
