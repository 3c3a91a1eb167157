import { claimOfRegister, mentionsOfRegister } from '../extract/claims/of-register.ts';
import type { Article } from '../model/article.ts';
import type { Document, Entity, Mention } from '../model/document.ts';
import type { RegisterEntry } from '../model/register.ts';
import { ARTICLE_SCHEMA, type ArticleRecord, type MentionCount } from '../model/record.ts';
import { VERSION } from '../model/version.ts';

/** The record of an article that was mined. */
export function toRecord(
  document: Document<'cuts' | 'entities' | 'mentions' | 'sentences' | 'claims' | 'candidates'>,
): ArticleRecord {
  const { article, cuts, entities, mentions, sentences, claims, candidates } = document;
  const starts = sentences.map(({ start }) => start);
  return {
    schema: ARTICLE_SCHEMA,
    version: VERSION,
    article,
    cuts,
    mentions: entities.map((entity) => countOf(entity, mentions, starts)),
    claims,
    candidates,
  };
}

/** The record of an article that is kept but not mined: another language, or no text. */
export const unminedRecord = (article: Article): ArticleRecord => ({
  schema: ARTICLE_SCHEMA,
  version: VERSION,
  article,
  cuts: [],
  mentions: [],
  claims: [],
});

/** The record of rows of a register: their claim is what the columns say; nothing is mined. */
export const registerRecord = (article: Article, entry: RegisterEntry): ArticleRecord => ({
  ...unminedRecord(article),
  mentions: mentionsOfRegister(article, entry),
  claims: [claimOfRegister(article, entry)],
});

function countOf(entity: Entity, mentions: readonly Mention[], starts: readonly number[]): MentionCount {
  const sentences = entity.mentions.map((index) => starts[mentions[index]?.sentence ?? -1] ?? 0);
  const { name, type, aliases, roles, kind, wikidata, gazetteer } = entity;
  return {
    name,
    type,
    aliases,
    roles,
    count: entity.mentions.length,
    sentences: [...new Set(sentences)].sort((a, b) => a - b),
    ...(kind && { kind }),
    ...(wikidata && { wikidata }),
    ...(gazetteer && { gazetteer }),
  };
}
