import { explainClaims, type ArticleTrace } from '../extract/claims/explain.ts';
import { claimOfRegister } from '../extract/claims/of-register.ts';
import { loadLanguageModel } from '../language/model.ts';
import type { Article } from '../model/article.ts';
import type { ArticleRecord } from '../model/record.ts';
import { defaultStages } from './default-stages.ts';
import { registerRecord, toRecord, unminedRecord } from './record.ts';

let stages: ReturnType<typeof defaultStages> | undefined;

/** The article with every layer. Models are loaded at the first use. */
function mined(article: Article) {
  stages ??= defaultStages(loadLanguageModel());
  return stages.run(anchored(article));
}

/**
 * Where nobody knows when a letter or minutes were published, "on Tuesday" counts from the day that they bear; never from
 * the day on which a file was made, which may be that of a scan.
 */
function anchored(article: Article): Article {
  const { published, documentDate } = article;
  if (published !== null || !documentDate || documentDate.basis === 'file') return article;
  return { ...article, published: documentDate.day, publishedBasis: 'document' };
}

/** The record of one article: mined if it is English, else only kept. Rows of a register say themselves what they claim. */
export function extractArticle(article: Article): ArticleRecord {
  if (article.register) return registerRecord(article, article.register);
  return article.language === 'en' ? toRecord({ ...mined(article), article }) : unminedRecord(article);
}

/** Why the claims of an article are as they are: it is mined again, and each decision tells what it rests on. */
export function explainArticle(article: Article): ArticleTrace {
  if (article.register)
    return { claims: [{ claim: claimOfRegister(article, article.register), triggers: [] }], others: [] };
  if (article.language !== 'en') return { claims: [], others: [] };
  const document = mined(article);
  return explainClaims(document, document.claims);
}
