import { createHash } from 'node:crypto';
import { WhometError } from '../model/errors.ts';
import type { Alert } from '../model/alert.ts';
import type { Capture } from '../model/article.ts';
import { ContentDigest, type Kept } from './content.ts';
import { fileLines } from './lines.ts';
import { otherFormat } from './other-format.ts';

/** First line of a backup. */
export const BACKUP_FORMAT = 'whomet/backup@1';

/** A page as it was fetched; `body` in Base64 with the first capture of these bytes. */
export interface KeptPage {
  readonly page: Capture & { readonly asked: string };
  readonly body?: string;
}

/** What is watched. */
export interface KeptAlert {
  readonly alert: Alert;
}

/** One line of a backup. */
export type Entry = Kept | KeptPage | KeptAlert;

/** What the last line says, and `checkBackup` found true. */
export interface BackupSummary {
  readonly articles: number;
  readonly judgements: number;
  readonly pages: number;
  /** SHA-256 of everything that the store keeps, as `store check` prints it. */
  readonly record: string;
}

/** Of the bytes before it. */
interface End extends BackupSummary {
  readonly sha256: string;
}

/** Writes a backup line by line: header, what `add` was given, and at last what all of it sums up to. */
export class BackupLines {
  readonly #hash = createHash('sha256');
  readonly #content = new ContentDigest();
  readonly #counts = { articles: 0, judgements: 0, pages: 0 };

  header(version: string): string {
    return this.#line({ format: BACKUP_FORMAT, version });
  }

  add(entry: Entry): string {
    this.#count(entry);
    return this.#line(entry);
  }

  end(): string {
    return `${JSON.stringify({ end: { ...this.summary, sha256: this.#hash.digest('hex') } satisfies End })}\n`;
  }

  get summary(): BackupSummary {
    return { ...this.#counts, record: this.#content.value };
  }

  #line(value: object): string {
    const line = `${JSON.stringify(value)}\n`;
    this.#hash.update(line);
    return line;
  }

  #count(entry: Entry): void {
    if ('page' in entry) return void this.#counts.pages++;
    if ('alert' in entry) return;
    if ('article' in entry) this.#counts.articles++;
    if ('judgement' in entry) this.#counts.judgements++;
    this.#content.add(entry);
  }
}

/**
 * Reads a backup to its end and compares it with its own digests; `seen` hears of each entry before that is known.
 * @throws `backup/damaged`, `backup/cut`, `store/format`, `backup/none`.
 */
export async function checkBackup(file: string, seen: (entry: Entry) => void = () => {}): Promise<BackupSummary> {
  const hash = createHash('sha256');
  const lines = new BackupLines();
  let number = 0;
  let end: End | null = null;
  for await (const line of fileLines(file)) {
    number++;
    const where = `${file}:${number}`;
    if (end) throw damaged(where, 'something stands after its end');
    const value = parsed(line, where);
    if (number === 1) checkHeader(value, file);
    else if ('end' in value) {
      end = value.end as End;
      continue;
    } else {
      const entry = value as unknown as Entry;
      summed(() => lines.add(entry), where);
      seen(entry);
    }
    hash.update(line).update('\n');
  }
  if (!end) throw cutShort(file);
  const found: End = { ...lines.summary, sha256: hash.digest('hex') };
  if (JSON.stringify(found) !== JSON.stringify(end)) throw damaged(file, 'its digest is another');
  return lines.summary;
}

/** The entries of a backup that `checkBackup` found whole. */
export async function* backupEntries(file: string): AsyncGenerator<Entry> {
  let number = 0;
  for await (const line of fileLines(file)) {
    const value = parsed(line, `${file}:${++number}`);
    if (number > 1 && !('end' in value)) yield value as unknown as Entry;
  }
}

function checkHeader({ format }: Readonly<Record<string, unknown>>, file: string): void {
  if (format === BACKUP_FORMAT) return;
  if (/^whomet\/backup@\d{1,6}$/.test(String(format))) throw otherFormat('backup', String(format), BACKUP_FORMAT, file);
  throw noBackup(file);
}

function parsed(line: Buffer, where: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line.toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Told below, as any other line that is no object.
  }
  throw where.endsWith(':1') ? noBackup(where) : damaged(where, 'this line is not what was written');
}

function summed(work: () => void, where: string): void {
  try {
    work();
  } catch {
    throw damaged(where, 'this line is not what was written');
  }
}

const noBackup = (where: string): WhometError =>
  new WhometError({
    code: 'backup/none',
    message: 'The file is no backup.',
    where,
    next: 'Name a file that `whomet store backup` wrote.',
  });

const damaged = (where: string, what: string): WhometError =>
  new WhometError({
    code: 'backup/damaged',
    message: `The backup is damaged: ${what}. Nothing was restored from it.`,
    where,
    next: 'Use another copy of the file, or an older backup.',
  });

const cutShort = (file: string): WhometError =>
  new WhometError({
    code: 'backup/cut',
    message: 'The backup breaks off before its end. Nothing was restored from it.',
    where: file,
    next: 'Copy the file again, or use an older backup.',
  });
