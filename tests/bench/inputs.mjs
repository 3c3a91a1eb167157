/** The inputs of ../shared that the bench reads, and what becomes of them. Nothing of them is written into the project. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const SHARED = new URL('../../../shared/', import.meta.url);

/** Path of a file of ../shared; null where it is not there. */
export function shared(path) {
  const file = fileURLToPath(new URL(path, SHARED));
  return existsSync(file) ? file : null;
}

export const REUTERS = 'meetbench/corpus/reuters21578.jsonl.gz';

/** Reuters articles with a body, as they stand in the collection; null where it is not there. */
export function reutersArticles() {
  const file = shared(REUTERS);
  return file
    ? gunzipSync(readFileSync(file))
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line))
        .filter(({ body }) => body.trim() !== '')
    : null;
}

/** Articles as a JSON Lines file. */
export function writeArticles(folder, name, articles) {
  const path = join(folder, name);
  writeFileSync(path, articles.map((article) => `${JSON.stringify(article)}\n`).join(''));
  return path;
}

export const wordsIn = (text) => text.split(/\s+/).filter(Boolean).length;
