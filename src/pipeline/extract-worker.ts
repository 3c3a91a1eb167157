import { parentPort, workerData } from 'node:worker_threads';
import { addPeople } from '../lexicon/leaders.ts';
import type { Article } from '../model/article.ts';
import { readPeople } from '../read/people.ts';
import { extractArticle } from './extract-article.ts';
import type { Answer, WorkerKnowledge } from './workers.ts';

const { people } = workerData as WorkerKnowledge;
if (people !== undefined) addPeople(readPeople(people));

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
