import { folded } from '../names/folded.ts';

/**
 * What one article calls somebody: the thing that is clustered into people and organizations. There are many: `join` makes
 * one text, where a template keeps a second one beside it, the pieces.
 */
export const namingKey = (type: 'person' | 'organization', article: string, name: string): string =>
  [type, article, folded(name)].join('|');

/** The parts of a key; the name is folded. */
export function namingOf(key: string): { type: 'person' | 'organization'; article: string; name: string } {
  const [type = '', article = '', name = ''] = key.split('|');
  return { type: type === 'person' ? 'person' : 'organization', article, name };
}
