import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Text of a file in data/, which lies beside src/ in the checkout and beside dist/ in the package. */
export function readData(path: string): string {
  return readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8');
}

export const readDataYaml = (path: string): unknown => parse(readData(path));
