import type { Article } from '../model/article.ts';
import type { EncounterCandidate } from '../model/claim.ts';
import { isDay } from '../model/days.ts';
import { makeId, type TopicId } from '../model/ids.ts';
import { searchName, type NodeRow } from '../model/schema.ts';
import type { Meeting, Organization, Person, Place, ResolvedClaim } from '../model/world.ts';

/** The names that a search compares: folded, each once. */
function names(name: string, aliases: readonly string[]) {
  const searchNames = [...new Set([name, ...aliases].map(searchName))].filter((text) => text !== '');
  return { name, searchName: searchName(name), searchNames, aliases };
}

export const personNode = ({ id, name, aliases, wikidata, country }: Person): NodeRow => ({
  label: 'Person',
  properties: { id, ...names(name, aliases), wikidata, country },
});

export const organizationNode = ({ id, name, aliases, kind, wikidata, country }: Organization): NodeRow => ({
  label: 'Organization',
  properties: { id, ...names(name, aliases), kind, wikidata, country },
});

export const placeNode = ({ id, name, aliases, kind, latitude, longitude, country }: Place): NodeRow => ({
  label: 'Place',
  properties: { id, ...names(name, aliases), kind, latitude, longitude, country },
});

/**
 * `history` holds `status article published` (`-` where the day is unknown), in the order of the reports. `partyNames`:
 * names by ids of people and organizations.
 */
export function meetingNode(meeting: Meeting, partyNames: ReadonlyMap<string, string>): NodeRow {
  const { id, kind, status, date, start, end, precision, dateBasis, level, format, confidence, sources } = meeting;
  return {
    label: 'Meeting',
    properties: {
      id,
      title: titleOf(meeting, partyNames),
      kind,
      status,
      history: meeting.history.map((entry) => `${entry.status} ${entry.article} ${entry.published ?? '-'}`),
      date,
      start,
      end,
      precision,
      dateBasis,
      disputed: meeting.disputed.map(({ field }) => field),
      level,
      format,
      confidence,
      sources,
      parties: meeting.participants.length,
    },
  };
}

const NAMED = 3;

/** `Ann Lee and Bo Ek`, `Ann Lee, Bo Ek, Cy Orr and 4 more`: people before organizations, each by the alphabet. */
function titleOf({ participants }: Meeting, names: ReadonlyMap<string, string>): string {
  const parties = [...new Set(participants.map(({ party }) => party))];
  const named = (people: boolean) =>
    parties.filter((id) => id.startsWith('per_') === people).map((id) => names.get(id) ?? id);
  const all = [...named(true).sort(), ...named(false).sort()];
  const shown = all.length === NAMED + 1 ? all : all.slice(0, NAMED);
  const rest = all.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? (shown[0] ?? 'nobody named') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

export const topicId = (topic: string): TopicId => makeId('top', searchName(topic));

export const articleNode = (
  article: Article,
  sentences: readonly string[],
  candidates: readonly EncounterCandidate[],
): NodeRow => ({
  label: 'Article',
  properties: {
    id: article.id,
    name: article.name,
    title: article.title,
    published: article.published !== null && isDay(article.published) ? article.published : null,
    documentDate: article.documentDate?.day ?? null,
    documentDateBasis: article.documentDate?.basis ?? null,
    url: article.url,
    language: article.language,
    sentences,
    candidates: candidates.map(candidateText),
  },
});

/** kind, status, parties, what is missing, chance and sentence, with tabs between them: `ask candidates` splits it. */
const candidateText = ({ kind, status, parties, missing, chance, quote }: EncounterCandidate): string =>
  [kind, status, parties.join(', '), missing.join(', '), chance ?? '', quote?.quote ?? '']
    .map((cell) => String(cell).replace(/\s+/g, ' '))
    .join('\t');

export function claimNode({ claim }: ResolvedClaim): NodeRow {
  const { id, kind, status, date, dateBasis, accordingTo, confidence, by } = claim;
  return { label: 'Claim', properties: { id, kind, status, date, dateBasis, accordingTo, confidence, by } };
}
