import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Capture } from '../model/article.ts';
import type { Page } from './fetch-page.ts';

/**
 * Keeps fetched pages: the bytes under their SHA-256, and a line in `index.jsonl` with address, time and headers. The
 * same bytes from the same address keep their first capture, so that reading again changes nothing.
 */
export function keepEvidence(folder: string, asked: string, page: Page, now: Date): Capture {
  const sha256 = createHash('sha256').update(page.body).digest('hex');
  const known = capturesIn(folder).find((each) => each.asked === asked && each.sha256 === sha256);
  if (known) {
    const { asked: _, ...capture } = known;
    return capture;
  }
  const { url, status, headers } = page;
  const capture: Capture = { url, time: now.toISOString(), status, headers, sha256 };
  keepPage(folder, { asked, ...capture }, page.body);
  return capture;
}

/** Puts a capture into the folder, with the bytes of its page where they are known, unless it is there already. */
export function keepPage(folder: string, capture: Capture & { readonly asked: string }, body: Uint8Array | null): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, capture.sha256);
  // Under another name until it is whole: a name says that these are the bytes.
  if (body !== null && !existsSync(file)) {
    writeFileSync(`${file}.new`, body, { flush: true });
    renameSync(`${file}.new`, file);
  }
  const line = JSON.stringify(capture);
  const index = join(folder, 'index.jsonl');
  const text = existsSync(index) ? readFileSync(index, 'utf8') : '';
  if (text.split('\n').includes(line)) return;
  // A last line that a crash cut short does not take the next one with it.
  appendFileSync(index, `${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`, { flush: true });
}

/** Captures by the address that was asked for, before redirects. A last line that a crash cut short is passed over. */
export function capturesIn(folder: string): (Capture & { readonly asked: string })[] {
  const index = join(folder, 'index.jsonl');
  const lines = existsSync(index) ? readFileSync(index, 'utf8').split('\n') : [];
  return lines.flatMap((line) => {
    try {
      return [JSON.parse(line) as Capture & { readonly asked: string }];
    } catch {
      return [];
    }
  });
}

/** Destroys pages, by their SHA-256, and what the index says of them. */
export function dropPages(folder: string, pages: readonly string[]): void {
  const index = join(folder, 'index.jsonl');
  if (pages.length === 0 || !existsSync(index)) return;
  for (const page of pages) rmSync(join(folder, page), { force: true });
  const kept = capturesIn(folder).filter(({ sha256 }) => !pages.includes(sha256));
  writeFileSync(`${index}.new`, kept.map((each) => `${JSON.stringify(each)}\n`).join(''), { flush: true });
  renameSync(`${index}.new`, index);
}
