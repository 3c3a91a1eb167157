import { isOf } from '../../lexicon/word-classes.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { Trigger } from './trigger.ts';

/** "had met", "their last meeting", "a previous visit" */
export function isPast(syntax: Syntax, { index, verb }: Trigger): boolean {
  const had =
    verb >= 0 &&
    syntax.childrenBy(verb, 'aux').some((child) => syntax.word(child) === 'had' || syntax.word(child) === "'d");
  return had || syntax.childrenBy(index, 'amod', 'advmod').some((child) => isOf('bygone', syntax.word(child)));
}
