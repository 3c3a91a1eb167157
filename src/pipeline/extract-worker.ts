import { parentPort } from 'node:worker_threads';
import type { Article } from '../model/article.ts';
import { extractArticle } from './extract-article.ts';
import type { Answer } from './workers.ts';

/** A thread of `extractWorkers`: an article comes, its record goes. */
parentPort?.on('message', (article: Article) => {
  parentPort?.postMessage(answerTo(article));
});

function answerTo(article: Article): Answer {
  try {
    return { record: extractArticle(article) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
