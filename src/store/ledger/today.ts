import { makeId, meetingIdOf, type ClaimId } from '../../model/ids.ts';
import type { Judgement, Subject } from '../../model/judgement.ts';
import { newestFirst } from '../../resolve/ledger/in-force.ts';
import { subjectsOf } from '../../resolve/ledger/subjects.ts';
import type { GraphStore, Value } from '../contract.ts';
import { readCypher } from '../cypher-files.ts';
import type { Former } from './former.ts';
import { fill } from '../load-plan.ts';

/** What an id of any day means now. */
export interface Today {
  /** The id that stands for it in the graph; null where nothing does. */
  readonly id: string | null;
  /** What became of the claim that the id rested on, the newest last; empty where it is still made. */
  readonly former: readonly Former[];
  /** The newest judgement about the id, of those that took it out of the graph or merged it. */
  readonly judgement: Judgement | null;
}

const UNKNOWN: Today = { id: null, former: [], judgement: null };

/** Follows an id of a claim, meeting, person or organization through merges, splits, corrections and removals. */
export async function today(store: GraphStore, id: string): Promise<Today> {
  if (await isThere(store, id)) return { ...UNKNOWN, id };
  const found = /^(clm|mtg)_/.test(id) ? await throughClaims(store, id) : await throughNames(store, id);
  if (found.id !== null) return found;
  const judgement = (await store.judgements()).filter((each) => isAbout(each, id)).sort(newestFirst)[0] ?? null;
  return { ...found, judgement };
}

const LABEL = { clm: 'Claim', mtg: 'Meeting', per: 'Person', org: 'Organization' } as const;

export const labelOfId = (id: string): (typeof LABEL)[keyof typeof LABEL] | undefined =>
  LABEL[id.slice(0, 3) as keyof typeof LABEL];

async function isThere(store: GraphStore, id: string): Promise<boolean> {
  const label = labelOfId(id);
  if (!label) return false;
  return (await store.query(fill('upkeep/has-id', store.engine, { Label: label }), { id })).rows.length > 0;
}

/** The id of a meeting names a claim; that claim, or what stands in its place, leads to the meeting of today. */
async function throughClaims(store: GraphStore, id: string): Promise<Today> {
  const { rows } = await store.query(readCypher('upkeep/all-claims').text);
  const meetings = new Map(rows.map(({ claim, meeting }) => [String(claim), String(meeting)]));
  const isMeeting = id.startsWith('mtg_');
  const names = (claim: string) => (isMeeting ? meetingIdOf(claim) === id : claim === id);
  const answer = (claim: string) => (isMeeting ? (meetings.get(claim) ?? null) : claim);
  const direct = [...meetings.keys()].find(names);
  if (direct !== undefined) return { ...UNKNOWN, id: answer(direct) };
  const former = await store.former();
  const gone = former.flatMap(({ claims }) => claims).find((claim) => names(claim.id));
  const steps: Former[] = [];
  for (let claim: ClaimId | null = gone?.id ?? null; claim !== null;) {
    if (meetings.has(claim)) return { id: answer(claim), former: steps, judgement: null };
    const step = former.findLast(({ claims }) => claims.some((each) => each.id === claim));
    if (!step || steps.includes(step)) break;
    steps.push(step);
    claim = step.claims.find((each) => each.id === claim)?.successor ?? null;
  }
  return { ...UNKNOWN, former: steps };
}

/** Somebody's id rests on a name; whoever bears it today, or whoever a judgement made of the one of that id. */
async function throughNames(store: GraphStore, id: string): Promise<Today> {
  const label = labelOfId(id);
  if (label !== 'Person' && label !== 'Organization') return UNKNOWN;
  const judgements = (await store.judgements()).filter((each) => isAbout(each, id)).sort(newestFirst);
  for (const judgement of judgements) {
    const side = subjectsOf(judgement).find(([, subject]) => subject.id === id)?.[0];
    const { rows } = await store.query(readCypher('upkeep/judged').text, { id: judgement.id });
    const now = rows.find((row) => row['side'] === side);
    if (now) return { ...UNKNOWN, id: String(now['id']), judgement };
  }
  const { rows } = await store.query(fill('upkeep/all-ids', store.engine, { Label: label }));
  const bearer = rows.find(({ searchNames }) => texts(searchNames).some((name) => makeId(kindOf(id), name) === id));
  return bearer ? { ...UNKNOWN, id: String(bearer['id']) } : UNKNOWN;
}

const kindOf = (id: string): 'per' | 'org' => (id.startsWith('per_') ? 'per' : 'org');
const texts = (value: Value | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);

const isAbout = (judgement: Judgement, id: string): boolean =>
  subjectsOf(judgement).some(([, subject]: readonly [string, Subject]) => subject.id === id);
