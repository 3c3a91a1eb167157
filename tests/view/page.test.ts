import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { place } from '../../src/view/layout.ts';
import { fillPage, servedPage } from '../../src/view/page.ts';
import { pack, Unpacker } from '../../src/view/packed.ts';
import { madeView } from '../bench/made-view.mjs';
import { template } from '../viewer/pages.ts';
import { VIEW_DATA } from './fixture.ts';

const page = template();
const placed = place(VIEW_DATA);
const slot = (html: string): string => /id="whomet-data"[^>]*>([^<]*)</.exec(html)?.[1] ?? '';

const spot = (number: number): readonly [number, number] => [
  Math.round(9e5 * Math.sin(number)) / 1e3,
  Math.round(9e5 * Math.cos(3 * number)) / 1e3,
];

/** Back from pieces of so many characters. */
function unpack(packed: string, size = 1000): object {
  const unpacker = new Unpacker();
  for (let at = 0; at < packed.length; at += size) unpacker.add(packed.slice(at, at + size));
  return unpacker.end();
}

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
    expect(unpack(gunzipSync(Buffer.from(slot(filled), 'base64')).toString())).toEqual(much);
  });

  it('holds 10,000 meetings with three sentences each in at most 3 MB, though ids look random', () => {
    const view = madeView(8000, 60_000, { sentences: 3 });
    const positions = Object.fromEntries(view.parties.map(({ id }, number) => [id, spot(number)]));
    const many = { ...view, positions, communities: view.parties.map((_, number) => number % 90) };
    expect(many.meetings.length).toBeGreaterThan(10_000);
    const meetings = many.meetings.slice(0, 10_000);
    const json = JSON.stringify({ ...many, meetings }).replace(
      /"([a-z]{3}_)[0-9a-f]{16}"/g,
      (id, kind: string) => `"${kind}${createHash('sha256').update(id).digest('hex').slice(0, 16)}"`,
    );
    expect(fillPage(page, JSON.parse(json)).length).toBeLessThan(3_000_000);
  });

  it.each([1, 7, 1000])('gets back what was packed, whatever stands in it, in pieces of %s', (size) => {
    const id = 'per_0123456789abcdef';
    const list = [id, id, `"${id}"`, `x"${id}`, `${id}\u0001`, '\u0001', '\\"\n', { [id]: id }, 'org_1'];
    const long = Array.from({ length: 250 }, (_, number) => ({ number, id: `${number}\n${id}` }));
    const strange = { id, list, empty: [], null: null, [id]: { [id]: [id] }, long, numbers: long.map((_, at) => at) };
    expect(JSON.stringify(unpack(pack(strange), size))).toBe(JSON.stringify(strange));
    expect(unpack(pack({}), size)).toEqual({});
    expect(pack({ list: Array(50).fill(id) }).length).toBeLessThan(220);
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
