import { readDataYaml } from '../../lexicon/package-data.ts';
import { lazily } from '../../lexicon/tables.ts';
import type { Sentence } from '../../model/document.ts';
import type { Scene, SceneSource } from '../meetings/scene.ts';

/** Which settings a word belongs to: sport, court, … of data/rules/en/settings.yaml. */
const settings = lazily(() => {
  const found = new Map<string, string[]>();
  for (const [name, words] of Object.entries(readDataYaml('rules/en/settings.yaml') as Record<string, string[]>))
    for (const word of words) found.set(word, [...(found.get(word) ?? []), name]);
  return found;
});

/** How many words of each setting a sentence has. */
function hitsIn({ tokens }: Sentence): Map<string, number> {
  const hits = new Map<string, number>();
  for (const { text } of tokens)
    for (const name of settings().get(text.toLowerCase()) ?? []) hits.set(name, (hits.get(name) ?? 0) + 1);
  return hits;
}

/** From this share of an article's sentences on, a setting is that of the article. */
const SHARE = 0.3;

const ofArticle = new WeakMap<SceneSource, string[]>();

function settingsOf(source: SceneSource): string[] {
  const known = ofArticle.get(source);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const sentence of source.sentences)
    for (const name of hitsIn(sentence).keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const found = [...counts].filter(([, count]) => count >= SHARE * source.sentences.length).map(([name]) => name);
  ofArticle.set(source, found);
  return found;
}

/** What the words of the sentence and of the whole article say of the setting, as named features of a frame. */
export function settingFeatures({ sentence, source }: Scene, frame: string): string[] {
  const here = [...hitsIn(sentence)].flatMap(([name, count]) => [
    `setting=${name}&hits=${Math.min(count, 2)}`,
    `setting=${name}&frame=${frame}`,
  ]);
  const around = source.sentences.length > 1 ? settingsOf(source).map((name) => `article=${name}`) : [];
  return [...here, ...around];
}
