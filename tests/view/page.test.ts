import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { place } from '../../src/view/layout.ts';
import { fillPage, servedPage } from '../../src/view/page.ts';
import { template } from '../viewer/pages.ts';
import { VIEW_DATA } from './fixture.ts';

const page = template();
const placed = place(VIEW_DATA);
const slot = (html: string): string => /id="whomet-data"[^>]*>([^<]*)</.exec(html)?.[1] ?? '';

describe('the page', () => {
  it('is small without data', () => expect(page.length).toBeLessThan(400_000));

  it('asks for nothing from anywhere', () => {
    const addresses = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses).toEqual(['data:,']);
  });

  it('holds the notices of the libraries in it that NOTICE names', () => {
    const notice = readFileSync(new URL('../../NOTICE', import.meta.url), 'utf8');
    const libraries = [...notice.matchAll(/^  - (\S+.*: Copyright.*)$/gm)].map(([, line = '']) => line);
    expect(libraries).toHaveLength(7);
    for (const each of libraries) expect(page).toContain(each);
    expect(page).toContain('Permission is hereby granted, free of charge');
  });

  it('holds the very data, which cannot end its slot', () => {
    const evil = { ...placed, meetings: [], title: '</script><script>alert(1)</script>$&$`' };
    const filled = fillPage(page, evil);
    expect(filled).not.toContain('<script>alert');
    expect(JSON.parse(slot(filled))).toEqual(evil);
  });

  it('compresses much data', () => {
    const much = { ...placed, title: 'x'.repeat(300_000) };
    const filled = fillPage(page, much);
    expect(filled.length).toBeLessThan(page.length + 60_000);
    expect(JSON.parse(gunzipSync(Buffer.from(slot(filled), 'base64')).toString())).toEqual(much);
  });

  it('lets only its own script run, and nothing be asked for', () => {
    const filled = fillPage(page, placed);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(filled)?.[1] ?? '';
    const script = /<script type="module"[^>]*>([^]*?)<\/script>/.exec(filled)?.[1] ?? '';
    const hash = createHash('sha256').update(script).digest('base64');
    expect(policy).toContain(`script-src 'sha256-${hash}'`);
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`connect-src 'none'`);
    expect(policy).not.toContain('unsafe');
    expect(servedPage(page)).toContain(`connect-src 'self'`);
  });

  it('says what to do about a template without slots', () => {
    expect(() => fillPage('<html></html>', placed)).toThrow(/no slot for its data/);
  });
});
