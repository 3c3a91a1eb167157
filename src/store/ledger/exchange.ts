import { jsonText } from '../../model/json.ts';
import { WhometError } from '../../model/errors.ts';
import { JUDGEMENT_SCHEMA, type Judgement } from '../../model/judgement.ts';
import { SAID_SCHEMA, type Said } from '../../model/said.ts';
import type { GraphStore } from '../contract.ts';
import { checkJudgement } from './check-judgement.ts';
import { checkSaid } from './check-said.ts';
import { judge } from './judge.ts';

/** What came of an import. */
export interface Imported {
  /** Rows that are new, and those that were there already or are of purged articles. */
  readonly added: number;
  readonly known: number;
}

/** The ledger as JSON Lines, in the order of its writing. */
export const ledgerText = (ledger: readonly Judgement[]): string =>
  ledger.map((judgement) => `${jsonText(judgement)}\n`).join('');

/**
 * Adds a colleague's ledger, or what a page without a server wrote, to the store's. The same file again adds nothing.
 * @throws `review/import` where a line is neither; nothing of the file is added then.
 */
export async function importLedger(store: GraphStore, text: string, where: string, author: string): Promise<Imported> {
  const lines = text
    .split('\n')
    .flatMap((line, index) => (line.trim() ? [parsedLine(line, `${where}:${index + 1}`)] : []));
  const rows = lines.filter((line): line is Judgement => line.schema === JUDGEMENT_SCHEMA);
  const said = lines.filter((line): line is Said => line.schema === SAID_SCHEMA);
  const before = (await store.judgements()).length;
  await store.judge(rows);
  await judge(store, said, author);
  const added = (await store.judgements()).length - before;
  return { added, known: lines.length - added };
}

function parsedLine(line: string, where: string): Judgement | Said {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw broken('The line is no JSON.', where);
  }
  const schema = (value as { schema?: unknown } | null)?.schema;
  if (schema === JUDGEMENT_SCHEMA) return checkJudgement(value, where);
  if (schema === SAID_SCHEMA) return checkSaid(value, where);
  throw broken(`The line is neither ${JUDGEMENT_SCHEMA} nor ${SAID_SCHEMA}.`, where);
}

const broken = (message: string, where: string): WhometError =>
  new WhometError({
    code: 'review/import',
    message,
    where,
    next: 'Write the file with `whomet review export` or from the viewer’s page.',
  });
