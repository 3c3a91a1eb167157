import { explainClaims, type ArticleTrace } from '../extract/claims/explain.ts';
import { loadLanguageModel } from '../language/model.ts';
import type { Article } from '../model/article.ts';
import type { ArticleRecord } from '../model/record.ts';
import { defaultStages } from './default-stages.ts';
import { registerRecord, toRecord, unminedRecord } from './record.ts';

let stages: ReturnType<typeof defaultStages> | undefined;

/** The article with every layer. Models are loaded at the first use. */
function mined(article: Article) {
  stages ??= defaultStages(loadLanguageModel());
  return stages.run(article);
}

/** The record of one article: mined if it is English, else only kept. Rows of a register say themselves what they claim. */
export function extractArticle(article: Article): ArticleRecord {
  if (article.register) return registerRecord(article, article.register);
  return article.language === 'en' ? toRecord(mined(article)) : unminedRecord(article);
}

/** Why the claims of an article are as they are: it is mined again, and each decision tells what it rests on. */
export function explainArticle(article: Article): ArticleTrace {
  if (article.language !== 'en') return { claims: [], others: [] };
  const document = mined(article);
  return explainClaims(document, document.claims);
}
