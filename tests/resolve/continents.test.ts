import { expect, test } from 'vitest';
import { placeNamed } from '../../src/lexicon/places.ts';
import { defaultKnowledge } from '../../src/resolve/knowledge.ts';

const chain = (name: string): string[] =>
  defaultKnowledge.gazetteer.chain(placeNamed(name)?.key ?? '').map((entry) => entry.name);

test.each([
  ['Geneva', ['Geneva', 'Switzerland', 'Europe']],
  ['Brazil', ['Brazil', 'South America']],
  ['Australia', ['Australia', 'Oceania']],
  ['Europe', ['Europe']],
])('%s lies in its country and on its continent', (name, expected) => expect(chain(name)).toEqual(expected));
