import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { MEETING_KINDS, STATUSES } from '../../src/model/claim.ts';
import { isDay } from '../../src/model/days.ts';
import { bounds } from '../../src/model/edtf.ts';
import { readStories, recordsOf, type Story } from '../../src/training/gold-worlds.ts';

const FOLDER = fileURLToPath(new URL('../../data/gold/worlds/', import.meta.url));
const STORIES = readStories(FOLDER);
const words = (text: string): number => text.split(/\s+/).length;

/** What is wrong with a story. */
function faults(story: Story): string[] {
  const { articles, meetings, cast } = story;
  const { records } = recordsOf(story);
  const checks: Readonly<Record<string, boolean>> = {
    'three to eight articles': articles.length >= 3 && articles.length <= 8,
    ...Object.fromEntries(
      articles.map(({ title, text, day }) => [
        `${title}: length and day`,
        words(text) >= 55 && words(text) <= 140 && isDay(day),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(meetings).map(([key, { who, when, state, kind = 'meeting' }]) => [
        `${key}: who, when, what`,
        who.every((each) => cast[each] !== undefined) &&
          (when === 'none' || bounds(when) !== null) &&
          STATUSES.includes(state) &&
          MEETING_KINDS.includes(kind),
      ]),
    ),
    ...Object.fromEntries(
      records.flatMap(({ claims, article }, at) =>
        claims.map((claim, index) => {
          const told = articles[at]?.tells[index];
          const meeting = meetings[told?.meeting ?? ''];
          return [
            `${article.name}: ${told?.meeting} has its parties, kind and a date`,
            claim.participants.length === meeting?.who.length &&
              claim.kind === (meeting.kind ?? 'meeting') &&
              (claim.date === null || bounds(claim.date) !== null),
          ];
        }),
      ),
    ),
    'every meeting is told of': Object.keys(meetings).every((key) =>
      articles.some(({ tells }) => tells.some(({ meeting }) => meeting === key)),
    ),
  };
  return Object.entries(checks).flatMap(([what, holds]) => (holds ? [] : [`${story.id}: ${what}`]));
}

describe('data/gold/worlds', () => {
  test('forty stories, each with its true meetings and what each article tells of them', () => {
    expect(STORIES).toHaveLength(40);
    expect(STORIES.flatMap(faults)).toEqual([]);
  });

  test('half of them are kept for testing', () => {
    const { test: kept, train } = JSON.parse(readFileSync(`${FOLDER}splits.json`, 'utf8')) as Record<string, string[]>;
    expect(kept).toHaveLength(20);
    expect([...(kept ?? []), ...(train ?? [])].sort()).toEqual(STORIES.map(({ id }) => id));
  });

  test('they retell, announce, postpone, cancel, decline, deny and contradict', () => {
    const told = STORIES.flatMap(({ articles }) => articles.flatMap(({ tells }) => tells));
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set(STATUSES));
    const disputed = STORIES.flatMap(({ meetings }) => Object.values(meetings).flatMap((each) => each.disputed ?? []));
    expect(new Set(disputed)).toEqual(new Set(['date', 'place', 'status']));
  });
});

describe('data/gold/name-pairs.tsv', () => {
  const rows = readFileSync(new URL('../../data/gold/name-pairs.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

  test('at least 800 pairs, half of them of two people or bodies, none twice', () => {
    expect(rows.length).toBeGreaterThanOrEqual(800);
    const others = rows.filter(([, verdict]) => verdict === 'other').length;
    expect(others / rows.length).toBeGreaterThan(0.45);
    expect(new Set(rows.map((row) => row.slice(4).join('\t'))).size).toBe(rows.length);
  });

  test('every row is well formed', () => {
    const wrong = rows.filter(
      ([half = '', verdict = '', type = '', why = '', left = '', , , , right = '']) =>
        !['train', 'test'].includes(half) ||
        !['same', 'other'].includes(verdict) ||
        !['person', 'organization'].includes(type) ||
        why === '' ||
        left === '' ||
        right === '',
    );
    expect(wrong).toEqual([]);
  });
});
