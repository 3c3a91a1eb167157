import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { reasonsOf, type Reasons } from '../../src/extract/links/reasons.ts';
import type { TriggerTrace } from '../../src/extract/links/trace.ts';
import { weightsOf } from '../../src/extract/links/weights.ts';
import { explainArticle, extractArticle } from '../../src/pipeline/extract-article.ts';
import { makeArticle } from '../../src/read/make-article.ts';
import { readSources } from '../../src/read/sources.ts';

const SAMPLES = fileURLToPath(new URL('../../data/samples', import.meta.url));

async function explained(text: string, published = '2024-05-04') {
  return explainArticle(await makeArticle('a', null, { text, published }));
}

const decisionsOf = ({ event, parties, apart, times, places }: TriggerTrace): Reasons[] => [
  event,
  ...parties,
  ...(apart ? [apart] : []),
  ...times,
  ...places,
];

describe('the trace of the samples', async () => {
  const articles = [];
  for await (const item of readSources([SAMPLES], { metadata: `${SAMPLES}/metadata.csv` }))
    if (item.kind === 'article') articles.push(item.article);
  const all = articles.map((article) => ({
    article,
    trace: explainArticle(article),
    claims: extractArticle(article).claims,
  }));
  const told = all.flatMap(({ article, trace }) => trace.claims.map((each) => ({ article, ...each })));

  test('explains the very claims that extraction makes, none without a word that tells of it', () => {
    expect(told.length).toBeGreaterThan(30);
    for (const { trace, claims } of all) expect(trace.claims.map(({ claim }) => claim)).toEqual(claims);
    expect(told.filter(({ triggers }) => triggers.length === 0)).toEqual([]);
  });

  test('the sentences are the evidence, word for word, and the rules are those of the claim', () => {
    for (const { article, claim, triggers } of told) {
      for (const { text, start, end, by } of triggers) {
        expect(article.text.slice(start, end)).toBe(text);
        expect(claim.evidence.map(({ quote }) => quote)).toContain(text);
        expect(claim.by).toContain(by[0]);
      }
    }
  });

  test('whoever takes part was weighed and found likely enough', () => {
    for (const { claim, triggers } of told) {
      const likely = triggers.flatMap(({ parties }) => parties.filter(({ yes, taken }) => yes && !taken));
      expect(likely.map(({ name }) => name)).toEqual(
        expect.arrayContaining(claim.participants.map(({ name }) => name)),
      );
      for (const { event } of triggers) expect(event.yes).toBe(true);
    }
  });

  test('a decision shows at most five features a side, the weightiest first, and one trigger never stands twice', () => {
    const traces = all.flatMap(({ trace }) => [...trace.claims.flatMap(({ triggers }) => triggers), ...trace.others]);
    for (const options of traces.flatMap(({ times, places }) => [times, places])) {
      // One is chosen, or none: their chances are shares.
      const none = options[0]?.least ?? 1;
      expect(options.reduce((sum, { chance }) => sum + chance, none)).toBeCloseTo(1, 12);
      expect(options.filter(({ yes }) => yes)).toEqual(options.slice(0, 1).filter(({ chance }) => chance > none));
    }
    for (const decision of traces.flatMap(decisionsOf)) {
      for (const side of [decision.for, decision.against]) {
        const weights = side.map(({ weight }) => Math.abs(weight));
        expect(weights.length).toBeLessThanOrEqual(5);
        expect(weights).toEqual(weights.toSorted((a, b) => b - a));
      }
    }
    for (const { chance, score } of traces.flatMap(decisionsOf).filter((decision) => !('back' in decision)))
      expect(chance).toBeCloseTo(1 / (1 + Math.exp(-score)), 12);
    const others = all.flatMap(({ article, trace }) =>
      trace.others.map(({ sentence, token }) => `${article.name} ${sentence} ${token}`),
    );
    expect(new Set(others).size).toBe(others.length);
  });
});

describe('one article', () => {
  const TEXT =
    'French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on May 3, 2024. Macron did not meet Vladimir Putin.';

  test('time and place are chosen with their reasons, and the tree stands beside', async () => {
    const { claims } = await explained(TEXT);
    const trigger = claims[0]?.triggers[0];
    expect(trigger).toMatchObject({ word: 'met', by: ['frame:meet', 'status:plain'], status: 'held', sentence: 0 });
    expect(trigger?.times[0]).toMatchObject({ date: '2024-05-03', back: 0, yes: true });
    expect(trigger?.places[0]).toMatchObject({ back: 0, yes: true });
    expect(trigger?.places[0]?.names).toContain('Berlin');
    expect(trigger?.parties.map(({ name, slot }) => [name, slot])).toEqual([
      ['Emmanuel Macron', 'subject'],
      ['Olaf Scholz', 'object'],
    ]);
    expect(trigger?.tree.find(({ head }) => head === -1)?.text).toBe('met');
  });

  test('what was weighed and told of no claim is there too', async () => {
    const { claims, others } = await explained(TEXT);
    expect(claims).toHaveLength(1);
    expect(others).toHaveLength(1);
    expect(others[0]).toMatchObject({ word: 'meet', negated: true });
  });

  test('another language is not mined', async () => {
    const text =
      'Le président français a rencontré le chancelier allemand à Berlin vendredi, a annoncé le gouvernement.';
    expect(await explained(text)).toEqual({ claims: [], others: [] });
  });
});

test('weights are those of data/models/links.tsv; a feature without one says nothing', () => {
  const weights = weightsOf('event');
  const { for: yes, against, score } = reasonsOf(weights, ['bias', 'word=met', 'word=unheard-of'], 0.5);
  expect([...yes, ...against].map(({ feature }) => feature).sort()).toEqual(['bias', 'word=met']);
  expect(score).toBe((weights.get('bias') ?? 0) + (weights.get('word=met') ?? 0));
});
