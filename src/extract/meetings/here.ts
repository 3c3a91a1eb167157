import type { Scene } from './scene.ts';

/** "here", outside what is quoted: where the report was filed. */
export function saysHere({ sentence }: Pick<Scene, 'sentence'>): boolean {
  let quoted = false;
  for (const { text } of sentence.tokens) {
    if (/^[“”"]$|^``$|^''$/.test(text)) quoted = !quoted;
    else if (!quoted && text.toLowerCase() === 'here') return true;
  }
  return false;
}
