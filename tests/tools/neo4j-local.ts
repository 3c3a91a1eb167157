import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Neo4jImport } from '../../src/export/neo4j-import.ts';
import { fetchJars, findJava } from './neo4j/jars.ts';

export interface Neo4jServer {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  stop(): Promise<void>;
}

/** A server of ours, which can be treated badly. */
export interface LocalNeo4j extends Neo4jServer {
  /** Ends it; its data stay. */
  halt(): Promise<void>;
  /** Starts it again, at the same address. */
  resume(): Promise<void>;
  /** It neither works nor answers until `thaw`, and its connections stay. */
  freeze(): void;
  thaw(): void;
}

const HOST = '127.0.0.1';
const START_LIMIT_MS = 120_000;
const HEAP = '512m';

/** Starts a Neo4j Community server with an empty database, or what was exported for neo4j-admin. It ends with `stop`, or with this process, however that ends. */
export async function startNeo4j(imported?: Neo4jImport & { readonly folder: string }): Promise<LocalNeo4j> {
  const java = findJava();
  if (!java) throw new Error('Neo4j needs Java 17 or later.');
  const jars = fetchJars();
  const home = mkdtempSync(join(tmpdir(), 'whomet-neo4j-'));
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  writeSettings(home, port, password);
  if (imported) runImport(java, jars, home, imported);
  watchOver(home);
  let server: ChildProcess | null = null;
  const halt = async () => {
    if (server) await end(server);
    rmSync(pidFile(home), { force: true });
    server = null;
  };
  const stop = async () => {
    await halt();
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  };
  const resume = async () => {
    const log = join(home, 'logs', 'console.log');
    server = launch(java, jars, home, log);
    await untilItAnswers(server, port, log);
  };
  try {
    await resume();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    uri: `bolt://${HOST}:${port}`,
    username: 'neo4j',
    password,
    stop,
    halt,
    resume,
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
  };
}

function launch(java: string, jars: string, home: string, log: string): ChildProcess {
  const output = openSync(log, 'w');
  const server = spawn(java, javaArguments(jars, home), {
    cwd: home,
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  writeFileSync(pidFile(home), String(server.pid));
  return server;
}

const pidFile = (home: string): string => join(home, 'run', 'server.pid');

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, HOST, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

function writeSettings(home: string, port: number, password: string): void {
  for (const folder of ['conf', 'logs', 'import', 'plugins', 'run', join('data', 'dbms')]) {
    mkdirSync(join(home, folder), { recursive: true });
  }
  const settings = {
    'server.default_listen_address': HOST,
    'server.default_advertised_address': HOST,
    'server.bolt.listen_address': `${HOST}:${port}`,
    'server.http.enabled': false,
    'server.https.enabled': false,
    'server.memory.pagecache.size': '64m',
    'db.tx_log.preallocate': false,
    'dbms.usage_report.enabled': false,
    // Without it every stop waits ten seconds for connections that nobody will open.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': 0,
  };
  writeFileSync(
    join(home, 'conf', 'neo4j.conf'),
    Object.entries(settings)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(''),
  );
  writeFileSync(join(home, 'data', 'dbms', 'auth.ini'), initialUser(password));
}

/** The line that `neo4j-admin dbms set-initial-password` leaves for the first start: a salted SHA-256, 1024 rounds. */
function initialUser(password: string): string {
  const salt = randomBytes(32);
  let digest = createHash('sha256').update(salt).update(password).digest();
  for (let round = 1; round < 1024; round++) digest = createHash('sha256').update(digest).digest();
  return `neo4j:SHA-256,${digest.toString('hex')},${salt.toString('hex')},1024:\n`;
}

function javaArguments(jars: string, home: string): string[] {
  const opened = ['java.nio', 'java.io', 'sun.nio.ch'].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`);
  return [
    `-Xmx${HEAP}`,
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-XX:+ExitOnOutOfMemoryError',
    '-Dfile.encoding=UTF-8',
    ...opened,
    '-cp',
    join(jars, '*'),
    'org.neo4j.server.CommunityEntryPoint',
    `--home-dir=${home}`,
    `--config-dir=${join(home, 'conf')}`,
    '--console-mode',
  ];
}

/** The very command that `whomet export neo4j` prints, run by the jars' own neo4j-admin. */
function runImport(java: string, jars: string, home: string, { folder, command }: Neo4jImport & { folder: string }) {
  const [, ...words] = command.replaceAll('\\\n', ' ').split(/\s+/);
  const { status, stdout, stderr } = spawnSync(
    java,
    ['-Xmx1g', '-cp', join(jars, '*'), 'org.neo4j.cli.AdminTool', ...words],
    { cwd: folder, env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`neo4j-admin ended with ${status}:\n${stdout.slice(-500)}${stderr.slice(0, 3000)}`);
}

/** A shell that outlives this process by a second: it ends the server when this process is gone. */
function watchOver(home: string): void {
  const script =
    'while kill -0 "$1" 2>/dev/null && [ -d "$2" ]; do sleep 1; done; kill $(cat "$2/run/server.pid" 2>/dev/null) 2>/dev/null && sleep 5; rm -rf "$2"';
  spawn('sh', ['-c', script, 'watch', String(process.pid), home], { detached: true, stdio: 'ignore' }).unref();
}

async function untilItAnswers(server: ChildProcess, port: number, log: string): Promise<void> {
  const limit = Date.now() + START_LIMIT_MS;
  while (!(await answersBolt(port))) {
    if (server.exitCode !== null || Date.now() > limit) {
      throw new Error(`Neo4j did not start:\n${readFileSync(log, 'utf8').slice(-3000)}`);
    }
    await sleep(100);
  }
}

/** Bolt's magic and four proposals of versions; a server that is ready answers with the one it takes. */
const HANDSHAKE = Buffer.from('6060b01700080805000204040000010400000003', 'hex');

const answersBolt = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: HOST });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2000, () => done(false));
    socket.on('connect', () => socket.write(HANDSHAKE));
    socket.on('data', (bytes) => done(bytes.length >= 4));
    socket.on('error', () => done(false));
    socket.on('close', () => done(false));
  });

function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}
