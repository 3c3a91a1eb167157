import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'whomet-supply-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Permissive, each by its SPDX id. */
const PERMISSIVE = new Set(
  [
    'MIT, MIT-0, ISC, 0BSD, BlueOak-1.0.0, BSD-2-Clause, BSD-3-Clause, Apache-2.0, CC0-1.0, Unlicense',
    '(MIT OR CC0-1.0), (MIT AND Zlib), (MIT OR GPL-3.0-or-later)',
  ].flatMap((list) => list.split(', ')),
);

/** Others, and why they may be here. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'ical.js': 'MPL-2.0, unchanged and in files of its own, as that licence asks',
  'axe-core': 'MPL-2.0, for tests only',
  lightningcss: 'MPL-2.0, for building only',
  duck: 'writes BSD and means the two clauses of its file LICENSE',
  'world-countries': 'ODbL 1.0, for making the gazetteer only; see data/README.md',
};

describe('what comes from others', () => {
  test('has a licence that lets anybody use whomet', () => {
    const other = locked
      .filter(([, { license }]) => !PERMISSIVE.has(license ?? ''))
      .map(([path]) => nameOf(path))
      .filter((name) => !(name in EXCEPTIONS) && !name.startsWith('lightningcss-'));
    expect(other).toEqual([]);
  });

  test('is named with the digest of its bytes, and with no server', () => {
    // The store's engine for other systems: told in docs/security.md.
    const engines = /^node_modules\/@grafeo-db\/js-(?:darwin|win32|linux-arm64)-/;
    const bare = locked.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path);
    expect(bare.filter((path) => !engines.test(path))).toEqual([]);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  test('runs nothing when it is installed, but for a tool that the site of the documentation is built with', () => {
    const scripts = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
    expect(scripts).toEqual(['esbuild']);
  });

  test(
    'is listed by `npm run sbom`: all that the program needs, and no path of this machine',
    { timeout: 120_000 },
    () => {
      const text = execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: ROOT, encoding: 'utf8' });
      const list = JSON.parse(text) as { bomFormat: string; components: { name: string; version: string }[] };
      expect(list.bomFormat).toBe('CycloneDX');
      const named = new Set(list.components.map(({ name, version }) => `${name}@${version}`));
      const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
        dependencies: Readonly<Record<string, string>>;
      };
      const wanted = Object.keys(dependencies).map(
        (name) => `${name}@${lock.packages[`node_modules/${name}`]?.version ?? ''}`,
      );
      expect(wanted.filter((each) => !named.has(each))).toEqual([]);
      expect(text).not.toContain(ROOT);
    },
  );
});

/** The package that a folder makes. */
function pack(from: string, to: string): Buffer {
  const made = execFileSync('npm', ['pack', from, '--ignore-scripts', '--json', '--pack-destination', to], {
    cwd: to,
    encoding: 'utf8',
  });
  const [{ filename }] = Object.values(JSON.parse(made) as Record<string, { filename: string }>) as [
    { filename: string },
  ];
  return readFileSync(join(to, filename));
}

test('the package is the same byte for byte, in whatever folder it is built', { timeout: 600_000 }, () => {
  const other = join(folder, 'other');
  const apart = /(?:^|\/)(?:node_modules|dist|\.git|tmp|\.vitepress|coverage)(?:\/|$)/;
  cpSync(ROOT, other, { recursive: true, filter: (path) => !apart.test(path.slice(ROOT.length)) });
  symlinkSync(join(ROOT, 'node_modules'), join(other, 'node_modules'));
  // The runner of the tests says NODE_ENV=test, which makes another page.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_ENV'));
  execFileSync('npm', ['run', 'build'], { cwd: other, env, stdio: 'pipe' });
  const [here, there] = [mkdtempSync(join(folder, 'a-')), mkdtempSync(join(folder, 'b-'))];
  expect(pack(other, there).equals(pack(ROOT, here))).toBe(true);
});
