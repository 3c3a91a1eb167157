/** A piece of a query that means something; `at` is where it starts, in UTF-16 code units. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'sign' | 'end';
  /** As written, quotes included. */
  readonly text: string;
  readonly at: number;
}

/** What the guard could not read; `at` is where. */
export interface Unreadable {
  readonly problem: string;
  readonly at: number;
}

/** The tokens, and the text that they alone make up: comments are blanks there, so that an engine reads what was checked. */
export interface Tokens {
  readonly tokens: readonly Token[];
  readonly bare: string;
}

/** A word as keywords are compared: only the letters a to z have two cases there. Empty for what is no word. */
export const keyword = ({ kind, text }: Token): string =>
  kind === 'word' ? text.replace(/[a-z]/g, (letter) => letter.toUpperCase()) : '';

/** In the order of trying. Strings and quoted names take no escape that an engine could read in another way. */
const KINDS: readonly (readonly [Token['kind'] | 'comment' | 'space', RegExp])[] = [
  ['space', /[ \t\r\n\f]+/y],
  ['comment', /\/\/[^\r\n]*|\/\*[^]*?\*\//y],
  ['string', /'(?:[^'\\]|\\[\\'"bfnrt])*'|"(?:[^"\\]|\\[\\'"bfnrt])*"/y],
  ['quoted', /`(?:[^`\\]|``)+`/y],
  ['parameter', /\$(?:[A-Za-z_]\w*|\d+)/y],
  ['word', /[\p{L}_][\p{L}\p{Mn}\p{Nd}_]*/uy],
  ['sign', /\.\./y],
  ['number', /0[xX][\da-fA-F]+|0[oO][0-7]+|(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['sign', /<>|<=|>=|=~|!=|::|\|\||\/(?!\*)|[()[\]{}.,:|&!+\-*%^=<>;]/y],
];

/** Reads the whole text, or says what in it is no token. */
export function tokensOf(text: string): Tokens | Unreadable {
  const escape = /\\u/i.exec(text);
  // Neo4j reads them before anything else, also in comments and strings: a hidden quote would end a string.
  if (escape) return { problem: 'letters written as \\u… are not taken: write the letter itself', at: escape.index };
  const tokens: Token[] = [];
  let bare = '';
  while (bare.length < text.length) {
    const at = bare.length;
    const [kind, found] = tokenAt(text, at);
    if (kind === undefined || found === undefined) return { problem: describe(text[at] ?? ''), at };
    const isBlank = kind === 'space' || kind === 'comment';
    bare += isBlank ? found.replace(/[^\n]/g, ' ') : found;
    if (!isBlank) tokens.push({ kind, text: found, at });
  }
  return { tokens, bare };
}

function tokenAt(text: string, at: number): readonly [kind: (typeof KINDS)[number][0], found: string] | readonly [] {
  for (const [kind, pattern] of KINDS) {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) return [kind, found];
  }
  return [];
}

function describe(letter: string): string {
  if (/['"`]/.test(letter))
    return 'a quote is not closed, or holds a backslash with a letter that Cypher does not know';
  if (letter === '/') return 'a comment is not closed';
  if (letter === '$') return 'a parameter is written $name';
  return `${JSON.stringify(letter)} stands outside of quotes`;
}
