import { WhometError } from '../../model/errors.ts';
import type { ArticleId } from '../../model/ids.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { ArticleRecord } from '../../model/record.ts';
import type { Former } from '../ledger/former.ts';
import { otherFormat } from '../other-format.ts';

/** First line of the file. A program that knows only an older number must not read on. */
export const FORMAT = 'whomet/record@1';

/** @throws `store/format` where another version of the program wrote the file, `store/damaged` where none did. */
export function checkFormat(line: Buffer, where: string): void {
  const { format } = parseJson(line, `${where}:1`) as { format?: unknown };
  if (format === FORMAT) return;
  const [, number] = /^whomet\/record@(\d{1,6})$/.exec(String(format)) ?? [];
  if (number === undefined) throw damaged(`${where}:1`);
  throw otherFormat('record', String(format), FORMAT, where);
}

/** What a line of a record begins with, so that the record itself is parsed only when it is asked for. */
export interface Head {
  readonly id: ArticleId;
  readonly digest: string;
  /** As `placesOf` gives them. */
  readonly places?: readonly string[];
  readonly replaces?: readonly ArticleId[];
}

export type Line =
  | (Head & { readonly record: ArticleRecord })
  | { readonly replaced: ArticleId }
  | { readonly removed: ArticleId }
  | { readonly former: Former }
  | { readonly judgement: Judgement };

const RECORD_LINE = Buffer.from('{"id":');
const RECORD_KEY = Buffer.from(',"record":');

export function parseLine(line: Buffer, where: string): Line {
  const at = line.subarray(0, RECORD_LINE.length).equals(RECORD_LINE) ? line.indexOf(RECORD_KEY) : -1;
  if (at >= 0) {
    const head = parseJson(Buffer.concat([line.subarray(0, at), Buffer.from('}')]), where) as Head;
    return { ...head, record: undefined as never };
  }
  const parsed = parseJson(line, where) as Line;
  const isKnown = typeof parsed === 'object' && parsed !== null && KINDS.some((kind) => kind in parsed);
  if (!isKnown) throw damaged(where);
  return parsed;
}

const KINDS = ['replaced', 'removed', 'former', 'judgement'];

export function parseJson(line: Buffer, where: string): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    throw damaged(where);
  }
}

export const damaged = (where: string): WhometError =>
  new WhometError({
    code: 'store/damaged',
    message: 'The record is damaged: this line is not what was written.',
    where,
    next: 'Restore a backup (`whomet store restore FILE --store NEW`), or delete the line, run `whomet store rebuild` and ingest its article again.',
  });
