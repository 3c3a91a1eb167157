import { splitSentences } from '../../language/sentences.ts';
import type { ArticleRecord } from '../../model/record.ts';
import type { Meeting, Organization, Person, World } from '../../model/world.ts';

/** A sentence with its source. */
export interface Quoted {
  readonly quote: string;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly article: string;
  readonly published: string | null;
}

/** What speaks for one side of a pair: what it is, what is known of it, and the sentences. */
export interface Witness {
  readonly id: string;
  readonly name: string;
  readonly facts: readonly string[];
  readonly quotes: readonly Quoted[];
}

/** Shows one side of a pair after the other without searching the world anew each time. */
export function witnesses(world: World, records: readonly ArticleRecord[]): (id: string) => Witness {
  const articles = new Map<string, ArticleRecord>(records.map((record) => [record.article.id, record]));
  const names = new Map<string, string>(
    [...world.people, ...world.organizations, ...world.places].map(({ id, name }) => [id, name]),
  );
  const meetings = new Map<string, Meeting>(world.meetings.map((meeting) => [meeting.id, meeting]));
  const parties = new Map<string, Person | Organization>(
    [...world.people, ...world.organizations].map((party) => [party.id, party]),
  );
  const nameOf = (id: string) => names.get(id) ?? id;
  return (id) => {
    const meeting = meetings.get(id);
    if (meeting) return ofMeeting(meeting, world, articles, nameOf);
    const party = parties.get(id);
    return party ? ofParty(party, world, articles, nameOf) : { id, name: id, facts: [], quotes: [] };
  };
}

type Articles = ReadonlyMap<string, ArticleRecord>;
type NameOf = (id: string) => string;

function ofMeeting(meeting: Meeting, { claims }: World, articles: Articles, nameOf: NameOf): Witness {
  const { id, kind, status, date, participants, places } = meeting;
  const own = claims.filter((claim) => claim.meeting === id);
  return {
    id,
    name: participants.map(({ party }) => nameOf(party)).join(', '),
    facts: [
      `${kind}, ${status}`,
      date ?? 'day unknown',
      places.map(([first]) => nameOf(first ?? '')).join(' or ') || 'place unknown',
    ],
    quotes: own.flatMap(({ claim }) => claim.evidence.map(({ quote }) => quoted(quote, articles.get(claim.article)))),
  };
}

function ofParty(party: Person | Organization, world: World, articles: Articles, nameOf: NameOf): Witness {
  const { id, name, aliases, country, wikidata } = party;
  const offices = world.roles
    .filter(({ person }) => person === id)
    .map(({ title, organization }) => `${title}, ${nameOf(organization)}`);
  const met = world.meetings.filter(({ participants }) => participants.some((each) => each.party === id)).length;
  const mentions = world.mentions.filter(({ subject }) => subject === id);
  return {
    id,
    name,
    facts: [
      ...(aliases.length > 0 ? [`also ${aliases.join(', ')}`] : []),
      ...new Set(offices),
      ...(country ? [country] : []),
      ...(wikidata ? [wikidata] : []),
      `in ${met} ${met === 1 ? 'meeting' : 'meetings'}`,
    ],
    quotes: mentions.flatMap(({ article, sentences }) => {
      const record = articles.get(article);
      return record ? [quoted(sentenceAt(record, sentences[0]), record)] : [];
    }),
  };
}

function sentenceAt({ article, cuts }: ArticleRecord, start: number | undefined): string {
  const found = splitSentences(article.text, cuts).find((sentence) => sentence.start === start);
  return found ? article.text.slice(found.start, found.end) : '';
}

const quoted = (quote: string, record: ArticleRecord | undefined): Quoted => ({
  quote,
  outlet: record?.article.publisher ?? null,
  title: record?.article.title ?? null,
  article: record?.article.name ?? '',
  published: record?.article.published ?? null,
});
