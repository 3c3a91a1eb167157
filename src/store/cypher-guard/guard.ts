import { WhometError } from '../../model/errors.ts';
import { WRITES } from './allowed.ts';
import { checkStatement } from './statement.ts';
import { keyword, tokensOf, type Token } from './tokens.ts';

/** Characters that a query may have; more would be data, which travels as parameters. */
const LONGEST = 100_000;

/**
 * The query as it may be sent: every clause, procedure and function is one of those that only read (allowed.ts), and
 * comments are blanks. Access modes of the engines stop writes once more; they do not stop LOAD CSV, USE, SHOW, or
 * functions of plug-ins that reach files and addresses.
 * @throws WhometError `query/not-allowed`, `query/read-only` for what writes, `query/syntax` for what is no query.
 */
export function readOnlyQuery(text: string): string {
  const known = checked.get(text);
  if (known !== undefined) return known;
  const query = check(text);
  if (checked.size >= MOST_KEPT) checked.clear();
  checked.set(text, query);
  return query;
}

/** Queries that passed, since the program sends its own ones again and again. */
const checked = new Map<string, string>();
const MOST_KEPT = 200;

function check(text: string): string {
  if (text.length > LONGEST) throw refusal('query/not-allowed', `It is longer than ${LONGEST} characters`);
  const read = tokensOf(text);
  if ('problem' in read) throw refusal('query/not-allowed', `${read.problem} ${placeOf(text, read.at)}`);
  const { tokens, bare } = read;
  const last = tokens.at(-1);
  const ends = last?.text === ';' ? last : undefined;
  const end: Token = { kind: 'end', text: '', at: text.length };
  checkStatement([...(ends ? tokens.slice(0, -1) : tokens), end], (problem, token, isWord) => {
    const code = !isWord ? 'query/syntax' : WRITES.has(keyword(token)) ? 'query/read-only' : 'query/not-allowed';
    throw refusal(code, `${problem} ${placeOf(text, token.at)}`);
  });
  return ends ? `${bare.slice(0, ends.at)} ${bare.slice(ends.at + 1)}` : bare;
}

function placeOf(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n');
  return `(line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1})`;
}

const refusal = (code: string, problem: string): WhometError =>
  new WhometError({
    code,
    message: code === 'query/read-only' ? `${problem}: queries may only read.` : `The query was not sent: ${problem}.`,
    next: 'Ask with MATCH … RETURN; of procedures only db.labels, db.relationshipTypes, db.propertyKeys, db.schema.* and db.index.fulltext.query* are taken.',
  });
