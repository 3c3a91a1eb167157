import { expect, test } from 'vitest';
import { broaderTopic, listedTopics, topicsToldBy } from '../../src/lexicon/topics.ts';

test('every broader topic is listed, and none lies above itself', () => {
  const names = new Set([...listedTopics()].map(({ name }) => name));
  for (const name of names) {
    const seen = new Set<string>();
    for (let at: string | null = name; at !== null; at = broaderTopic(at)) {
      expect(names).toContain(at);
      expect(seen).not.toContain(at);
      seen.add(at);
    }
  }
});

test.each([
  ['a truce in Gaza', ['ceasefire', 'war in Gaza']],
  ['cessation of hostilities', ['ceasefire']],
  ['nuclear energy', ['nuclear energy', 'nuclear weapons']],
  ["Iran's nuclear program", ["Iran's nuclear programme"]],
  ['free trade', ['trade']],
  ['the weather', []],
  ['tradesmen', []],
])('%s is about %j', (phrase, topics) => expect(topicsToldBy(phrase)).toEqual(topics));
