import { hash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Capture } from '../model/article.ts';
import type { Page } from './fetch-page.ts';

/**
 * Keeps fetched pages: the bytes under their SHA-256, and a line in `index.jsonl` with address, time and headers. The
 * same bytes from the same address keep their first capture, so that reading again changes nothing.
 */
export function keepEvidence(folder: string, asked: string, page: Page, now: Date): Capture {
  const sha256 = hash('sha256', page.body);
  const before = knownIn(folder).get(keyOf(asked, sha256));
  if (before) return before;
  const { url, status, headers } = page;
  const capture: Capture = { url, time: now.toISOString(), status, headers, sha256 };
  keepPage(folder, { asked, ...capture }, page.body);
  return capture;
}

/** Puts a capture into the folder, with the bytes of its page where they are known, unless it is there already. */
export function keepPage(folder: string, capture: Asked, body: Uint8Array | null): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, capture.sha256);
  // Under another name until it is whole: a name says that these are the bytes.
  if (body !== null && !existsSync(file)) {
    writeFileSync(`${file}.new`, body, { flush: true });
    renameSync(`${file}.new`, file);
  }
  const known = knownIn(folder);
  const { asked, ...rest } = capture;
  if (known.has(keyOf(asked, capture.sha256))) return;
  const index = indexOf(folder);
  // A last line that a crash cut short does not take the next one with it.
  appendFileSync(index, `${endsOpen(index) ? '\n' : ''}${JSON.stringify(capture)}\n`, { flush: true });
  known.set(keyOf(asked, capture.sha256), rest);
  indexes.set(folder, { size: statSync(index).size, known });
}

type Asked = Capture & { readonly asked: string };

const indexOf = (folder: string): string => join(folder, 'index.jsonl');
const keyOf = (asked: string, sha256: string): string => `${asked} ${sha256}`;

function endsOpen(index: string): boolean {
  if (!existsSync(index)) return false;
  const size = statSync(index).size;
  if (size === 0) return false;
  const file = openSync(index, 'r');
  try {
    const last = Buffer.alloc(1);
    readSync(file, last, 0, 1, size - 1);
    return last.toString() !== '\n';
  } finally {
    closeSync(file);
  }
}

/** What the index of a folder held when it was last looked at: an archive of many pages asks for it again and again. */
const indexes = new Map<string, { readonly size: number; readonly known: Map<string, Capture> }>();

function knownIn(folder: string): Map<string, Capture> {
  const index = indexOf(folder);
  const size = existsSync(index) ? statSync(index).size : 0;
  const cached = indexes.get(folder);
  if (cached?.size === size) return cached.known;
  const known = new Map<string, Capture>();
  for (const { asked, ...capture } of capturesIn(folder)) {
    const key = keyOf(asked, capture.sha256);
    if (!known.has(key)) known.set(key, capture);
  }
  return known;
}

/** Captures by the address that was asked for, before redirects. A last line that a crash cut short is passed over. */
export function capturesIn(folder: string): Asked[] {
  const index = indexOf(folder);
  const lines = existsSync(index) ? readFileSync(index, 'utf8').split('\n') : [];
  return lines.flatMap((line) => {
    try {
      return [JSON.parse(line) as Asked];
    } catch {
      return [];
    }
  });
}

/** Destroys pages, by their SHA-256, and what the index says of them. */
export function dropPages(folder: string, pages: readonly string[]): void {
  const index = indexOf(folder);
  if (pages.length === 0 || !existsSync(index)) return;
  for (const page of pages) rmSync(join(folder, page), { force: true });
  const kept = capturesIn(folder).filter(({ sha256 }) => !pages.includes(sha256));
  writeFileSync(`${index}.new`, kept.map((each) => `${JSON.stringify(each)}\n`).join(''), { flush: true });
  renameSync(`${index}.new`, index);
}
