import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A sentence of a treebank. Heads are indices, -1 at the root. */
export interface TreebankSentence {
  readonly document: string;
  readonly words: string[];
  readonly upos: string[];
  readonly xpos: string[];
  readonly heads: number[];
  readonly relations: string[];
  /** The `Entity=` part of the last column, '' where there is none. */
  readonly entities: string[];
}

/** Reads CoNLL-U (also .gz). Words are as written; multiword tokens and empty nodes are left out. */
export function readConllu(path: string): TreebankSentence[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const sentences: TreebankSentence[] = [];
  let document = '';
  for (const block of text.split(/\n\n+/)) {
    const lines = block.split('\n').filter(Boolean);
    document =
      lines
        .find((line) => line.startsWith('# newdoc id'))
        ?.split('=')[1]
        ?.trim() ?? document;
    const rows = lines.filter((line) => /^\d+\t/.test(line)).map((line) => line.split('\t'));
    if (rows.length > 0) sentences.push(toSentence(document, rows));
  }
  return sentences;
}

function toSentence(document: string, rows: readonly string[][]): TreebankSentence {
  const column = (index: number): string[] => rows.map((row) => row[index] ?? '');
  return {
    document,
    words: column(1),
    upos: column(3),
    xpos: column(4),
    heads: column(6).map((head) => Number(head) - 1),
    relations: column(7),
    entities: column(9).map((misc) => /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? ''),
  };
}
