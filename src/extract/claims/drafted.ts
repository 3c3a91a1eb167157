import { frameRules } from '../../lexicon/frames.ts';
import type { Document } from '../../model/document.ts';
import { draftsOf, type Draft } from '../accounts/draft.ts';
import { predecessorsOf } from '../accounts/predecessors.ts';
import { settle } from '../accounts/settle.ts';
import { filedAt } from '../links/dateline.ts';
import { linksIn, type Linked } from '../links/link.ts';
import { sceneMaker } from '../meetings/scene.ts';
import { syntaxOf } from '../syntax/syntax.ts';

/** The layers that claims are made from. */
export type ClaimLayer = 'cuts' | 'sentences' | 'trees' | 'mentions' | 'entities' | 'references' | 'times';
export type ClaimSource = Document<ClaimLayer>;

export interface Drafted {
  /** The triggers of each parsed sentence, weighed. */
  readonly linked: readonly (readonly Linked[])[];
  /** The meetings of the article, in the order of the text. */
  readonly drafts: readonly Draft[];
}

/** From the layers of an article to its meetings: every trigger weighed, accounts made of some, one meeting of many. */
export function drafted(document: ClaimSource): Drafted {
  const { article, sentences, trees } = document;
  const rules = frameRules();
  const makeScene = sceneMaker(document);
  const linked: Linked[][] = [];
  const accounts = sentences.flatMap((sentence) => {
    const tree = trees[sentence.index];
    if (!tree) return [];
    const scene = makeScene(sentence, syntaxOf(sentence, tree));
    const found = linksIn(scene, rules);
    linked.push(found);
    return [...found.flatMap((one) => draftsOf(scene, one, rules, found)), ...predecessorsOf(scene, found, rules)];
  });
  return { linked, drafts: settle(accounts, article.published, filedAt(document)) };
}
