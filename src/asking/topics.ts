import { questionWords } from '../lexicon/question-words.ts';
import type { GraphStore } from '../store/contract.ts';
import { readCypher } from '../store/cypher-files.ts';
import { classesBefore, foldedOf, isFree, take, textOf, type Line, type Stretch } from './line.ts';

export interface TopicFound extends Stretch {
  readonly text: string;
}

type IsTopic = (stretch: Stretch) => boolean;

/** Tells of words whether some topic of the graph has them in this order. */
export async function topicsOf(store: GraphStore, line: Line): Promise<IsTopic> {
  const { rows } = await store.query(readCypher('upkeep/all-topics', store.engine).text);
  const topics = rows.map((row) => ` ${String(row['searchName'])} `);
  return (stretch) => topics.some((topic) => topic.includes(` ${foldedOf(line, stretch)} `));
}

/** Where the words after `about` and its like begin; null where there are none. */
export function afterAbout(line: Line): number | null {
  const at = line.words.findIndex(
    (_, index) => isFree(line, { from: index, to: index + 1 }) && isAfterAbout(line, index),
  );
  if (at < 0) return null;
  return ['the', 'a', 'an'].includes(line.words[at]?.folded ?? '') ? at + 1 : at;
}

/** Takes the topic that begins at a word or soon after it. */
export function takeTopicFrom(line: Line, start: number, isTopic: IsTopic): TopicFound | null {
  const ends = (at: number) => ['with', 'meet', 'who'].some((name) => classesOf(line, at).has(name));
  let stop = start;
  while (stop < line.words.length && isFree(line, { from: stop, to: stop + 1 }) && !ends(stop)) stop++;
  return taken(line, longest(line, start, stop, isTopic));
}

/** Takes words in small letters that nothing else took and that are a topic. */
export function takeOtherTopic(line: Line, isTopic: IsTopic): TopicFound | null {
  for (let from = 0; from < line.words.length; from++) {
    let stop = from;
    while (isFree(line, { from: stop, to: stop + 1 }) && !line.words[stop]?.isCapital) stop++;
    const found = longest(line, from, stop, isTopic);
    if (found) return taken(line, found);
  }
  return null;
}

/** `on his way`: these words are found before much that is no topic. */
export const isWeakAbout = (line: Line, about: number): boolean =>
  [about - 1, about - 2].some((at) => ['on', 'over'].includes(line.words[at]?.folded ?? ''));

const isAfterAbout = (line: Line, at: number): boolean => classesBefore(line, at).has('about');

const classesOf = (line: Line, at: number): ReadonlySet<string> =>
  questionWords().phrases.get(line.words[at]?.folded ?? '') ?? new Set();

/** The first topic between two words, as long as can be; small words alone are none. */
function longest(line: Line, start: number, stop: number, isTopic: IsTopic): Stretch | null {
  for (let from = start; from < stop; from++) {
    for (let to = stop; to > from; to--) {
      const isSaid = line.words.slice(from, to).some(({ folded }) => !questionWords().phrases.has(folded));
      if (isSaid && isTopic({ from, to })) return { from, to };
    }
  }
  return null;
}

function taken(line: Line, stretch: Stretch | null): TopicFound | null {
  if (!stretch) return null;
  take(line, stretch);
  return { ...stretch, text: textOf(line, stretch) };
}
