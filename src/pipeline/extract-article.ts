import { loadLanguageModel } from '../language/model.ts';
import type { Article } from '../model/article.ts';
import type { ArticleRecord } from '../model/record.ts';
import { defaultStages } from './default-stages.ts';
import { toRecord, unminedRecord } from './record.ts';

let stages: ReturnType<typeof defaultStages> | undefined;

/** The record of one article: mined if it is English, else only kept. Models are loaded at the first use. */
export function extractArticle(article: Article): ArticleRecord {
  if (article.language !== 'en') return unminedRecord(article);
  stages ??= defaultStages(loadLanguageModel());
  return toRecord(stages.run(article));
}
