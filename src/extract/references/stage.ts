import { referenceWords } from '../../lexicon/reference-words.ts';
import type { Entity, Reference, Sentence, Stage, Tree } from '../../model/document.ts';
import { lowerWords } from '../entities/roles.ts';
import { focusOf, groupBefore, pairBefore, personBefore, sexOf, type Focus, type Occurrence } from './focus.ts';
import { roleReference } from './role-nouns.ts';

/** Pronouns, role nouns and "the two leaders" in the sentences that can matter (those that have a tree). */
export const referenceStage: Stage<'sentences' | 'mentions' | 'entities' | 'trees', 'references'> = {
  name: 'references',
  needs: ['sentences', 'mentions', 'entities', 'trees'],
  adds: ['references'],
  run: ({ article, sentences, mentions, entities, trees }) => {
    const focus = focusOf(entities, mentions);
    const named = new Set(
      mentions.flatMap(({ sentence, firstToken, lastToken }) => tokensOf(sentence, firstToken, lastToken)),
    );
    const references: Reference[] = [];
    let pair: { readonly sentence: number; readonly entities: readonly Entity[] } | undefined;
    const occurrences = new Map<number, Occurrence[]>();
    for (const sentence of sentences) {
      occurrences.set(sentence.index, [...focus.occurrences(sentence.index)]);
      const tree = trees[sentence.index];
      sentence.tokens.forEach((token, at) => {
        if (named.has(`${sentence.index}:${at}`)) return;
        const person = pronoun(sentence, at, tree, occurrences);
        if (person) occurrences.get(sentence.index)?.push({ token: at, last: at, entity: person });
        if (!tree || JOINS.has(tree.relations[at] ?? '')) return;
        const again =
          pair && sentence.index - pair.sentence <= PAIR_REACH && isPlural(sentence, at)
            ? { entities: pair.entities, by: 'same-two' }
            : undefined;
        const found =
          (person && { entities: [person], by: 'pronoun' }) ??
          again ??
          plural(sentence, at, focus) ??
          body(sentence, at, entities) ??
          role(sentence, at, focus, mentions, article.published);
        if (!found || found.entities.length === 0) return;
        const [only, ...more] = found.entities;
        if (only && more.length === 0 && found.by === 'role-noun')
          occurrences.get(sentence.index)?.push({ token: at, last: at, entity: only });
        if (found.by.startsWith('the-two') || found.by === 'same-two')
          pair = { sentence: sentence.index, entities: found.entities };
        const { start, end } = token;
        references.push({
          start,
          end,
          sentence: sentence.index,
          token: at,
          entities: found.entities.map(({ index }) => index),
          by: found.by,
        });
      });
      if (tree) occurrences.set(sentence.index, subjectFirst(tree, occurrences.get(sentence.index) ?? []));
    }
    return { references };
  },
};

/** The subject of the sentence before all others: it is what the next one goes on with. */
function subjectFirst({ heads, relations }: Tree, occurrences: readonly Occurrence[]): Occurrence[] {
  const root = heads.indexOf(-1);
  const subject = heads.findIndex((head, at) => head === root && relations[at]?.startsWith('nsubj'));
  const isSubject = ({ token, last }: Occurrence): boolean => subject >= 0 && token <= subject && subject <= last;
  const ordered = [...occurrences].sort((a, b) => a.token - b.token);
  return [...ordered.filter(isSubject), ...ordered.filter((other) => !isSubject(other))];
}

/** How long "the two leaders" stay the pair that "they" and "the two" mean, in sentences. */
const PAIR_REACH = 2;

const isPlural = (sentence: Sentence, at: number): boolean =>
  referenceWords().they.has(sentence.tokens[at]?.text.toLowerCase() ?? '') || isTheTwo(sentence, at);

const tokensOf = (sentence: number, first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, at) => `${sentence}:${first + at}`);

interface Found {
  readonly entities: readonly Entity[];
  readonly by: string;
}

/** "both A and B": what joins two names stands for nobody. */
const JOINS: ReadonlySet<string> = new Set(['cc', 'cc:preconj', 'det', 'det:predet']);

/** Whom "he", "her" means. */
function pronoun(
  { tokens, index }: Sentence,
  at: number,
  tree: Tree | null | undefined,
  occurrences: ReadonlyMap<number, readonly Occurrence[]>,
): Entity | undefined {
  const words = referenceWords();
  const word = tokens[at]?.text.toLowerCase() ?? '';
  const sex = words.he.has(word) ? 'm' : words.she.has(word) ? 'f' : undefined;
  // "A and B met him": the object of a verb is not its subject, so another verb must stand between them.
  const object = word === 'him' || (word === 'her' && tokens[at]?.xpos !== 'PRP$');
  const isApart = (other: number): boolean =>
    !object || tokens.slice(other + 1, at).filter(({ upos }) => upos === 'VERB').length > 1;
  if (!sex) return undefined;
  const above = tree && !object ? subjectAbove(tree, at, occurrences.get(index) ?? [], sex) : undefined;
  return above ?? personBefore(occurrences, index, at, sex, isApart);
}

