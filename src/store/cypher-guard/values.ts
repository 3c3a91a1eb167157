import { BRANCHES, CLAUSES, DIRECTIONS, FUNCTIONS, INFIX, lower, SELECTORS, SUBQUERIES } from './allowed.ts';
import { keyword, type Token } from './tokens.ts';

/** Throws; `isWord` tells that a word is not allowed, where else the query cannot be read. */
export type Refuse = (problem: string, token: Token, isWord: boolean) => never;

/** The tokens, and where the reading of them stands. */
export interface Scan {
  peek(ahead?: number): Token;
  take(): Token;
  /** The token that was taken last. */
  before(): Token;
  readonly refuse: Refuse;
  /** Does work one bracket deeper. */
  within(work: () => void): void;
  /** From `{` to `}`. */
  subquery(): void;
}

/** Where values stand: in a clause, to the next clause; or in brackets, to the one that closes them. */
export type Where = { readonly clause: string } | { readonly closer: string };

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const OPERATORS = /^(?:<>|<=|>=|=~|!=|::|\|\||\.\.|[,:|&!+\-*/%^=<>])$/;
const SIGNS_BEFORE = /^(?:::|[-+!<>:])$/;
/** After a word: it is a name, whatever it means elsewhere. */
const ENDS_NAME = /^[.,:)\]}=]$/;

/**
 * Values and patterns with what joins them. A word after a value must be an operator or the next clause: so no other
 * clause, known or not, can begin unseen. A word where a value is due is a name, or a function of the list.
 */
export function checkValues(scan: Scan, where: Where): void {
  const clause = 'clause' in where ? where.clause : '';
  const closer = 'closer' in where ? where.closer : null;
  let due = true;
  let branches = 0;
  for (let first = true; ; first = false) {
    const next = scan.peek();
    if (next.kind === 'end' || next.text === ';' || (/^[)\]}]$/.test(next.text) && next.kind === 'sign')) {
      if (due && !(closer !== null && (first || /^(?:\*|\.\.|,)$/.test(scan.before().text))))
        scan.refuse(`a value is missing before ${next.text || 'the end'}`, next, false);
      if (closer !== null && next.text !== closer) scan.refuse(`${closer} is missing`, next, false);
      return;
    }
    const word = keyword(next);
    if (due) {
      if (word === 'CASE' && !ENDS_NAME.test(scan.peek(1).text)) {
        scan.take();
        branches++;
        if (keyword(scan.peek()) === 'WHEN') scan.take();
      } else due = value(scan, clause, first);
    } else if (word !== '') {
      if (branches > 0 && BRANCHES.has(word)) due = Boolean(scan.take());
      else if (branches > 0 && word === 'END') branches -= scan.take() ? 1 : 0;
      else if (clause !== '' && CLAUSES.has(word)) return;
      else due = between(scan, word, { clause, closer });
    } else due = after(scan, clause);
  }
}

/** Takes what begins a value. True: the value is still due. */
function value(scan: Scan, clause: string, first: boolean): boolean {
  const { kind, text } = scan.peek();
  if (kind === 'string' || kind === 'number' || kind === 'parameter') return !scan.take();
  if (kind === 'word' || kind === 'quoted') return name(scan, clause);
  if (Object.hasOwn(CLOSERS, text)) return bracket(scan);
  const previous = scan.before().text;
  // `[*1..3]`, else everything: `RETURN *`, `count(*)`.
  if (text === '*' && previous === '[') return Boolean(scan.take());
  if (text === '*' && (first || /^(?:DISTINCT|\.)$/i.test(previous))) return !scan.take();
  // `n {.name, .*}`
  if (text === '.' && /^[{,]$/.test(previous)) return Boolean(scan.take());
  // `{,3}`
  if (text === ',' && previous === '{') return Boolean(scan.take());
  // `[*..3]`
  if (text === '..' && (previous === '*' || previous === '[')) return Boolean(scan.take());
  if (SIGNS_BEFORE.test(text)) return Boolean(scan.take());
  return scan.refuse(`${text} stands where a value should`, scan.peek(), false);
}

/** A name, a function with its arguments, a word before a value, or a query within. True: the value is still due. */
function name(scan: Scan, clause: string): boolean {
  const first = scan.take();
  const word = keyword(first);
  if ((word === 'NOT' || word === 'DISTINCT') && !ENDS_NAME.test(scan.peek().text)) return true;
  if (clause === 'MATCH' && SELECTORS.has(word) && /^(?:word|number)$/.test(scan.peek().kind)) {
    while (SELECTORS.has(keyword(scan.peek())) || scan.peek().kind === 'number') scan.take();
    return true;
  }
  if (SUBQUERIES.has(word) && scan.peek().text === '{') {
    scan.subquery();
    return false;
  }
  let called = first.text;
  while (scan.peek().text === '.' && /^(?:word|quoted)$/.test(scan.peek(1).kind))
    called += scan.take().text + scan.take().text;
  if (scan.peek().text !== '(') return false;
  if (!FUNCTIONS.has(lower(called))) scan.refuse(`the function ${called} is not on the list`, first, true);
  return bracket(scan);
}

function bracket(scan: Scan): boolean {
  const opened = scan.take();
  const closer = CLOSERS[opened.text] as string;
  scan.within(() => checkValues(scan, { closer }));
  if (scan.take().text !== closer) scan.refuse(`${opened.text} is not closed`, opened, false);
  return false;
}

/** Takes a word after a value. True: it asks for another value. */
function between(
  scan: Scan,
  word: string,
  { clause, closer }: { readonly clause: string; readonly closer: string | null },
): boolean {
  const next = scan.take();
  if (INFIX.has(word)) return true;
  if (word === 'WHERE' && closer !== null) return true;
  if ((word === 'STARTS' || word === 'ENDS') && keyword(scan.peek()) === 'WITH') return Boolean(scan.take());
  if (clause === 'ORDER' && DIRECTIONS.has(word)) return false;
  if (CLAUSES.has(word)) return scan.refuse(`${closer} is missing before ${next.text}`, next, false);
  return scan.refuse(`${next.text} is not allowed here`, next, true);
}

/** Takes a sign after a value. True: it asks for another value. */
function after(scan: Scan, clause: string): boolean {
  const { kind, text } = scan.peek();
  const previous = scan.before();
  if (kind !== 'sign') return scan.refuse(`two values stand side by side: ${text}`, scan.peek(), true);
  if (text === '[' || text === '{') return bracket(scan);
  if (text === '(' && previous.kind !== 'word' && previous.kind !== 'quoted') return bracket(scan);
  // A quantified path: `((a)-->(b))+`.
  if (clause === 'MATCH' && /^[+*]$/.test(text) && previous.text === ')') return !scan.take();
  if (text === '.') {
    scan.take();
    if (!/^(?:word|quoted)$/.test(scan.peek().kind)) return true;
    scan.take();
    if (scan.peek().text === '(') scan.refuse('what is no function is called', scan.peek(), true);
    return false;
  }
  if (OPERATORS.test(text)) return Boolean(scan.take());
  return scan.refuse(`${text} stands where it cannot`, scan.peek(), false);
}
