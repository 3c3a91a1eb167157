import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Capture } from '../model/article.ts';
import type { Page } from './fetch-page.ts';

/**
 * Keeps fetched pages: the bytes under their SHA-256, and a line in `index.jsonl` with address, time and headers. The
 * same bytes from the same address keep their first capture, so that reading again changes nothing.
 */
export function keepEvidence(folder: string, asked: string, page: Page, now: Date): Capture {
  mkdirSync(folder, { recursive: true });
  const sha256 = createHash('sha256').update(page.body).digest('hex');
  const index = join(folder, 'index.jsonl');
  const known = knownIn(folder);
  const key = `${asked} ${sha256}`;
  const before = known.get(key);
  if (before) return before;
  const file = join(folder, sha256);
  if (!existsSync(file)) writeFileSync(file, page.body, { flush: true });
  const { url, status, headers } = page;
  const capture: Capture = { url, time: now.toISOString(), status, headers, sha256 };
  appendFileSync(index, `${JSON.stringify({ asked, ...capture })}\n`, { flush: true });
  known.set(key, capture);
  indexes.set(folder, { size: statSync(index).size, known });
  return capture;
}

/** What the index of a folder held when it was last looked at: an archive of many pages asks for it again and again. */
const indexes = new Map<string, { readonly size: number; readonly known: Map<string, Capture> }>();

function knownIn(folder: string): Map<string, Capture> {
  const index = join(folder, 'index.jsonl');
  const size = existsSync(index) ? statSync(index).size : 0;
  const cached = indexes.get(folder);
  if (cached?.size === size) return cached.known;
  const known = new Map<string, Capture>();
  for (const { asked, ...capture } of capturesIn(folder)) {
    const key = `${asked} ${capture.sha256}`;
    if (!known.has(key)) known.set(key, capture);
  }
  return known;
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
