import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkNode } from '../../src/cli/doctor-checks.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as { version: string; license: string; files: string[] };

/** Words of all lines of the Dockerfile that begin with an instruction. */
const instructions = (name: string): string[][] =>
  read('Dockerfile')
    .split('\n')
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.split(/\s+/).slice(1));

test('the image gets what the package gets, from paths that exist, on a Node that fits', () => {
  const copied = instructions('COPY').flatMap((words) => words.filter((word) => !word.startsWith('--')).slice(0, -1));
  const paths = copied.map((path) => path.replace(/^\/app\//, ''));
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  for (const path of ['dist', 'data', 'cypher', 'node_modules', 'NOTICE', 'LICENSE', 'package.json'])
    expect(paths).toContain(path);
  const images = instructions('FROM').map(([image = '']) => image);
  expect(new Set(images).size).toBe(1);
  expect(checkNode(`${/^node:(\d+)-bookworm/.exec(images[0] ?? '')?.[1]}.99.0`).state).toBe('ok');
});

/** hadolint: beside the Python that CI makes, else on PATH. */
const python = process.env['WHOMET_PYTHON'];
const folders = [...(python ? [dirname(python)] : []), ...(process.env['PATH'] ?? '').split(delimiter)];
const hadolint = folders.map((folder) => join(folder, 'hadolint')).find((path) => existsSync(path));

test.runIf(hadolint)(`hadolint finds nothing in the Dockerfile${hadolint ? '' : ', skipped: no hadolint'}`, () => {
  const { status, stdout, stderr } = spawnSync(String(hadolint), [join(root, 'Dockerfile')], { encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('CITATION.cff has what its format needs, and the version and licence of the package', () => {
  const citation = parse(read('CITATION.cff')) as Record<string, unknown>;
  expect(citation).toMatchObject({
    'cff-version': '1.2.0',
    version: manifest.version,
    license: manifest.license,
    message: expect.any(String) as string,
    title: 'whomet',
    authors: [{ name: expect.any(String) as string }],
  });
});

test('NOTICE names every file of data/ that data/README.md says is of others', () => {
  const notice = read('NOTICE');
  const rows = read('data/README.md').matchAll(/^\| (`[^|]+) \|[^|]*\| ([^|]*(?:ODbL|CC|MIT)[^|]*) \|$/gm);
  const files = [...rows].flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file));
  expect(files.length).toBeGreaterThan(4);
  expect(files.filter((file) => !notice.includes(file))).toEqual([]);
});
