import { harmless } from '../model/harmless.ts';
import { unguarded, withoutSecrets } from './guarded-output.ts';

/** How much is said beside the answers: nothing but troubles, the usual, or also how things were done. */
export type Loudness = 'quiet' | 'usual' | 'verbose';

let loudness: Loudness = 'usual';

export const setLoudness = (wanted: Loudness): void => void (loudness = wanted);
export const isQuiet = (): boolean => loudness === 'quiet';
export const isVerbose = (): boolean => loudness === 'verbose';

/** A remark beside the answer, on stderr; not with --quiet. */
export function note(text: string): void {
  if (!isQuiet()) process.stderr.write(`${text}\n`);
}

/** How something was done, on stderr; only with --verbose. */
export function detail(text: string): void {
  if (isVerbose()) writeLines(process.stderr, [paint('dim', text)]);
}

/** What went wrong, on stderr; always. */
export function complain(text: string): void {
  const [first = '', ...next] = text.split('\n');
  writeLines(process.stderr, [paint('red', first), ...next]);
}

/** Columns of the terminal; where there is none, `otherwise`. */
export const widthOr = (otherwise: number): number => (process.stdout.isTTY ? process.stdout.columns : otherwise);

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;
export type Colour = keyof typeof CODES;

/** A text that a terminal shows in a colour. */
export interface Painted {
  readonly colour: Colour;
  readonly text: string;
}
export type Line = string | Painted | readonly (string | Painted)[];

export const paint = (colour: Colour, text: string): Painted => ({ colour, text });

/** Lines of a table with their head and rule. */
export const headed = ([head = '', rule = '', ...rows]: readonly string[]): Line[] => [
  paint('bold', head),
  paint('dim', rule),
  ...rows,
];

/** Where colours go: a terminal that knows them, unless NO_COLOR is set (https://no-color.org). */
const isColourful = (stream: NodeJS.WriteStream): boolean =>
  stream.isTTY === true && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';

/** Writes lines. The colours are ours; nothing in the texts themselves can command the terminal, and stderr tells no secret. */
export function writeLines(stream: NodeJS.WriteStream, lines: readonly Line[]): void {
  const colourful = isColourful(stream);
  const shown = (part: string | Painted): string => {
    if (typeof part === 'string') return harmless(part);
    const text = harmless(part.text);
    return colourful && text !== '' ? `\u001b[${CODES[part.colour]}m${text}\u001b[0m` : text;
  };
  const text = lines
    .map((line) => `${Array.isArray(line) ? line.map(shown).join('') : shown(line as string | Painted)}\n`)
    .join('');
  unguarded(stream)(stream === process.stderr ? withoutSecrets(text) : text);
}
