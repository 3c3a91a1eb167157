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
  if (isVerbose()) process.stderr.write(`${colours(process.stderr).dim(text)}\n`);
}

/** What went wrong, on stderr; always. */
export function complain(text: string): void {
  const [first = '', ...next] = text.split('\n');
  process.stderr.write(`${[colours(process.stderr).red(first), ...next].join('\n')}\n`);
}

/** Columns of the terminal; where there is none, `otherwise`. */
export const widthOr = (otherwise: number): number => (process.stdout.isTTY ? process.stdout.columns : otherwise);

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;
export type Colour = keyof typeof CODES;
export type Colours = Readonly<Record<Colour, (text: string) => string>>;

/** Where colours go: a terminal that knows them, unless NO_COLOR is set (https://no-color.org). */
const isColourful = (stream: NodeJS.WriteStream): boolean =>
  stream.isTTY === true && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';

/** Colours for a stream; where it takes none, the text as it is. */
export function colours(stream: NodeJS.WriteStream): Colours {
  const colourful = isColourful(stream);
  const entries = Object.entries(CODES).map(([name, code]) => [
    name,
    (text: string) => (colourful && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text),
  ]);
  return Object.fromEntries(entries) as Colours;
}
