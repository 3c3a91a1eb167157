import { readdirSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadLanguageModel } from '../../src/language/model.ts';
import { readModel, writeModel } from '../../src/language/linear-model.ts';
import { Features } from '../../src/language/hash.ts';

const model = loadLanguageModel();

/** Arcs of the first sentence as "child<-head:relation". */
function arcs(text: string): string[] {
  const [sentence] = model.sentences(text);
  if (!sentence) return [];
  const { heads, relations } = model.parse(sentence);
  const word = (at: number): string => sentence.tokens[at]?.text ?? 'ROOT';
  return sentence.tokens.map((_, at) => `${word(at)}<-${word(heads[at] ?? -1)}:${relations[at]}`);
}

function names(text: string): string[] {
  const sentences = model.sentences(text);
  return model.names(sentences).flatMap((spans, index) =>
    spans.map(({ first, last, type }) => {
      const tokens = sentences[index]?.tokens ?? [];
      return `${text.slice(tokens[first]?.start, tokens[last]?.end)}:${type}`;
    }),
  );
}

describe('trees', () => {
  test('who met whom, where and when', () => {
    const found = arcs('President Joe Biden met Xi Jinping in Bali on Monday.');
    expect(found).toEqual(
      expect.arrayContaining([
        'Joe<-met:nsubj',
        'met<-ROOT:root',
        'Xi<-met:obj',
        'Bali<-met:obl',
        'Monday<-met:obl',
        'President<-Joe:nmod:desc',
      ]),
    );
  });

  test('a list of participants', () => {
    const found = arcs('Emmanuel Macron met Olaf Scholz, Rishi Sunak and Giorgia Meloni in Paris.');
    expect(found).toEqual(
      expect.arrayContaining([
        'Emmanuel<-met:nsubj',
        'Olaf<-met:obj',
        'Rishi<-Olaf:conj',
        'Giorgia<-Olaf:conj',
        'and<-Giorgia:cc',
      ]),
    );
  });

  test('a passive', () => {
    const found = arcs('The minister was received by the king.');
    expect(found).toEqual(expect.arrayContaining(['minister<-received:nsubj:pass', 'king<-received:obl:agent']));
  });

  test('every sentence has one root, and every token leads to it', () => {
    const text =
      'Talks - long ones! - failed; "why?", he asked (again). Xi, Putin, and, well, others: "no".\n\nLEADERS MEET\n\n. . .';
    for (const sentence of model.sentences(text)) {
      const { heads } = model.parse(sentence);
      expect(heads.filter((head) => head === -1)).toHaveLength(1);
      heads.forEach((_, start) => {
        let at = start;
        for (let step = 0; at >= 0 && step <= heads.length; step++) at = heads[at] ?? -1;
        expect(at).toBe(-1);
      });
    }
  });
});

describe('names', () => {
  test('people without their titles, places, organizations', () => {
    const found = names(
      'Russian President Vladimir Putin met Recep Tayyip Erdogan in Sochi on Monday, the Kremlin said. Putin later flew to Moscow.',
    );
    expect(found).toEqual(
      expect.arrayContaining([
        'Vladimir Putin:person',
        'Recep Tayyip Erdogan:person',
        'Sochi:place',
        'Putin:person',
        'Moscow:place',
      ]),
    );
  });

  test('names that no list knows', () => {
    const found = names(
      'Foreign Minister Torvald Quennick met his counterpart Adaora Zelbiko in Oslo. Quennick said the talks with Zelbiko were useful.',
    );
    expect(found.filter((name) => name === 'Torvald Quennick:person' || name === 'Adaora Zelbiko:person')).toHaveLength(
      2,
    );
  });

  test('spans do not overlap and lie within their sentence', () => {
    const sentences = model.sentences(
      'NATO chief Jens Stoltenberg, Ursula von der Leyen of the European Commission and the U.N. met in New York City.',
    );
    model.names(sentences).forEach((spans, index) => {
      let after = -1;
      for (const { first, last } of spans) {
        expect(first).toBeGreaterThan(after);
        expect(last).toBeGreaterThanOrEqual(first);
        expect(last).toBeLessThan(sentences[index]?.tokens.length ?? 0);
        after = last;
      }
    });
  });
});

test('the same text gives the same analysis', () => {
  const text =
    'Wang Yi and Antony Blinken met in Munich. Wang told Blinken that talks would go on. U.S. officials agreed.';
  const analyse = (): unknown => {
    const sentences = model.sentences(text);
    return { sentences, trees: sentences.map((sentence) => model.parse(sentence)), names: model.names(sentences) };
  };
  const once = analyse();
  model.names(model.sentences('Something else in between, by Ann Lee of Oslo.'));
  expect(analyse()).toEqual(once);
});

test('empty texts have no sentences', () => {
  expect(model.sentences('')).toEqual([]);
  expect(model.sentences(' \n\n ')).toEqual([]);
  expect(model.names([])).toEqual([]);
});

test('the models weigh less than 25 MB', () => {
  const folder = new URL('../../data/models/', import.meta.url);
  const sizes = readdirSync(folder).map((name) => statSync(new URL(name, folder)).size);
  expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(25e6);
});

test('a written model scores as it was, within its 8 bits', () => {
  const rows: [number, Float32Array][] = [
    [4_000_000_000, Float32Array.of(1, -0.5, 0)],
    [7, Float32Array.of(0, 0.25, -1)],
  ];
  const read = readModel(writeModel(['a', 'b', 'c'], rows));
  const features = new Features();
  features.values.set([7, 4_000_000_000, 99]);
  features.size = 3;
  const scores = new Float32Array(3);
  read.score(features, scores);
  expect(read.classes).toEqual(['a', 'b', 'c']);
  [1, -0.25, -1].forEach((expected, at) => expect(scores[at]).toBeCloseTo(expected, 1));
});
