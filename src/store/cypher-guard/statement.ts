import { CLAUSES, lower, PROCEDURES } from './allowed.ts';
import { checkValues, type Refuse, type Scan } from './values.ts';
import { keyword, type Token } from './tokens.ts';

/** Brackets within brackets at most. */
const DEEPEST = 200;

/** Calls `refuse` unless the tokens, of which the last is the end, are one statement of clauses that only read. */
export function checkStatement(tokens: readonly Token[], refuse: Refuse): void {
  const scan = scanOf(tokens, refuse);
  if (scan.peek().kind === 'end') scan.refuse('it is empty', scan.peek(), false);
  clauses(scan);
  if (scan.peek().text === ';') scan.refuse('it holds more than one statement', scan.peek(), true);
  if (scan.peek().kind !== 'end') scan.refuse(`${scan.peek().text} closes nothing`, scan.peek(), false);
}

function scanOf(tokens: readonly Token[], refuse: Refuse): Scan {
  let position = 0;
  let depth = 0;
  const end = tokens.at(-1) as Token;
  const scan: Scan = {
    peek: (ahead = 0) => tokens[position + ahead] ?? end,
    take: () => tokens[position++] ?? end,
    before: () => tokens[position - 1] ?? end,
    refuse,
    within(work) {
      if (++depth > DEEPEST) refuse(`more than ${DEEPEST} brackets stand in one another`, scan.peek(), false);
      work();
      depth--;
    },
    subquery: () => subquery(scan),
  };
  return scan;
}

/** `{ MATCH … }`, `{ (a)-->(b) WHERE … }`: clauses, of which the first may be left out where it is MATCH. */
function subquery(scan: Scan): void {
  const opened = scan.take();
  scan.within(() => {
    if (!isClause(scan.peek()) && scan.peek().text !== '}') checkValues(scan, { clause: 'MATCH' });
    clauses(scan);
  });
  close(scan, opened, '}');
}

function close(scan: Scan, opened: Token, closer: string): void {
  if (scan.take().text !== closer) scan.refuse(`${opened.text} is not closed`, opened, false);
}

const isClause = (token: Token): boolean => CLAUSES.has(keyword(token));
const isWord = (token: Token, word: string): boolean => keyword(token) === word;

/** To the end of the text or of the brackets around. */
function clauses(scan: Scan): void {
  for (let next = scan.peek(); next.kind !== 'end' && next.text !== '}' && next.text !== ';'; next = scan.peek()) {
    if (!isClause(next)) scan.refuse(`${next.text} begins no clause that only reads`, next, next.kind === 'word');
    clause(scan);
  }
}

function clause(scan: Scan): void {
  const word = keyword(scan.take());
  if (word === 'CALL') return call(scan);
  if (word === 'OPTIONAL') {
    if (isWord(scan.peek(), 'CALL')) return clause(scan);
    must(scan, 'MATCH');
  }
  if (word === 'ORDER') must(scan, 'BY');
  if (word === 'UNION') {
    if (isWord(scan.peek(), 'ALL') || isWord(scan.peek(), 'DISTINCT')) scan.take();
    if (!isClause(scan.peek())) scan.refuse('UNION stands before a clause', scan.peek(), true);
    return;
  }
  if (word === 'USING') return hint(scan);
  checkValues(scan, { clause: word === 'OPTIONAL' ? 'MATCH' : word });
}

function must(scan: Scan, ...words: readonly string[]): void {
  const next = scan.take();
  if (!words.some((word) => isWord(next, word)))
    scan.refuse(`${next.text || 'the end'} stands where ${words.join(' or ')} should`, next, next.kind === 'word');
}

/** USING INDEX n:Label(name), USING SCAN n:Label, USING JOIN ON n: names only. */
function hint(scan: Scan): void {
  must(scan, 'INDEX', 'SCAN', 'JOIN', 'TEXT', 'RANGE', 'POINT');
  for (let next = scan.peek(); next.kind !== 'end' && !isClause(next); next = scan.peek()) {
    if (next.kind !== 'word' && next.kind !== 'quoted' && !/^[(),:]$/.test(next.text)) return;
    scan.take();
  }
}

/** CALL { … }, CALL (a, b) { … }, CALL a.procedure(…). What follows `}`, such as IN TRANSACTIONS, must be a clause. */
function call(scan: Scan): void {
  if (scan.peek().text === '(') {
    const opened = scan.take();
    while (/^[,*]$/.test(scan.peek().text) || scan.peek().kind === 'word' || scan.peek().kind === 'quoted') scan.take();
    close(scan, opened, ')');
    if (scan.peek().text !== '{') scan.refuse('CALL (…) stands before {', scan.peek(), false);
  }
  if (scan.peek().text === '{') return subquery(scan);
  const first = scan.peek();
  let name = scan.take().text;
  while (scan.peek().text === '.') name += scan.take().text + scan.take().text;
  if (!PROCEDURES.has(lower(name)))
    scan.refuse(`the procedure ${name} is not on the list of those that only read`, first, true);
  if (scan.peek().text !== '(') return;
  const opened = scan.take();
  scan.within(() => checkValues(scan, { closer: ')' }));
  close(scan, opened, ')');
}
