import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { bounds } from '../../src/model/edtf.ts';
import { readSources } from '../../src/read/sources.ts';

interface GoldMeeting {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly participants: readonly {
    readonly name: string;
    readonly aliases: readonly string[];
    readonly type: string;
  }[];
  readonly place: { readonly names: readonly string[]; readonly core: string } | null;
  readonly date: string | null;
  readonly evidence: readonly string[];
}
interface GoldDocument {
  readonly id: string;
  readonly meetings: readonly GoldMeeting[];
}

const own = (path: string): string => fileURLToPath(new URL(`../../data/${path}`, import.meta.url));
const GOLD = readFileSync(own('gold/samples.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as GoldDocument);
const MEETINGS = GOLD.flatMap(({ id, meetings }) =>
  meetings.map((meeting) => ({ name: `${id} ${meeting.id}`, document: id, meeting })),
);
const texts = new Map<string, string>();
const flat = (text: string): string => text.replace(/\s+/g, ' ');

beforeAll(async () => {
  for await (const item of readSources([own('samples')], { metadata: own('samples/metadata.csv') }))
    if ('article' in item) texts.set(item.article.name, flat(item.article.text));
});

test('every sample is annotated once, and nothing else is', () => {
  expect(GOLD.map(({ id }) => id).sort()).toEqual([...texts.keys()].sort());
});

describe.each(MEETINGS)('$name', ({ document, meeting }) => {
  test('its evidence stands in the article word for word', () => {
    const text = texts.get(document) ?? '';
    expect(meeting.evidence.length).toBeGreaterThan(0);
    expect(meeting.evidence.filter((quote) => !text.includes(quote))).toEqual([]);
  });

  test('each participant and the place are named in the article', () => {
    const text = texts.get(document) ?? '';
    const unnamed = meeting.participants.filter(
      ({ name, aliases }) => ![name, ...aliases].some((form) => text.includes(form)),
    );
    expect(unnamed).toEqual([]);
    expect(text).toContain(meeting.place?.core ?? '');
  });

  test('its fields have values that exist', () => {
    expect(['meeting', 'call', 'video', 'visit']).toContain(meeting.kind);
    expect(['held', 'planned', 'proposed', 'cancelled', 'declined', 'denied']).toContain(meeting.status);
    expect(meeting.participants.length).toBeGreaterThan(meeting.kind === 'visit' ? 0 : 1);
    expect(meeting.date === null || bounds(meeting.date) !== null).toBe(true);
    expect(meeting.place === null || ['meeting', 'visit'].includes(meeting.kind)).toBe(true);
  });
});

test('the samples cover every kind, and articles without a meeting', () => {
  expect(new Set(MEETINGS.map(({ meeting }) => meeting.kind))).toEqual(new Set(['meeting', 'call', 'video', 'visit']));
  expect(GOLD.filter(({ meetings }) => meetings.length === 0).length).toBeGreaterThanOrEqual(3);
});
