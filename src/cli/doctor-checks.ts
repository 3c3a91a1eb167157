import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WhometError } from '../model/errors.ts';
import { VERSION } from '../model/version.ts';
import { defaultWorkers } from '../pipeline/workers.ts';
import { isServer } from '../store/open.ts';
import { withStore } from './store-option.ts';

/** One thing that whomet needs or likes. `bad`: something does not work without it. `note`: good to know. */
export interface Check {
  readonly name: string;
  readonly state: 'ok' | 'note' | 'bad';
  readonly found: string;
  /** What to do; null where nothing. */
  readonly next: string | null;
}

export interface Surroundings {
  readonly store: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

const ok = (name: string, found: string): Check => ({ name, state: 'ok', found, next: null });
const note = (name: string, found: string, next: string): Check => ({ name, state: 'note', found, next });
const bad = (name: string, found: string, next: string): Check => ({ name, state: 'bad', found, next });

/** All checks, in the order in which one would mend things. */
export async function checkUp(surroundings: Surroundings): Promise<Check[]> {
  return [
    checkNode(process.versions.node),
    checkProgram(),
    checkMemory(totalmem(), defaultWorkers()),
    await checkStore(surroundings.store),
    checkDisk(surroundings.store),
    checkNeo4j(surroundings),
    checkBrowser(surroundings),
    checkChromium(surroundings),
    checkTesseract(surroundings),
    await checkPackage('agents', '@modelcontextprotocol/server', 'whomet mcp'),
    await checkPackage('language models', 'openai', '--extractor llm'),
  ];
}

/** `engines` of package.json: from 20.19 within 20, and from 22.12 up. */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (fits) return ok('Node', version);
  return bad('Node', `${version} is too old or between two lines`, 'Install Node 22 or later: https://nodejs.org');
}

/** The parts that a build makes, and the models that lie beside them. */
function checkProgram(): Check {
  const parts = ['dist/viewer/viewer.html', 'dist/pipeline/extract-worker.js', 'data/models/tagger.bin'];
  const missing = parts.filter((path) => !existsSync(new URL(`../../${path}`, import.meta.url)));
  const place = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  if (missing.length === 0) return ok('whomet', `${VERSION} in ${place}`);
  return bad('whomet', `${missing.join(', ')} is not there`, 'Run npm run build in the checkout, or install it again.');
}

const GIGABYTE = 1e9;
const size = (bytes: number): string => `${(bytes / GIGABYTE).toFixed(1)} GB`;

/** A thread with its models takes some 200 MB, the program beside them as much again and more. */
export function checkMemory(bytes: number, workers: number): Check {
  const needed = (workers + 3) * 0.2 * GIGABYTE;
  const found = `${size(bytes)} of memory, ${workers} threads mine`;
  if (bytes >= needed) return ok('memory', found);
  const fewer = Math.max(1, Math.floor(bytes / (0.2 * GIGABYTE)) - 3);
  return note('memory', found, `Use fewer threads: --workers ${fewer}, or WHOMET_WORKERS=${fewer}.`);
}

/** Opens the store as a question would; a store on a server is asked the same way. */
async function checkStore(store: string): Promise<Check> {
  try {
    const { articles, nodes, engine } = await withStore(store, 'read', (opened) => opened.info());
    const meetings = nodes['Meeting'] ?? 0;
    const found = `${store}: ${articles} articles, ${meetings} meetings, ${engine}`;
    if (articles !== (nodes['Article'] ?? 0))
      return note('store', `${found}; the graph is behind`, 'whomet store rebuild');
    return isServer(store) || isWritable(store)
      ? ok('store', found)
      : note('store', `${found}; it can only be read`, 'Change the permissions of the folder if you want to ingest.');
  } catch (error) {
    if (!(error instanceof WhometError)) throw error;
    const { code, message, next } = error;
    if (code === 'store/none') return note('store', `${store}: none yet`, 'Make one: whomet ingest FILES');
    return bad('store', `${store}: ${message} [${code}]`, next ?? 'whomet store check tells more.');
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const LITTLE = 1 * GIGABYTE;

/** Space where the store is, or will be. */
function checkDisk(store: string): Check {
  if (isServer(store)) return ok('disk', 'the store is on the server');
  let folder = resolve(store);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  const found = `${size(bavail * bsize)} free at ${folder}`;
  if (bavail * bsize >= LITTLE) return ok('disk', found);
  return note(
    'disk',
    found,
    'An ingest keeps two graphs for a moment: make room, or put the store elsewhere (--store).',
  );
}

function checkNeo4j({ store, environment }: Surroundings): Check {
  const has = (name: string) => (environment[name] ?? '') !== '';
  if (!isServer(store)) return ok('Neo4j', 'not used; --store neo4j://HOST/DATABASE checks a server');
  if (has('NEO4J_USERNAME') && has('NEO4J_PASSWORD')) return ok('Neo4j', 'its answer stands under store');
  return note(
    'Neo4j',
    'no name and password are set',
    'Set NEO4J_USERNAME and NEO4J_PASSWORD if the server wants them.',
  );
}

/** The path of the first of these programs that PATH holds. */
function onPath(names: readonly string[], { environment, platform }: Surroundings): string | null {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean);
  const endings = platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const paths = names.flatMap((name) =>
    folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))),
  );
  return paths.find((path) => existsSync(path)) ?? null;
}

export function checkTesseract(surroundings: Surroundings): Check {
  const path = onPath(['tesseract'], surroundings);
  if (path !== null) return ok('tesseract', path);
  return note('tesseract', 'not installed', 'Only --ocr needs it, for PDFs without text (Debian: tesseract-ocr).');
}

/** What `whomet view` opens its page with. */
export function checkBrowser(surroundings: Surroundings): Check {
  const { environment, platform } = surroundings;
  if (platform !== 'linux') return ok('browser', 'the default one');
  const next = '`whomet view --no-open` prints an address for a browser; `whomet view -o page.html` writes a page.';
  const { DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME } = environment;
  if (!DISPLAY && !WAYLAND_DISPLAY && !WSL_DISTRO_NAME) return note('browser', 'this session has no display', next);
  const opener = onPath(['xdg-open'], surroundings);
  return opener ? ok('browser', `the default one, by ${opener}`) : note('browser', 'there is no xdg-open', next);
}

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

/** Only the tests of the checkout drive a Chromium. */
export function checkChromium(surroundings: Surroundings): Check {
  const named = surroundings.environment['CHROMIUM_PATH'];
  if (named !== undefined && named !== '' && !existsSync(named))
    return note('Chromium', `CHROMIUM_PATH names ${named}, and there is nothing`, 'Correct it, or take it away.');
  const found = named || onPath(CHROMIUM, surroundings);
  if (found) return ok('Chromium', found);
  return note('Chromium', 'none found', 'Only tests of the viewer want it: install it, or name it in CHROMIUM_PATH.');
}

/** Whether an optional package is there, and what goes without it. */
async function checkPackage(name: string, specifier: string, use: string): Promise<Check> {
  try {
    import.meta.resolve(specifier);
    return ok(name, `${specifier} is installed, for ${use}`);
  } catch {
    return note(name, `${specifier} is not installed`, `${use} wants it: npm install ${specifier} zod`);
  }
}
