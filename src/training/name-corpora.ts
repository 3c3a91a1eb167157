import { existsSync, readFileSync } from 'node:fs';
import type { NamedSpan } from '../language/contract.ts';
import { conventional } from './name-convention.ts';
import type { NamedSentence } from './templates.ts';

interface Line {
  readonly id: string;
  readonly sentences: readonly {
    readonly words: readonly string[];
    readonly spans: readonly (readonly [first: number, last: number, type: NamedSpan['type']])[];
    /** Words that the teachers did not agree on. */
    readonly unsure?: readonly number[];
  }[];
}

/** Documents with names, one a line as src/training/silver writes them; none where there is no such file. */
export function readNameDocuments(path: string): NamedSentence[][] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) =>
      (JSON.parse(line) as Line).sentences.map(({ words, spans, unsure }) => {
        const named = spans.map(([first, last, type]): NamedSpan => ({ first, last, type, score: 1 }));
        return { words, spans: conventional({ words, spans: named }), ...(unsure?.length ? { unsure } : {}) };
      }),
    );
}
