import { readdirSync, readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { build } from 'vitepress';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));

test('the site builds, and every page is in its menu', { timeout: 300_000 }, async () => {
  const out = mkdtempSync(join(tmpdir(), 'whomet-site-'));
  try {
    await build(docs, { outDir: out });
    const pages = readdirSync(docs).filter((name) => name.endsWith('.md'));
    const html = new Set(readdirSync(out));
    expect(pages.filter((name) => !html.has(name.replace(/md$/, 'html')))).toEqual([]);
    const menu = readFileSync(join(docs, '.vitepress/config.ts'), 'utf8');
    expect(
      pages.map((name) => name.replace('.md', '')).filter((name) => name !== 'index' && !menu.includes(name)),
    ).toEqual([]);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
