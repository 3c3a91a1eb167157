import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { readSources } from '../../src/read/sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true }));

const START: Record<string, string> = { pdf: '%PDF-1.4\n', html: '<html><body><p>', md: '---\n', jsonl: '{"text":"' };

test.each(['txt', 'md', 'html', 'pdf', 'jsonl', 'jsonl.gz'])(
  '%s: any bytes give values, never an exception',
  async (suffix) => {
    const path = join(folder, `a.${suffix}`);
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.uint8Array({ maxLength: 200 }).map((tail) => Buffer.concat([Buffer.from(START[suffix] ?? ''), tail])),
      fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 200 }).map((plain) => gzipSync(plain)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        writeFileSync(path, content);
        for await (const item of readSources([path])) {
          const sound = item.kind === 'article' ? item.article.text.trim() !== '' : item.kind === 'trouble';
          expect(sound).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  },
);
