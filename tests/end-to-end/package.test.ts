import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'whomet-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Megabytes that the package may have. */
const LIMIT = 40;

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}
let packed: Packed;

/** Runs in the folder as somebody who has just installed it, with a log of their own. */
const run = (command: string, ...args: readonly string[]): string => {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|WHOMET_|NODE_ENV$)/i.test(name));
  return execFileSync(command, args, { cwd: folder, env: Object.fromEntries(own), encoding: 'utf8', stdio: 'pipe' });
};
const whomet = (...args: readonly string[]): string => run(join(folder, 'node_modules/.bin/whomet'), ...args);

beforeAll(() => {
  const args = ['pack', ROOT, '--ignore-scripts', '--json', '--pack-destination', folder];
  packed = Object.values(JSON.parse(run('npm', ...args)) as Record<string, Packed>)[0] as Packed;
});

describe('the package that npm pack makes', () => {
  test(`has less than ${LIMIT} MB, and what is needed and no more`, () => {
    expect(packed.size).toBeLessThan(LIMIT * 1e6);
    const paths = packed.files.map(({ path }) => path);
    for (const path of ['LICENSE', 'NOTICE', 'README.md', 'CHANGELOG.md', 'data/README.md', 'data/models/LICENSE'])
      expect(paths).toContain(path);
    expect(paths.filter((path) => /^(tests|src|viz|dist\/training|data\/gold|docs\/pictures)\//.test(path))).toEqual(
      [],
    );
  });

  test('installs in an empty folder, and the demo runs', { timeout: 600_000 }, () => {
    writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}\n');
    run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, packed.filename));
    const demo = whomet('demo', '--no-open', '--store', 'met');
    expect(demo).toMatch(/^Joe Biden +Vladimir Putin .*2021-06-16 .*Geneva$/m);
    whomet('view', '--store', 'met', '-o', 'page.html');
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('id="whomet-data"');
    expect(whomet('export', 'gexf', '--store', 'met')).toContain('<gexf');
    const checks = JSON.parse(whomet('doctor', '--store', 'met', '--format', 'json')) as {
      name: string;
      state: string;
    }[];
    expect(checks.filter(({ state }) => state === 'bad')).toEqual([]);
    writeFileSync(
      join(folder, 'program.js'),
      `import { ask, openStore } from 'whomet';
const store = await openStore('met');
console.log((await ask(store, 'meetings', { person: 'Biden' })).rows.length > 0);
await store.close();\n`,
    );
    expect(run(process.execPath, 'program.js')).toBe('true\n');
  });
});

test('every package that the program loads is one of its dependencies', () => {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const known = new Set(Object.keys({ ...dependencies, ...optionalDependencies }));
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  const loaded = files
    .filter((path) => path.endsWith('.ts') && !path.startsWith('training'))
    .flatMap((path) => importsOf(readFileSync(join(ROOT, 'src', path), 'utf8')).map((name) => `${path}: ${name}`));
  expect(loaded.length).toBeGreaterThan(20);
  expect(loaded.filter((each) => !known.has(each.split(': ')[1] ?? ''))).toEqual([]);
  expect(existsSync(join(ROOT, 'dist/viewer/viewer.html'))).toBe(true);
});

/** Names of the packages that a module imports, also by `import(…)`; types do not count. */
const importsOf = (code: string): string[] =>
  [
    ...code.matchAll(
      /^(?:import (?!type )[^;]*? from |import |export [^;]*? from )'([^.][^']*)'|\bimport\('([^.][^']*)'\)/gm,
    ),
  ]
    .map(([, fixed, called]) => fixed ?? called ?? '')
    .filter((name) => !name.startsWith('node:'))
    .map((name) => /^(@[^/]+\/[^/]+|[^/]+)/.exec(name)?.[0] ?? name);
