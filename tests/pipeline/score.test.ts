import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../src/pipeline/extract-article.ts';
import { means, sameDate, samePlace } from '../../src/pipeline/same.ts';
import { accuracy, measures, score, type Count, type Scores } from '../../src/pipeline/score.ts';
import { toScored, type ScoredDocument, type ScoredMeeting } from '../../src/pipeline/scored.ts';
import { readSources } from '../../src/read/sources.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const SHARED = path('../../../shared/meetbench');
const GOLD = path('../../data/gold');

/** What the scorer of MeetBench exports. */
interface Scorer {
  score(gold: readonly object[], predicted: readonly object[]): { readonly out: object };
  samePerson(predicted: object, gold: object): boolean;
  sameDate(predicted: string | null, gold: string | null): boolean;
  samePlace(predicted: object | null, gold: object | null): boolean;
}
const scorer = async (): Promise<Scorer> => (await import(`${SHARED}/score.mjs`)) as Scorer;

const readLines = (file: string): ScoredDocument[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as ScoredDocument);

async function predict(file: string): Promise<ScoredDocument[]> {
  const found: ScoredDocument[] = [];
  for await (const item of readSources([file]))
    if (item.kind === 'article') found.push(toScored(extractArticle(item.article)));
  return found;
}

const counted = (count: Count): object => {
  const { precision, recall, f1 } = measures(count);
  return { p: precision, r: recall, f1, tp: count.right, fp: count.spurious, fn: count.missed };
};

/** Our scores as MeetBench's scorer writes its own. */
function asTheirs({ documents, unread, pair, meeting, tuple, fields }: Scores): object {
  const shares = Object.entries(fields).map(([name, share]) => [
    name,
    { accuracy: accuracy(share), of: share.of } as const,
  ]);
  return {
    documents,
    missingDocs: unread,
    pair: counted(pair),
    meeting: counted(meeting),
    tuple: counted(tuple),
    ...(Object.fromEntries(shares) as object),
  };
}

/** Predictions that are wrong in many ways: gold of one article for another, parts of names, other dates. */
function spoilt(gold: readonly ScoredDocument[]): ScoredDocument[] {
  const meetings = gold.flatMap((document) => document.meetings);
  return gold.flatMap(({ id, meetings: own }, at): ScoredDocument[] =>
    at % 9 === 8
      ? []
      : [{ id, meetings: [...own, ...meetings.slice(at, at + 3)].map((each, n) => spoil(each, at + n)) }],
  );
}

function spoil(meeting: ScoredMeeting, by: number): ScoredMeeting {
  const { participants, place, date } = meeting;
  const kept = participants.filter((_, at) => (at + by) % 4 !== 0);
  return {
    ...meeting,
    kind: by % 5 === 0 ? 'call' : meeting.kind,
    status: by % 7 === 0 ? 'postponed' : by % 6 === 0 ? 'denied' : meeting.status,
    participants: kept.map(({ name, aliases, ...rest }, at) => ({
      ...rest,
      name:
        [
          name,
          `President ${name}`,
          `${name.split(' ')[0]} J. ${name.split(' ').slice(1).join(' ')}`,
          aliases?.[0] ?? name,
        ][(by + at) % 4] ?? name,
    })),
    place: by % 5 === 1 ? null : place && by % 5 === 2 ? { ...place, core: place.names.at(-1) ?? place.core } : place,
    date: by % 4 === 1 ? null : date && by % 4 === 2 ? date.slice(0, 7) : date && by % 8 === 3 ? `[${date}..]` : date,
  };
}

const COLLECTIONS = [
  ['dev of meetbench', `${SHARED}/dev/articles.jsonl`, `${SHARED}/dev/gold.jsonl`],
  ['articles-dev.jsonl', `${GOLD}/articles-dev.jsonl`, `${GOLD}/articles-dev.jsonl`],
] as const;

