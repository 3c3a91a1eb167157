import type { Sentence, Token, Tree } from '../../model/document.ts';
import { lemmaOf } from './lemma.ts';

/** A parsed sentence with the questions that rules ask of it. Indices are token indices; -1 is "none". */
export interface Syntax {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly size: number;
  head(index: number): number;
  /** Relation without its subtype: `nsubj:pass` is `nsubj`. */
  relation(index: number): string;
  /** Relation with its subtype. */
  fullRelation(index: number): string;
  children(index: number): readonly number[];
  childrenBy(index: number, ...relations: string[]): number[];
  childBy(index: number, ...relations: string[]): number;
  word(index: number): string;
  lemma(index: number): string;
  /** The preposition or other case marker, lower case, '' where there is none. */
  marker(index: number): string;
  isVerb(index: number): boolean;
  /** Steps from `index` up to `ancestor`; Infinity where it is none. */
  climb(index: number, ancestor: number): number;
}

export function syntaxOf(sentence: Sentence, tree: Tree): Syntax {
  const { tokens } = sentence;
  const below: number[][] = tokens.map(() => []);
  tree.heads.forEach((head, index) => below[head]?.push(index));
  const words = tokens.map(({ text }) => text.toLowerCase().replace(/[’`]/g, "'"));
  const fullRelation = (index: number) => tree.relations[index] ?? '';
  const relation = (index: number) => fullRelation(index).split(':')[0] ?? '';
  const children = (index: number) => below[index] ?? [];
  const matches = (index: number, names: readonly string[]) =>
    names.includes(fullRelation(index)) || names.includes(relation(index));
  const childrenBy = (index: number, ...names: string[]) => children(index).filter((child) => matches(child, names));
  const head = (index: number) => tree.heads[index] ?? -1;
  return {
    sentence,
    tokens,
    size: tokens.length,
    head,
    relation,
    fullRelation,
    children,
    childrenBy,
    childBy: (index, ...names) => childrenBy(index, ...names)[0] ?? -1,
    word: (index) => words[index] ?? '',
    lemma: (index) => lemmaOf(words[index] ?? '', tokens[index]?.upos ?? ''),
    marker: (index) => markerOf(index),
    isVerb: (index) => tokens[index]?.upos === 'VERB' || tokens[index]?.upos === 'AUX',
    climb(index, ancestor) {
      let steps = 0;
      for (let at = index; at >= 0 && steps <= tokens.length; at = head(at), steps++) if (at === ancestor) return steps;
      return Number.POSITIVE_INFINITY;
    },
  };

  /** Multi-word prepositions ("on the sidelines of") hang together by `fixed`: the first word stands for them. */
  function markerOf(index: number): string {
    const marker = childrenBy(index, 'case')[0] ?? caseOfTitle(index);
    return marker === undefined ? '' : (words[marker] ?? '');
  }

  /** "by prime minister X": the parser may hang the preposition on the title. */
  function caseOfTitle(index: number): number | undefined {
    return childrenBy(index, 'nmod:desc', 'compound', 'flat')
      .filter((child) => child < index)
      .flatMap((child) => childrenBy(child, 'case'))
      .find((child) => child < index);
  }
}

/** The conjuncts of a phrase: itself and everything joined to it, in order. */
export function conjuncts(syntax: Syntax, index: number): number[] {
  return [index, ...syntax.childrenBy(index, 'conj').flatMap((child) => conjuncts(syntax, child))];
}

/** The tokens of the noun phrase proper: no clauses, no further conjuncts, no prepositional phrases. */
export function nounPhrase(syntax: Syntax, index: number): number[] {
  const inner = ['flat', 'compound', 'amod', 'det', 'nummod', 'nmod:poss', 'goeswith', 'nmod:desc', 'name'];
  const parts = syntax.childrenBy(index, ...inner).flatMap((child) => nounPhrase(syntax, child));
  return [index, ...parts].sort((a, b) => a - b);
}

/** The dictionary form of a verb with its particle: "call off". */
export function phrasalLemma(syntax: Syntax, verb: number): string {
  const particle = syntax.childBy(verb, 'compound:prt');
  return particle < 0 ? syntax.lemma(verb) : `${syntax.lemma(verb)} ${syntax.word(particle)}`;
}

/** All tokens below an index, itself included. */
export function subtree(syntax: Syntax, index: number): number[] {
  const found: number[] = [];
  const visit = (at: number): void => {
    found.push(at);
    for (const child of syntax.children(at)) visit(child);
  };
  visit(index);
  return found.sort((a, b) => a - b);
}
