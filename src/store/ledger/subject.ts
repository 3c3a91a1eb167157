import { WhometError } from '../../model/errors.ts';
import type { ClaimAnchor, NameAnchor, Subject } from '../../model/judgement.ts';
import type { ArticleRecord } from '../../model/record.ts';
import { searchName } from '../../model/schema.ts';
import { anchorOf, namesIn } from '../../resolve/ledger/anchorage.ts';
import { newestFirst } from '../../resolve/ledger/in-force.ts';
import { subjectsOf } from '../../resolve/ledger/subjects.ts';
import type { GraphStore, Value } from '../contract.ts';
import { readCypher } from '../cypher-files.ts';
import { fill } from '../load-plan.ts';
import { labelOfId, today } from './today.ts';

/** A person who is named in more articles than this is known by that many of them. */
const ENOUGH_NAMES = 200;

/**
 * The thing of an id, with what finds it again. Ids of the past are followed.
 * @throws `judge/unknown` where the store has no such thing.
 */
export async function subjectOf(store: GraphStore, id: string): Promise<Subject> {
  const now = await today(store, id);
  const known = now.id ?? (now.judgement ? null : undefined);
  if (known === undefined) throw unknownThing(store, id);
  if (known === null) return subjectOfLedger(store, id);
  if (known.startsWith('clm_')) return claimSubject(store, known);
  return known.startsWith('mtg_') ? meetingSubject(store, known) : partySubject(store, known);
}

const unknownThing = (store: GraphStore, id: string): WhometError =>
  new WhometError({
    code: 'judge/unknown',
    message: `The store has no ${labelOfId(id)?.toLowerCase() ?? 'thing'} ${id}.`,
    where: store.location,
    next: '`whomet ask meetings --format json` prints ids of meetings, `whomet query` any.',
  });

/** What an earlier judgement took out of the graph, as it was then. */
async function subjectOfLedger(store: GraphStore, id: string): Promise<Subject> {
  const subjects = [...(await store.judgements())].sort(newestFirst).flatMap(subjectsOf);
  const [, subject] = subjects.find(([, each]) => each.id === id) ?? [];
  if (subject) return subject;
  throw unknownThing(store, id);
}

async function claimSubject(store: GraphStore, id: string): Promise<Subject> {
  const { rows } = await store.query(readCypher('upkeep/claim-articles').text, { ids: [id] });
  const name = String(rows[0]?.['title'] ?? '');
  return { id, name, claims: await claimAnchors(store, rows), names: [] };
}

async function meetingSubject(store: GraphStore, id: string): Promise<Subject> {
  const { rows } = await store.query(readCypher('upkeep/meeting-claims').text, { meeting: id });
  return { id, name: String(rows[0]?.['title'] ?? ''), claims: await claimAnchors(store, rows), names: [] };
}

type Row = Readonly<Record<string, Value>>;

async function claimAnchors(store: GraphStore, rows: readonly Row[]): Promise<ClaimAnchor[]> {
  const wanted = new Set(rows.map(({ claim }) => String(claim)));
  const records = await store.read([...new Set(rows.map(({ article }) => String(article)))]);
  return records.flatMap(({ claims }) => claims.filter(({ id }) => wanted.has(id)).map(anchorOf));
}

async function partySubject(store: GraphStore, id: string): Promise<Subject> {
  const label = labelOfId(id) ?? 'Person';
  const rows = await Promise.all(
    ['upkeep/party-articles', 'upkeep/party-claims'].map(async (path) => {
      const { rows } = await store.query(fill(path, store.engine, { Label: label }), { id });
      return rows;
    }),
  );
  const [first] = rows.flat();
  const articles = [...new Set(rows.flat().map(({ article }) => String(article)))].sort().slice(0, ENOUGH_NAMES);
  const forms = new Set((first?.['searchNames'] as readonly string[] | undefined) ?? []);
  const records = await store.read(articles);
  const type = label === 'Person' ? 'person' : 'organization';
  return {
    id,
    name: String(first?.['name'] ?? ''),
    claims: [],
    names: records.flatMap((record) => nameAnchors(record, type, forms)),
  };
}

/** What an article calls the bearer of these names. */
function nameAnchors(record: ArticleRecord, type: NameAnchor['type'], forms: ReadonlySet<string>): NameAnchor[] {
  const byName = new Map(
    namesIn(record, type)
      .filter(({ name }) => forms.has(searchName(name)))
      .map(({ name, aliases }) => [searchName(name), { article: record.article.id, type, name, aliases }]),
  );
  return [...byName.values()];
}

/** Some claims of a meeting, or what some articles call a person or organization. */
export function partOf(rest: Subject, ids: readonly string[]): Subject {
  const wanted = new Set(ids);
  const claims = rest.claims.filter(({ claim, article }) => wanted.has(claim) || wanted.has(article));
  const names = rest.names.filter(({ article }) => wanted.has(article));
  return { ...rest, claims, names };
}

/** The subject without the anchors of its part. */
export function withoutPart(rest: Subject, part: Subject): Subject {
  const claims = rest.claims.filter((anchor) => !part.claims.includes(anchor));
  return { ...rest, claims, names: rest.names.filter((anchor) => !part.names.includes(anchor)) };
}