describe.skipIf(!existsSync(SHARED))('scores are those of ../shared/meetbench/score.mjs', () => {
  test.each(COLLECTIONS)('what is found in %s', { timeout: 180_000 }, async (_, articles, annotated) => {
    const [gold, predicted, theirs] = [readLines(annotated), await predict(articles), await scorer()];
    expect(predicted.flatMap(({ meetings }) => meetings).length).toBeGreaterThan(50);
    expect(asTheirs(score(gold, predicted))).toEqual(theirs.score(gold, predicted).out);
  });

  test.each(COLLECTIONS)('predictions for %s that are wrong in many ways', async (_, __, annotated) => {
    const [gold, theirs] = [readLines(annotated), await scorer()];
    const predicted = spoilt(gold);
    const scores = score(gold, predicted);
    expect(asTheirs(scores)).toEqual(theirs.score(gold, predicted).out);
    expect(scores.unread).toBeGreaterThan(0);
    expect(asTheirs(score(gold, gold))).toEqual(theirs.score(gold, gold).out);
  });

  test('sameness of every two names, places and dates of the gold', async () => {
    const theirs = await scorer();
    const meetings = COLLECTIONS.flatMap(([, , annotated]) => readLines(annotated)).flatMap((each) => each.meetings);
    const parties = meetings.flatMap(({ participants }) => participants).filter((_, at) => at % 3 === 0);
    const places = [null, ...meetings.flatMap(({ place }) => place ?? [])].filter((_, at) => at % 2 === 0);
    const dates = [
      ...new Set(meetings.map(({ date }) => date)),
      '..',
      '2024-05/..',
      '../2024-05',
      '[2024-05-01..2024-05-03]',
    ];
    const different = [
      ...pairsOf(parties).filter(([a, b]) => means(a, b) !== theirs.samePerson(a, b)),
      ...pairsOf(places).filter(([a, b]) => samePlace(a, b) !== theirs.samePlace(a, b)),
      ...pairsOf(dates).filter(([a, b]) => sameDate(a, b) !== theirs.sameDate(a, b)),
    ];
    expect(different).toEqual([]);
  });
});

const pairsOf = <Item>(items: readonly Item[]): (readonly [Item, Item])[] =>
  items.flatMap((a) => items.map((b) => [a, b] as const));

const party = (name: string, more: object = {}) => ({ name, type: 'person' as const, ...more });
const one = (...meetings: ScoredMeeting[]): ScoredDocument[] => [{ id: 'a', meetings }];

const meeting = (more: Partial<ScoredMeeting>): ScoredMeeting => ({
  kind: 'meeting',
  status: 'held',
  participants: [party('Bo Ek'), party('Ann Lund')],
  place: { names: ['City Hall', 'Oslo'], core: 'Oslo' },
  date: '2024-05-01/2024-05-03',
  ...more,
});

describe('one meeting', () => {
  test('titles, middle names, coarser names of the place and days within the gold ones are right', () => {
    const guess = meeting({
      participants: [party('President Bo Ek'), party('Ann M. Lund')],
      place: { names: ['Oslo'], core: 'Oslo' },
      date: '2024-05-02',
    });
    const { pair, tuple, fields } = score(one(meeting({})), one(guess));
    expect([pair, tuple]).toEqual([
      { right: 1, spurious: 0, missed: 0 },
      { right: 1, spurious: 0, missed: 0 },
    ]);
    expect(fields.name).toEqual({ right: 0, of: 2 });
  });

  test('what is doubtful or optional counts neither way', () => {
    const gold = one(
      meeting({ doubtful: true }),
      meeting({ participants: [party('A Bee'), party('C Dee'), party('E Eff', { optional: true })] }),
    );
    expect(score(gold, one()).meeting).toEqual({ right: 0, spurious: 0, missed: 1 });
    expect(score(gold, gold).pair).toEqual({ right: 1, spurious: 0, missed: 0 });
  });

  test('of an organization a form with two words more is the same, of a person a given name is not', () => {
    const union = { name: 'Portworkers', type: 'organization' as const };
    expect(means(party('Danish Portworkers Union'), union)).toBe(true);
    expect(means(party('The Old Danish Portworkers Union'), union)).toBe(false);
    expect(means(party('Bo'), party('Bo Ek'))).toBe(false);
  });
});
