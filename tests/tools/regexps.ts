import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';

/** A regular expression, and where it stands. */
export interface Found {
  readonly source: string;
  readonly flags: string;
  readonly where: string;
}

interface Node {
  readonly type?: string;
  readonly regex?: { readonly pattern: string; readonly flags: string };
  readonly callee?: { readonly name?: string };
}

/** The regular expressions in the sources below a folder, and the files in which others are put together. */
export function regexpsIn(folder: string): { readonly literals: Found[]; readonly makers: string[] } {
  const literals: Found[] = [];
  const makers = new Set<string>();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /(?<!\.d)\.(?:ts|tsx|mjs)$/.test(entry.name),
  );
  for (const { parentPath, name } of files) {
    const where = join(parentPath, name);
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const { type, regex, callee } = node as Node;
      if (regex) literals.push({ source: regex.pattern, flags: regex.flags, where });
      if ((type === 'NewExpression' || type === 'CallExpression') && callee?.name === 'RegExp') makers.add(where);
      for (const child of Object.values(node)) visit(child);
    };
    visit(parseAst(readFileSync(where, 'utf8'), { lang: name.endsWith('x') ? 'tsx' : 'ts' }));
  }
  return { literals, makers: [...makers] };
}
