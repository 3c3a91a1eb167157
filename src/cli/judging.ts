import { userInfo } from 'node:os';
import type { Judgement, Subject } from '../model/judgement.ts';
import { SAID_SCHEMA, type Said } from '../model/said.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import { subjectsOf } from '../resolve/ledger/subjects.ts';
import type { GraphStore } from '../store/contract.ts';
import { hear } from '../store/ledger/hear.ts';
import { note } from './terminal.ts';

/** Flags of every command that writes into the ledger. */
export const judgingOptions = {
  author: {
    type: 'string',
    requiresArg: true,
    describe: 'Who says so (else WHOMET_AUTHOR, else the name of the account)',
  },
  reason: { type: 'string', requiresArg: true, describe: 'Why, for whoever reads the ledger' },
} as const;

export interface JudgingFlags {
  readonly author: string | undefined;
  readonly reason: string | undefined;
}

export const authorOf = (author: string | undefined): string =>
  author ?? process.env['WHOMET_AUTHOR'] ?? userInfo().username;

/** What is said without its schema and reason. */
export type Bare = Said extends infer Each
  ? Each extends Said
    ? Omit<Each, 'schema' | 'author' | 'time' | 'reason'>
    : never
  : never;

export const say = (bare: Bare, reason?: string): Said =>
  ({ schema: SAID_SCHEMA, ...bare, ...(reason && { reason }) }) as Said;

/** Writes one row, makes the graph heed it, and tells what it did. */
export async function judgeAndTell(store: GraphStore, bare: Bare, { author, reason }: JudgingFlags): Promise<void> {
  const count = async () => (await store.info()).nodes['Meeting'] ?? 0;
  const before = await count();
  const [row] = await hear(store, [say(bare, reason)], authorOf(author), defaultKnowledge);
  const after = await count();
  if (!row) return;
  process.stdout.write(`${row.id}  ${sentenceOf(row)}\n`);
  note(before === after ? `${after} meetings, as before` : `${after} meetings, before ${before}`);
  note(`Take it back: whomet undo ${row.id}`);
}

const nameOf = ({ name, id }: Subject): string => (name === '' ? id : `${name} (${id})`);

/** A judgement in words. */
export function sentenceOf(judgement: Judgement): string {
  const [first = '', second = ''] = subjectsOf(judgement).map(([, subject]) => nameOf(subject));
  switch (judgement.kind) {
    case 'sameness':
      return {
        positive: `${first} is ${second}`,
        negative: `${first} is not ${second}`,
        unsure: `${first} may be ${second}`,
      }[judgement.verdict];
    case 'split':
      return `${anchors(judgement.part)} of ${second} are another`;
    case 'truth':
      return `${judgement.field === null ? first : `${judgement.field} of ${first}`} is ${judgement.verdict === 'positive' ? 'right' : 'wrong'}`;
    case 'correction':
      return correction(judgement, first, second);
    case 'undo':
      return `takes back ${judgement.target}`;
    default:
      return `${judgement.kind} of ${first}: ${judgement.value}`;
  }
}

const anchors = ({ claims, names }: Subject): string =>
  claims.length > 0 ? `${claims.length} accounts` : `the names in ${names.length} articles`;

function correction(judgement: Extract<Judgement, { kind: 'correction' }>, subject: string, party: string): string {
  if (judgement.field === 'participant')
    return judgement.role === null
      ? `${party} had no part in ${subject}`
      : `${party} had a part in ${subject} as ${judgement.role}`;
  const { value } = judgement;
  const text = value === null ? 'none' : typeof value === 'string' ? value : value.names.join(', ');
  return `${judgement.field} of ${subject} is ${text}`;
}
