import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { WhometError } from '../model/errors.ts';
import type { GraphStore } from './contract.ts';

/** Engines that queries are worded for. Where one needs another wording, `name.neo4j.cypher` stands beside `name.cypher`. */
export type Engine = GraphStore['engine'];

/** One file of cypher/: its header comments and the query. */
export interface CypherFile {
  /** Path below cypher/ without the ending, e.g. `ask/meetings.by-person`. */
  readonly path: string;
  /** Header lines `// key: value`, in order. */
  readonly header: readonly { readonly key: string; readonly value: string }[];
  readonly text: string;
}

const ROOT = new URL('../../cypher/', import.meta.url);
const cache = new Map<string, CypherFile>();

/** Reads `cypher/PATH.cypher`, or `cypher/PATH.neo4j.cypher` where the engine has a wording of its own. */
export function readCypher(path: string, engine: Engine = 'grafeo'): CypherFile {
  const own = new URL(`${path}.${engine}.cypher`, ROOT);
  const key = `${path} ${engine}`;
  const known = cache.get(key);
  if (known) return known;
  const file = parseCypher(path, readText(existsSync(own) ? own : new URL(`${path}.cypher`, ROOT)));
  cache.set(key, file);
  return file;
}

/** Paths of all queries in a folder of cypher/, without the wordings for single engines. */
export function listCypher(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, ROOT))
    .filter((name) => name.endsWith('.cypher') && !name.endsWith('.neo4j.cypher'))
    .map((name) => `${folder}/${name.slice(0, -'.cypher'.length)}`)
    .sort();
}

/** The statements of a file that holds several, separated by semicolons at line ends. */
export const statements = ({ text }: CypherFile): string[] =>
  text
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');

export function parseCypher(path: string, source: string): CypherFile {
  const lines = source.split(/\r?\n/);
  const end = lines.findIndex((line) => !line.startsWith('//'));
  const header = lines.slice(0, end < 0 ? lines.length : end).flatMap((line) => {
    const match = /^\/\/ ([a-z]+): (.*)$/.exec(line);
    return match ? [{ key: match[1] ?? '', value: match[2] ?? '' }] : [];
  });
  return {
    path,
    header,
    text: lines
      .slice(end < 0 ? lines.length : end)
      .join('\n')
      .trim(),
  };
}

function readText(url: URL): string {
  try {
    return readFileSync(url, 'utf8');
  } catch (cause) {
    throw new WhometError(
      { code: 'cypher/missing', message: 'the query file cannot be read', where: url.pathname },
      { cause },
    );
  }
}
