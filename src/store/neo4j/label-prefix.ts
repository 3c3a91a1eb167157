import { WhometError } from '../../model/errors.ts';
import { EDGE_TYPES, NODE_TYPES } from '../../model/schema.ts';

const OWN = new Set([...Object.keys(NODE_TYPES), ...Object.keys(EDGE_TYPES), 'Record', 'Store']);

/** Strings, quoted names and comments, where any word may stand. */
const OPAQUE = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//;
/** `:Person`, `:Person|Organization`, `:!(Person&Place)`. */
const NAMES = /:\s*[!(]*\s*[A-Za-z_]\w*(?:\s*[|&]\s*:?\s*[!(]*\s*[A-Za-z_]\w*)*/;
const LABELS_OF = /\blabels\s*\(\s*(?<node>\w+)\s*\)/;
const TYPE_OF = /\btype\s*\(\s*(?<edge>\w+)\s*\)/;
const SCHEMA_NAME = /\b(?<made>CONSTRAINT|INDEX)\s+(?<name>\w+)(?=\s+IF\b)/;
const PARTS = new RegExp([OPAQUE, NAMES, LABELS_OF, TYPE_OF, SCHEMA_NAME].map(({ source }) => source).join('|'), 'gi');

/**
 * Rewrites a query for a store whose labels, edge types, constraints and indexes begin with `prefix`, so that it can
 * share a database with others. Only names that the schema declares get the prefix; `labels(n)` and `type(r)` answer
 * without it, and nothing for what is not the store's.
 */
export function prefixed(query: string, prefix: string): string {
  if (prefix === '') return query;
  const start = prefix.length;
  return query.replace(PARTS, (part: string, ...rest: unknown[]) => {
    const { node, edge, made, name } = rest.at(-1) as Partial<Record<string, string>>;
    if (node !== undefined)
      return `[label IN labels(${node}) WHERE label STARTS WITH '${prefix}' | substring(label, ${start})]`;
    if (edge !== undefined)
      return `CASE WHEN type(${edge}) STARTS WITH '${prefix}' THEN substring(type(${edge}), ${start}) END`;
    if (made !== undefined) return `${made} ${prefix}${String(name)}`;
    return part.startsWith(':') ? part.replace(/\w+/g, (word) => (OWN.has(word) ? prefix + word : word)) : part;
  });
}

/** @throws `usage/label-prefix` where it could not stand before a label. */
export function checkPrefix(prefix: string): string {
  if (/^[A-Za-z][A-Za-z0-9_]{0,30}$/.test(prefix)) return prefix;
  throw new WhometError({
    code: 'usage/label-prefix',
    message: `${JSON.stringify(prefix)} cannot stand before a label.`,
    next: 'Give a letter, then letters, digits and underscores, such as --label-prefix Met_.',
  });
}
