import { kebabCase } from './filters.ts';

/** Parameters as flags that a shell takes: `--person 'Bo Ek' --from 2024-01-01`. */
export const flagText = (parameters: Readonly<Record<string, unknown>>): string =>
  Object.entries(parameters)
    .filter(([, value]) => (value ?? null) !== null)
    .map(([name, value]) => `--${kebabCase(name)} ${quoted(String(value))}`)
    .join(' ');

const quoted = (text: string): string =>
  /^[\p{L}\p{N}._:-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
