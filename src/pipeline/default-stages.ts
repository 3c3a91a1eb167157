import { cleanStage } from '../extract/clean/stage.ts';
import { entityStage, mentionStage, sentenceStage } from '../extract/entities/stage.ts';
import { claimStage, treeStage } from '../extract/claims/stage.ts';
import { referenceStage } from '../extract/references/stage.ts';
import { timeStage } from '../extract/times/stage.ts';
import type { LanguageModel } from '../language/contract.ts';
import { pipeline } from './pipeline.ts';

/** THE ordered list: from an article's text to its claims. A stage that stands too early is a type error. */
export const defaultStages = (language: LanguageModel) =>
  pipeline()
    .add(cleanStage) // first: what is cut is no sentence, names nobody and proves nothing
    .add(sentenceStage(language))
    .add(mentionStage(language)) // before entities: a surname finds its full name anywhere in the article
    .add(timeStage)
    .add(entityStage)
    .add(treeStage(language)) // late: only sentences with a word for an encounter are parsed
    .add(referenceStage) // needs entities to refer to, and only looks at parsed sentences
    .add(claimStage);
