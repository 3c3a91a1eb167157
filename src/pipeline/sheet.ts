import { parse } from 'csv-parse/sync';
import { MEETING_KINDS, STATUSES } from '../model/claim.ts';
import { bounds } from '../model/edtf.ts';
import { WhometError } from '../model/errors.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { ScoredDocument, ScoredMeeting } from './scored.ts';

/** What a coder reads, then what a coder fills in. Nothing in it tells what the program found. */
export const SHEET_COLUMNS = [
  'article',
  'published',
  'publisher',
  'title',
  'text',
  'kind',
  'status',
  'participants',
  'place',
  'date',
  'note',
] as const;

/** Written as the kind of an article that tells of no encounter. */
export const NO_ENCOUNTER = 'none';

/** The rows of a coding sheet, one an article, with what a coder fills in left empty. */
export const sheetRows = (records: readonly ArticleRecord[]): Record<string, string>[] =>
  records.map(({ article }) => ({
    article: article.id,
    published: article.published ?? '',
    publisher: article.publisher ?? '',
    title: article.title ?? '',
    text: article.text,
    kind: '',
    status: '',
    participants: '',
    place: '',
    date: '',
    note: '',
  }));

type Row = Readonly<Record<string, string>>;

/**
 * What a coder made of a sheet: one row an encounter, further encounters of an article in further rows with its id;
 * participants separated by `;`, place from fine to coarse separated by `,`. Articles whose `kind` is empty are left out.
 * @throws `evaluate/sheet` where a cell is wrong.
 */
export function readSheet(text: string, path: string): ScoredDocument[] {
  const rows = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true }) as Row[];
  const documents = new Map<string, ScoredMeeting[]>();
  rows.forEach((row, index) => {
    const id = row['article'] ?? '';
    if (!row['kind'] || id === '') return;
    const meetings = documents.get(id) ?? [];
    documents.set(id, meetings);
    if (row['kind'] !== NO_ENCOUNTER) meetings.push(meetingOf(row, `${path}, row ${index + 2}`));
  });
  return [...documents].map(([id, meetings]) => ({ id, meetings }));
}

const list = (cell: string | undefined, separator: string): string[] =>
  (cell ?? '')
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);

function meetingOf(row: Row, where: string): ScoredMeeting {
  const wrong = (message: string, next: string): WhometError =>
    new WhometError({ code: 'evaluate/sheet', message, where, next });
  const kind = MEETING_KINDS.find((known) => known === row['kind']);
  const status = STATUSES.find((known) => known === row['status']);
  if (!kind) throw wrong(`"${row['kind']}" is no kind.`, `Write ${MEETING_KINDS.join(', ')} or ${NO_ENCOUNTER}.`);
  if (!status) throw wrong(`"${row['status'] ?? ''}" is no status.`, `Write ${STATUSES.join(', ')}.`);
  const participants = list(row['participants'], ';').map((name) => ({ name }));
  if (participants.length === 0) throw wrong('There are no participants.', 'Separate their names by ";".');
  const date = row['date'] || null;
  if (date !== null && !bounds(date)) throw wrong(`"${date}" is no date.`, 'Write 2024-05-03, 2024-05 or 2024.');
  return { kind, status, participants, place: placeOf(list(row['place'], ',')), date };
}

/** A coder gives no core: any of the names will do. */
const placeOf = (names: readonly string[]): ScoredMeeting['place'] =>
  names[0] === undefined ? null : { names, core: names[0] };
