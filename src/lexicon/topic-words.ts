import { readDataYaml } from './package-data.ts';
import { lazily } from './tables.ts';

/** How a text says what a meeting is about: data/rules/en/topics.yaml. */
export type TopicWords = Readonly<Record<'markers' | 'verbs' | 'beside' | 'empty', ReadonlySet<string>>>;

export const topicWords = lazily((): TopicWords => {
  const data = readDataYaml('rules/en/topics.yaml') as Record<string, string[]>;
  const set = (name: string): ReadonlySet<string> => new Set(data[name]);
  return Object.freeze({ markers: set('markers'), verbs: set('verbs'), beside: set('beside'), empty: set('empty') });
});
