import { WhometError } from '../../model/errors.ts';
import { makeId } from '../../model/ids.ts';
import { JUDGEMENT_SCHEMA, type Judgement, type Subject, type Word } from '../../model/judgement.ts';
import type { Said } from '../../model/said.ts';
import type { GraphStore } from '../contract.ts';
import { saidPlace } from './said-place.ts';
import { partOf, subjectOf, withoutPart } from './subject.ts';

/**
 * Adds to the ledger what a person says, and returns the rows. The graph heeds them after `rebuildGraph`.
 * @throws `judge/unknown` where an id means nothing, `judge/sides` where two sides cannot be compared, and nothing is
 * added then.
 */
export async function judge(store: GraphStore, said: readonly Said[], author: string): Promise<Judgement[]> {
  const rows: Judgement[] = [];
  let latest = (await store.judgements()).reduce((time, row) => (row.time > time ? row.time : time), '');
  for (const each of said) {
    latest = each.time ?? timeAfter(latest);
    const word = await wordOf(store, each);
    const { author: by = author, reason = '' } = each;
    const row = { schema: JUDGEMENT_SCHEMA, author: by, time: latest, reason, ...word } as const;
    rows.push({ ...row, id: makeId('jdg', JSON.stringify(row)) });
  }
  await store.judge(rows);
  return rows;
}

/** Now, but later than everything in the ledger: of two words on one thing the later one counts. */
function timeAfter(latest: string): string {
  const now = new Date().toISOString();
  return now > latest ? now : new Date(Date.parse(latest) + 1).toISOString();
}

async function wordOf(store: GraphStore, said: Said): Promise<Word> {
  switch (said.kind) {
    case 'sameness': {
      const [left, right] = [await subjectOf(store, said.left), await subjectOf(store, said.right)];
      mustBeTwo(left, right, said.verdict);
      return { kind: said.kind, verdict: said.verdict, left, right, score: said.score ?? null };
    }
    case 'split':
      return splitOf(await subjectOf(store, said.rest), said.part);
    case 'truth':
      return {
        kind: said.kind,
        verdict: said.verdict,
        subject: await subjectOf(store, said.subject),
        field: said.field ?? null,
      };
    case 'correction':
      return correctionOf(store, said);
    case 'undo':
      return { kind: said.kind, target: await targetOf(store, said.target) };
    default:
      return { kind: said.kind, subject: await subjectOf(store, said.subject), value: said.value };
  }
}

async function correctionOf(store: GraphStore, said: Extract<Said, { kind: 'correction' }>): Promise<Word> {
  const subject = await subjectOf(store, said.subject);
  const { kind } = said;
  switch (said.field) {
    case 'participant':
      return { kind, subject, field: said.field, value: await subjectOf(store, said.value), role: said.role };
    case 'place':
      return { kind, subject, field: said.field, value: said.value === null ? null : saidPlace(said.value) };
    default:
      return { kind, subject, field: said.field, value: said.value } as Word;
  }
}

function splitOf(whole: Subject, ids: readonly string[]): Word {
  const part = partOf(whole, ids);
  const rest = withoutPart(whole, part);
  if (anchorCount(part) === 0)
    throw sides(`None of ${ids.join(', ')} belongs to ${whole.id}.`, `See \`whomet explain ${whole.id}\`.`);
  if (anchorCount(rest) === 0)
    throw sides(`That is all of ${whole.id}: nothing would be left.`, 'Name only what belongs elsewhere.');
  return { kind: 'split', part, rest };
}

const anchorCount = ({ claims, names }: Subject): number => claims.length + names.length;

function mustBeTwo(left: Subject, right: Subject, verdict: string): void {
  if (left.id.slice(0, 3) !== right.id.slice(0, 3)) {
    throw sides(
      `${left.id} and ${right.id} are things of two kinds.`,
      'Compare two meetings, two people or two organizations.',
    );
  }
  if (left.id === right.id) {
    const next = verdict === 'negative' ? 'Take it apart with `whomet edit split`.' : 'There is nothing to join.';
    throw sides(`${left.id} is one ${left.id.startsWith('mtg_') ? 'meeting' : 'party'} already.`, next);
  }
}

const sides = (message: string, next: string): WhometError => new WhometError({ code: 'judge/sides', message, next });

async function targetOf(store: GraphStore, id: string): Promise<Judgement['id']> {
  const target = (await store.judgements()).find((row) => row.id === id);
  if (target) return target.id;
  throw new WhometError({
    code: 'judge/unknown',
    message: `The ledger has no judgement ${id}.`,
    where: store.location,
    next: '`whomet review --ledger` lists them.',
  });
}