/** "Olmert said his meeting …": the subject of the nearest verb above the pronoun that has a person for a subject. */
function subjectAbove(
  { heads, relations }: Tree,
  pronoun: number,
  here: readonly Occurrence[],
  sex: 'm' | 'f',
): Entity | undefined {
  let below = pronoun;
  for (let at = heads[pronoun] ?? -1; at >= 0; below = at, at = heads[at] ?? -1) {
    const subject = heads.findIndex(
      (head, child) => head === at && child !== below && child < pronoun && relations[child]?.startsWith('nsubj'),
    );
    const found = here.find(({ token, last }) => token <= subject && subject <= last);
    if (found && found.entity.type === 'person' && (sexOf(found.entity) ?? sex) === sex) return found.entity;
  }
  return undefined;
}

/** Whom "they", "the two leaders", "both sides" mean. */
function plural(sentence: Sentence, at: number, focus: Focus): Found | undefined {
  const words = referenceWords();
  const word = lowerWords(sentence)[at] ?? '';
  const marked = hasMarker(sentence, at);
  const count = countBefore(sentence, at);
  const sides = words.sideHeads.has(word);
  if (count > 2 && (sides || words.pairHeads.has(word) || words.leaderPairs.has(word)))
    return { entities: groupBefore(focus, sentence.index, at, sides ? 'sides' : 'people', count), by: 'the-group' };
  if (words.sideHeads.has(word) && marked)
    return { entities: pairBefore(focus, sentence.index, at, 'sides'), by: 'two-sides' };
  if (words.they.has(word)) return { entities: pairBefore(focus, sentence.index, at, 'people'), by: 'they' };
  if (isTheTwo(sentence, at)) return { entities: pairBefore(focus, sentence.index, at, 'people'), by: 'the-two' };
  if (words.leaderPairs.has(word) && marked)
    return { entities: pairBefore(focus, sentence.index, at, 'leaders'), by: 'the-two-leaders' };
  if (words.pairHeads.has(word) && marked)
    return { entities: pairBefore(focus, sentence.index, at, 'people'), by: 'the-two' };
  return undefined;
}

/** "The two could meet": the number stands alone. */
function isTheTwo({ tokens }: Sentence, at: number): boolean {
  const [before, here, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const alone = after?.upos === 'AUX' || after?.upos === 'VERB' || after?.upos === 'ADV' || after?.upos === 'PUNCT';
  return here?.text.toLowerCase() === 'two' && before?.text.toLowerCase() === 'the' && alone;
}

/** "the five Central American presidents": how many, within a few words before the noun; 0 where it is not told. */
function countBefore(sentence: Sentence, at: number): number {
  const { counts } = referenceWords();
  for (let back = 1; back <= 4; back++) {
    const count = counts.get(sentence.tokens[at - back]?.text.toLowerCase() ?? '');
    if (count !== undefined) return count;
  }
  return 0;
}

/** "the guild", "the bank": an organization of the article whose name holds the word, where only one does. */
function body({ tokens }: Sentence, at: number, entities: readonly Entity[]): Found | undefined {
  const word = tokens[at]?.text.toLowerCase() ?? '';
  const definite = ['the', 'both'].includes(tokens[at - 1]?.text.toLowerCase() ?? '');
  if (!definite || tokens[at]?.upos !== 'NOUN' || word.length < 4) return undefined;
  const named = entities.filter(
    ({ type, name, aliases }) =>
      type === 'organization' &&
      [name, ...aliases].some((form) =>
        form
          .toLowerCase()
          .split(/[^\p{L}]+/u)
          .includes(word),
      ),
  );
  return named.length === 1 ? { entities: named, by: 'body' } : undefined;
}

/** "the two leaders", "both world leaders" */
function hasMarker(sentence: Sentence, at: number): boolean {
  const { pairMarkers } = referenceWords();
  return [1, 2, 3].some((back) => pairMarkers.has(sentence.tokens[at - back]?.text.toLowerCase() ?? ''));
}

function role(
  sentence: Sentence,
  at: number,
  focus: Focus,
  ...[mentions, published]: [Parameters<typeof roleReference>[3], string | null]
): Found | undefined {
  if (sentence.tokens[at]?.upos !== 'NOUN' && sentence.tokens[at]?.upos !== 'PROPN') return undefined;
  const found = roleReference(sentence, at, focus, mentions, published);
  return found?.entity && { entities: [found.entity], by: 'role-noun' };
}
