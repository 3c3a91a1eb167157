import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('docs/decisions.md gives a reason for each dependency, and its licence', () => {
  const page = read('docs/decisions.md');
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >;
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  const known = (name: string) =>
    page.includes(`\`${name}\``) || (name.startsWith('@types/') && page.includes('`@types/*`'));
  expect(names.filter((name) => !known(name))).toEqual([]);
});
