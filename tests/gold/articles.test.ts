import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MEETING_KINDS } from '../../src/model/claim.ts';
import { isDay } from '../../src/model/days.ts';
import { bounds } from '../../src/model/edtf.ts';
import type { GoldArticle, GoldMeeting } from '../../src/training/gold-articles.ts';

const FOLDER = new URL('../../data/gold/', import.meta.url);
const HALVES = ['train', 'dev', 'test'] as const;

/** MeetBench's: what was postponed is cancelled, and planned where a new day is promised. */
const STATUSES = ['held', 'planned', 'proposed', 'cancelled', 'declined'];
const PARTY_TYPES = ['person', 'organization', 'country'];

type Meeting = GoldMeeting & { readonly id: string };
interface Annotated extends Omit<GoldArticle, 'meetings'> {
  readonly meetings: readonly Meeting[];
}

const articlesOf = (half: string): Annotated[] =>
  readFileSync(new URL(`articles-${half}.jsonl`, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Annotated);

const GOLD = new Map(HALVES.map((half) => [half, articlesOf(half)]));

const flat = ({ text }: Annotated): string => text.replace(/\s+/g, ' ').trim();

/** What is wrong with a meeting, by the rules that the annotators had; nothing for most. */
function faults(meeting: Meeting, { title, text }: Annotated): string[] {
  const { kind, status, participants, place, date, evidence, doubtful = false } = meeting;
  const stands = (words: string): boolean => text.includes(words) || (title ?? '').includes(words);
  const required = participants.filter(({ optional }) => !optional);
  const alone = participants.length === 1 && participants[0]?.type === 'organization';
  const checks: Readonly<Record<string, boolean>> = {
    'has quotes': evidence.length > 0,
    ...Object.fromEntries(evidence.map((quote) => [`quote: ${quote}`, quote !== '' && stands(quote)])),
    [`kind ${kind}`]: MEETING_KINDS.includes(kind),
    [`status ${status}`]: STATUSES.includes(status),
    [`date ${date}`]: date === null || (date !== undefined && bounds(date) !== null),
    [`core ${place?.core}`]: place === null || place.names.includes(place.core),
    'a call has no place': place === null || kind === 'meeting' || kind === 'visit',
    'two have to take part': required.length >= 2 || kind === 'visit' || doubtful || alone,
    'a visitor without a host is somewhere': kind !== 'visit' || doubtful || required.length >= 2 || place !== null,
    ...Object.fromEntries(
      participants.map(({ name, aliases = [], type }) => [
        `participant ${name}`,
        PARTY_TYPES.includes(type) && name.trim() !== '' && (stands(name) || aliases.some(stands)),
      ]),
    ),
  };
  return Object.entries(checks).flatMap(([what, holds]) => (holds ? [] : [what]));
}

describe.each([...GOLD])('articles-%s.jsonl', (_, articles) => {
  test('every meeting has fields that exist and quotes that stand in its article word for word', () => {
    const found = articles.flatMap((article) =>
      article.meetings.flatMap((meeting) =>
        faults(meeting, article).map((fault) => `${article.id} ${meeting.id}: ${fault}`),
      ),
    );
    expect(found).toEqual([]);
  });

  test('every article has an id, a text and a day of publication or none', () => {
    const broken = articles.filter(
      ({ id, text, published }) => id === '' || text.trim() === '' || !(published === null || isDay(published)),
    );
    expect(broken.map(({ id }) => id)).toEqual([]);
  });

  test('the meetings of an article have ids of their own, and no meeting stands twice', () => {
    const twice = articles.filter(({ meetings }) => {
      const ids = meetings.map((meeting) => meeting.id);
      const bodies = meetings.map(({ evidence, participants, status, date, place }) =>
        JSON.stringify([evidence, participants, status, date, place]),
      );
      return new Set(ids).size < ids.length || new Set(bodies).size < bodies.length;
    });
    expect(twice.map(({ id }) => id)).toEqual([]);
  });
});

test('no other file of articles lies beside these', () => {
  const files = readdirSync(FOLDER).filter((name) => name.startsWith('articles-'));
  expect(files.sort()).toEqual(HALVES.map((half) => `articles-${half}.jsonl`).sort());
});

test('an id stands once in all files, and no text for testing is among those for training', () => {
  const all = [...GOLD.values()].flat();
  const ids = all.map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  const trained = new Set(GOLD.get('train')?.map(flat));
  const kept = [...(GOLD.get('dev') ?? []), ...(GOLD.get('test') ?? [])];
  expect(kept.filter((article) => trained.has(flat(article))).map(({ id }) => id)).toEqual([]);
});

test('all kinds and statuses are there, and articles without a meeting', () => {
  for (const half of HALVES) {
    const articles = GOLD.get(half) ?? [];
    const meetings = articles.flatMap((article) => article.meetings);
    expect(new Set(meetings.map(({ kind }) => kind))).toEqual(new Set(MEETING_KINDS));
    expect(new Set(meetings.map(({ status }) => status))).toEqual(new Set(STATUSES));
    expect(articles.some((article) => article.meetings.length === 0)).toBe(true);
  }
});
