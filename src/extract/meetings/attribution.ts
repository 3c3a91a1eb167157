import { frameRules } from '../../lexicon/frames.ts';
import { subtree } from '../syntax/syntax.ts';
import type { Scene } from './scene.ts';
import type { Trigger } from './trigger.ts';

/** Longest name of a source, in words. */
const LONGEST = 12;

/** Who says so: the subject of the verb of saying above the event, or what stands behind "according to". */
export function accordingTo(scene: Scene, { index, verb }: Trigger): string | null {
  const { syntax } = scene;
  const { saying } = frameRules().status;
  for (let at = verb >= 0 ? verb : index, steps = 0; at >= 0 && steps < 6; at = syntax.head(at), steps++) {
    const head = syntax.head(at);
    const speakers = [head, ...syntax.childrenBy(at, 'parataxis')].filter(
      (other) => other >= 0 && saying.has(syntax.lemma(other)) && syntax.isVerb(other),
    );
    for (const speaker of speakers) {
      const subject = syntax.childBy(speaker, 'nsubj');
      if (subject >= 0 && subject !== index) return phrase(scene, subject);
    }
    const source = syntax.childrenBy(at, 'obl').find((other) => syntax.marker(other) === 'according');
    if (source !== undefined) return phrase(scene, source);
  }
  return null;
}

function phrase(scene: Scene, head: number): string | null {
  const words = subtree(scene.syntax, head).filter((at) => scene.syntax.relation(at) !== 'case' || at > head);
  const [first, last] = [words[0] ?? head, words.at(-1) ?? head];
  return last - first < LONGEST ? scene.text(first, last) : scene.text(head, head);
}
