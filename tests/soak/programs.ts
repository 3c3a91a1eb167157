import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { PROGRAM } from '../tools/killing.ts';

const tool = (name: string): string => fileURLToPath(new URL(`../tools/${name}`, import.meta.url));

const TELLING = ['--expose-gc', '--import', tool('tell-memory.mjs')];

type Environment = Readonly<Record<string, string>>;

/** What an ingest read, and how its memory grew. */
export interface IngestRun {
  readonly read: number;
  readonly claims: number;
  /** Codes. */
  readonly troubles: readonly string[];
  /** Articles that are in, with the bytes that are kept in memory: tests/tools/tell-memory.mjs. */
  readonly memory: readonly (readonly [number, number])[];
  /** Resident bytes at most, with the garbage that was not collected yet. */
  readonly most: number;
}

/** Ingests a folder in a program of its own. */
export async function ingestApart(
  store: string,
  metadata: string,
  folder: string,
  env: Environment,
): Promise<IngestRun> {
  const child = spawn(process.execPath, [...TELLING, tool('soak-ingest.mjs'), store, metadata, folder], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (code !== 0) throw new Error(`the ingest of ${folder} ended with ${String(code)}: ${errors.slice(-2000)}`);
  return JSON.parse(output) as IngestRun;
}

/** `whomet view`, as a user starts it. */
export interface RunningViewer {
  /** The JSON that it answers to a request such as `POST /ask`. @throws Error for any other status than 200. */
  request(route: string, body?: object): Promise<unknown>;
  /** Bytes that are kept in memory. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

export async function startView(store: string, env: Environment): Promise<RunningViewer> {
  const child = spawn(process.execPath, [...TELLING, PROGRAM, 'view', '--no-open', '--store', store], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const url = new URL(await addressOf(child));
  const authorization = `Bearer ${url.hash.slice('#k='.length)}`;
  return {
    async request(route, body) {
      const [method = '', path = ''] = route.split(' ');
      const answer = await fetch(`${url.origin}${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      const told = await answer.text();
      if (answer.status !== 200) throw new Error(`${route} ${JSON.stringify(body)}: ${answer.status} ${told}`);
      return JSON.parse(told);
    },
    memory: () =>
      new Promise((resolve) => {
        child.once('message', (bytes) => resolve(Number(bytes)));
        child.send('memory');
      }),
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** What it prints when it is ready. @throws Error where it ends before. */
async function addressOf(child: ChildProcess): Promise<string> {
  let [printed, errors] = ['', ''];
  child.stderr?.on('data', (data: Buffer) => (errors += data.toString()));
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (data: Buffer) => {
      printed += data.toString();
      const [, address] = /^(http:\S+)\n/m.exec(printed) ?? [];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`the viewer ended with ${String(code)}: ${errors}`)));
  });
}
