import { WhometError } from '../../model/errors.ts';
import { keyword, tokensOf, type Token } from '../cypher-guard/tokens.ts';
import { EDGE_TYPES, NODE_TYPES } from '../../model/schema.ts';

const OWN = new Set([...Object.keys(NODE_TYPES), ...Object.keys(EDGE_TYPES), 'Record', 'Store']);
/** Its full-text indexes, which a query calls by their names. */
const OWN_WORDS = new Set(['name_words', 'quote_words']);

/** Of a query that is rewritten: `text` stands in the place of the letters from `from` to before `to`. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Rewrites a query for a store whose labels, edge types, constraints and indexes begin with `prefix`, so that it can
 * share a database with others. Only names that the schema declares get the prefix; `labels(n)` and `type(r)` answer
 * without it, and nothing for what is not the store's.
 * @throws `query/unreadable` where it is no Cypher: a name that is overlooked would reach what is not the store's.
 */
export function prefixed(query: string, prefix: string): string {
  if (prefix === '') return query;
  const read = tokensOf(query);
  if ('problem' in read) throw unreadable(query, read.problem, read.at);
  let [result, done] = ['', 0];
  for (const { from, to, text } of changesOf(read.tokens, prefix)) {
    result += query.slice(done, from) + text;
    done = to;
  }
  return result + query.slice(done);
}

function* changesOf(tokens: readonly Token[], prefix: string): Generator<Change> {
  const names = new LabelExpressions();
  for (const [index, token] of tokens.entries()) {
    const change = names.takes(token) ? prefix + token.text : null;
    const next = tokens.slice(index, index + 4);
    const answer = callOf(next, prefix);
    if (answer !== null) yield { from: token.at, to: endOf(next[3]), text: answer };
    else if (isIndexAsked(tokens, index)) yield { from: token.at + 1, to: token.at + 1, text: prefix };
    else if (change !== null || isSchemaName(tokens, index))
      yield { from: token.at, to: endOf(token), text: change ?? prefix + token.text };
  }
}

const endOf = (token: Token | undefined): number => (token ? token.at + token.text.length : 0);

/** Follows `:Person`, `:Person|Organization`, `:!(Person&Place)` token by token. */
class LabelExpressions {
  #expects: 'nothing' | 'name' | 'sign' = 'nothing';
  /** Parentheses that the expression opened. */
  #open = 0;

  /** Whether this token is a name of the schema where a label or type stands. */
  takes({ kind, text }: Token): boolean {
    if (kind === 'word' && this.#expects === 'name') {
      this.#expects = 'sign';
      return OWN.has(text);
    }
    this.#expects = this.#after(kind === 'sign' ? text : '');
    return false;
  }

  #after(sign: string): 'nothing' | 'name' | 'sign' {
    if (sign === ':' || (this.#expects === 'sign' && /^[|&]$/.test(sign))) return 'name';
    if (this.#expects === 'name' && sign === '!') return 'name';
    if (this.#expects === 'name' && sign === '(') {
      this.#open++;
      return 'name';
    }
    if (this.#expects === 'sign' && sign === ')' && this.#open > 0) {
      this.#open--;
      return 'sign';
    }
    this.#open = 0;
    return 'nothing';
  }
}

/** What stands for `labels(n)` and `type(r)`; null for what is neither. */
function callOf([name, open, of, close]: readonly Token[], prefix: string): string | null {
  if (!name || open?.text !== '(' || of?.kind !== 'word' || close?.text !== ')') return null;
  const start = prefix.length;
  if (keyword(name) === 'LABELS')
    return `[label IN labels(${of.text}) WHERE label STARTS WITH '${prefix}' | substring(label, ${start})]`;
  if (keyword(name) === 'TYPE')
    return `CASE WHEN type(${of.text}) STARTS WITH '${prefix}' THEN substring(type(${of.text}), ${start}) END`;
  return null;
}

/** The name of a constraint or index that is made or dropped. */
function isSchemaName(tokens: readonly Token[], index: number): boolean {
  const [before, name, after] = tokens.slice(index - 1, index + 2);
  if (!before || name?.kind !== 'word' || !after) return false;
  return /^(?:CONSTRAINT|INDEX)$/.test(keyword(before)) && keyword(after) === 'IF';
}

/** The name of a full-text index that is looked into. */
function isIndexAsked(tokens: readonly Token[], index: number): boolean {
  const [call, open, name] = tokens.slice(Math.max(0, index - 2), index + 1);
  if (!call || open?.text !== '(' || name?.kind !== 'string') return false;
  return /^QUERY(?:NODES|RELATIONSHIPS)$/.test(keyword(call)) && OWN_WORDS.has(name.text.slice(1, -1));
}

const unreadable = (query: string, problem: string, at: number): WhometError =>
  new WhometError({
    code: 'query/unreadable',
    message: `The query cannot be read: ${problem}.`,
    where: query.slice(at, at + 60),
    next: 'Correct it.',
  });

/** @throws `usage/label-prefix` where it could not stand before a label. */
export function checkPrefix(prefix: string): string {
  if (/^[A-Za-z][A-Za-z0-9_]{0,30}$/.test(prefix)) return prefix;
  throw new WhometError({
    code: 'usage/label-prefix',
    message: `${JSON.stringify(prefix)} cannot stand before a label.`,
    next: 'Give a letter, then letters, digits and underscores, such as --label-prefix Met_.',
  });
}
