import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { writtenArticles, writtenPeople, type WrittenArticle } from '../tools/written-articles.ts';
import { brokenFile } from './broken-files.ts';

/** Real news of 1987, where it is there: nothing depends on it. */
const REAL = fileURLToPath(new URL('../../../shared/meetbench/corpus/reuters21578.jsonl.gz', import.meta.url));
/** At most this share of the articles is real. */
const REAL_SHARE = 0.25;
const BROKEN_SHARE = 0.05;
/** Surnames from here on stand in no article of the first ingest. */
const OTHERS = 3000;

export interface Sizes {
  /** Of the first ingest, broken ones among them. */
  readonly articles: number;
  /** Of each further ingest: about other people. */
  readonly later: number;
  readonly laterTimes: number;
}

/** What is ingested, in folders. */
export interface Corpus {
  readonly first: string;
  readonly later: readonly string[];
  readonly metadata: string;
  /** Articles of the first ingest that are not broken, and how many of these are real. */
  readonly whole: number;
  readonly real: number;
  /** Full names of everybody in the first ingest's written articles, those most often named first. */
  readonly people: readonly string[];
}

/** Writes articles of so many people, with real ones and broken files among them. */
export function writeCorpus(folder: string, { articles, later, laterTimes }: Sizes): Corpus {
  const broken = Math.round(articles * BROKEN_SHARE);
  const real = realArticles(Math.floor(articles * REAL_SHARE));
  const written = articles - broken - real.length;
  const people = writtenPeople(Math.ceil(written / 12) + 10);
  const others = writtenPeople(Math.ceil(later / 4) + 10, OTHERS);
  const dates: string[] = ['file,published'];
  const write = (name: string, all: Iterable<WrittenArticle>): string => {
    mkdirSync(join(folder, name), { recursive: true });
    for (const each of all) {
      writeFileSync(join(folder, name, `${each.name}.txt`), each.text);
      dates.push(`${name}/${each.name}.txt,${each.published}`);
    }
    return join(folder, name);
  };
  const first = write('first', writtenArticles(written, { people, seed: 1, prefix: 'written' }));
  writeFileSync(join(first, 'real.jsonl'), real.map((line) => `${line}\n`).join(''));
  fc.sample(brokenFile, { numRuns: broken, seed: 1 }).forEach(({ type, bytes }, index) => {
    writeFileSync(join(first, `broken-${index}.${type}`), bytes);
  });
  const folders = Array.from({ length: laterTimes }, (_, at) =>
    write(`later-${at}`, writtenArticles(later, { people: others, seed: 2 + at, prefix: `later-${at}` })),
  );
  const metadata = join(folder, 'metadata.csv');
  writeFileSync(metadata, `${dates.join('\n')}\n`);
  return {
    first,
    later: folders,
    metadata,
    whole: written + real.length,
    real: real.length,
    people: people.map(({ name }) => name),
  };
}

/** Lines of JSON, each with another text. */
function realArticles(count: number): string[] {
  if (!existsSync(REAL)) return [];
  const lines = gunzipSync(readFileSync(REAL)).toString('utf8').trim().split('\n');
  const byText = new Map(lines.map((line) => [(JSON.parse(line) as { body: string }).body.trim(), line]));
  byText.delete('');
  return [...byText.values()].slice(0, count);
}
