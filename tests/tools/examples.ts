import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const PAIR = /^```ts\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm;

/** A program of a page, and what the page says that it prints. */
export interface Example {
  readonly code: string;
  readonly output: string;
}

export const examplesOf = (page: string): Example[] =>
  [...page.matchAll(PAIR)].map(([, code = '', output = '']) => ({ code, output }));

/** The page with what each example printed just now. */
export function withOutputs(page: string, outputs: readonly string[]): string {
  let at = 0;
  return page.replace(PAIR, (_, code: string) => `\`\`\`ts\n${code}\`\`\`\n\n\`\`\`text\n${outputs[at++] ?? ''}\`\`\``);
}

/** A folder in which `import … from 'whomet'` finds this checkout, as it would find an installed package. */
export function packageFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'whomet-examples-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/whomet'));
  symlinkSync(join(root, 'node_modules/@types'), join(folder, 'node_modules/@types'));
  symlinkSync(join(root, 'data'), join(folder, 'data'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}\n');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What TypeScript finds wrong with the examples; empty where nothing. They are valid JavaScript too. */
export function typeErrors(folder: string, codes: readonly string[]): string {
  const files = codes.map((code, index) => {
    writeFileSync(join(folder, `example-${index}.ts`), code);
    return `example-${index}.ts`;
  });
  const options = '--noEmit --strict --skipLibCheck --target es2023 --module nodenext --types node'.split(' ');
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, ...options, ...files], { cwd: folder, encoding: 'utf8' }).stdout;
}

/** Runs one example in the folder and returns what it printed. Throws where it fails. */
export function runExample(folder: string, code: string): string {
  const file = join(folder, 'example.mjs');
  writeFileSync(file, code);
  const { NO_COLOR: _no, FORCE_COLOR: _force, WHOMET_STORE: _store, ...env } = process.env;
  return execFileSync(process.execPath, [file], { cwd: folder, env, encoding: 'utf8' });
}
