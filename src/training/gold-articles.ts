import { readFileSync } from 'node:fs';
import type { MeetingKind, Status } from '../model/claim.ts';

/** A meeting of a gold file in the MeetBench form. */
export interface GoldMeeting {
  readonly kind: MeetingKind;
  readonly status: Status;
  readonly participants: readonly {
    readonly name: string;
    readonly aliases?: readonly string[];
    readonly type: string;
    readonly optional?: boolean;
  }[];
  readonly place: { readonly names: readonly string[]; readonly core: string } | null;
  /** None where the text gives none; undefined where nobody has annotated it. */
  readonly date?: string | null;
  readonly evidence: readonly string[];
  readonly doubtful?: boolean;
}

export interface GoldArticle {
  readonly id: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly text: string;
  readonly meetings: readonly GoldMeeting[];
}

/** Gold articles of a file: JSON Lines, or the one-line cases of tests/cases (their half for training). */
export const readGold = (path: string): GoldArticle[] => (path.endsWith('.tsv') ? readCases(path) : readLines(path));

const readLines = (path: string): GoldArticle[] => linesOf(path).map((line) => JSON.parse(line) as GoldArticle);

const linesOf = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

/** The day on which all cases are published. */
const PUBLISHED = '2024-05-15';

/** Cases as articles of one line; without a column of parties they tell of no meeting. */
function readCases(path: string): GoldArticle[] {
  const [head = '', ...rows] = linesOf(path);
  const names = head
    .replace(/^#\s*/, '')
    .split('\t')
    .map((name) => name.replace(/ \(.*/, '').trim());
  return rows
    .map((row) => new Map(row.split('\t').map((cell, at) => [names[at] ?? '', cell])))
    .filter((cells) => cells.get('half') === 'tune')
    .map((cells, at) => ({
      id: `${path}:${at}`,
      title: null,
      published: PUBLISHED,
      text: cells.get('sentence') ?? '',
      meetings: (cells.get('parties') ?? '')
        .split(';')
        .flatMap((parties) => (parties.trim() === '' ? [] : [meetingOf(cells, parties)])),
    }));
}

function meetingOf(cells: ReadonlyMap<string, string>, parties: string): GoldMeeting {
  const place = cells.get('place') ?? '';
  const date = cells.get('date') ?? '';
  return {
    kind: (cells.get('kind') ?? 'meeting') as MeetingKind,
    status: (cells.get('status') ?? 'held') as Status,
    participants: parties.split('|').map((name) => ({ name: name.trim(), aliases: [name.trim()], type: 'any' })),
    place: place === '' ? null : { names: [place], core: place },
    ...(date !== '' && { date: date === 'none' ? null : date }),
    evidence: [cells.get('sentence') ?? ''],
  };
}
