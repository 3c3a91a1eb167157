import PQueue from 'p-queue';
import { readData } from '../lexicon/package-data.ts';
import type { Article } from '../model/article.ts';
import { WhometError } from '../model/errors.ts';
import type { ArticleRecord } from '../model/record.ts';
import { extractArticle } from '../pipeline/extract-article.ts';
import { ANSWER_SCHEMA, readAnswer, type Answer } from './answer.ts';
import { cacheKey, folderCache } from './cache.ts';
import { openChat, type Chat, type Prompt } from './chat.ts';
import { checkAnswer } from './claims.ts';
import { llmFailure } from './failure.ts';
import type { LlmSettings, LlmUsage } from './settings.ts';

export interface LlmExtractor {
  /** The record of an article; its claims are those of the language model, all else is as without one. */
  extract(article: Article): Promise<ArticleRecord>;
  readonly usage: LlmUsage;
}

/**
 * Claims from a language model, behind the same interface as those of the rules. Articles in other languages than English
 * are not sent anywhere.
 * @throws `llm/…` from `extract`, with a message that holds no key.
 */
export async function openLlmExtractor(settings: LlmSettings): Promise<LlmExtractor> {
  const usage: LlmUsage = { requests: 0, fromCache: 0, inputTokens: 0, outputTokens: 0, refused: 0 };
  const [chat, cache] = await Promise.all([openChat(settings), folderCache(settings.cache)]);
  const queue = new PQueue({
    concurrency: settings.parallel,
    interval: 60_000,
    intervalCap: settings.requestsPerMinute,
    strict: true,
  });
  const instructions = readData('llm/instructions.md');
  const by = [`llm:${settings.model}`, `instructions:${cacheKey(instructions).slice(0, 8)}`];

  const answerTo = async (article: Article): Promise<Answer> => {
    const prompt = { instructions, text: textOf(article), schema: ANSWER_SCHEMA };
    const key = cacheKey(settings.provider, settings.model, instructions, JSON.stringify(ANSWER_SCHEMA), prompt.text);
    const known = readAnswer((await cache.get(key)) ?? '');
    if (known) {
      usage.fromCache++;
      return known;
    }
    const answer = await queue.add(() => asked(chat, prompt, settings, usage));
    await cache.set(key, JSON.stringify(answer));
    return answer;
  };

  return {
    usage,
    async extract(article) {
      const record = extractArticle(article);
      if (article.language !== 'en') return record;
      const { claims, refused } = checkAnswer(article, record.mentions, await answerTo(article), by);
      usage.refused += refused.length;
      return { ...record, claims, candidates: refused };
    },
  };
}

const textOf = ({ title, published, text }: Article): string =>
  [`Day of publication: ${published ?? 'unknown'}`, `Title: ${title ?? 'none'}`, '', text].join('\n');

/** How often a model is asked that does not keep to the form. */
const TRIES = 2;

async function asked(chat: Chat, prompt: Prompt, settings: LlmSettings, usage: LlmUsage): Promise<Answer> {
  let broken: 'cut-off' | 'refused' | null = null;
  for (let tries = 0; tries < TRIES; tries++) {
    usage.requests++;
    const reply = await chat(prompt).catch((error: unknown) => {
      throw llmFailure(error, settings);
    });
    usage.inputTokens += reply.inputTokens;
    usage.outputTokens += reply.outputTokens;
    broken = reply.broken;
    const answer = broken === null ? readAnswer(reply.text) : null;
    if (answer) return answer;
    if (broken) break;
  }
  throw new WhometError({
    code: 'llm/answer',
    message: {
      'cut-off': 'The answer of the language model is too long and was cut off.',
      refused: 'The language model refused to answer.',
      none: `The language model did not keep to the form of the answer, in ${TRIES} tries.`,
    }[broken ?? 'none'],
    next: 'Try another --llm-model, or the extraction without one.',
  });
}
