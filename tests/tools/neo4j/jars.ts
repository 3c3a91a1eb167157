import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const NEO4J_VERSION = '5.26.30';
const LEAST_JAVA = 17;
const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';

const libFolder = (): string =>
  process.env['WHOMET_NEO4J_LIB'] ?? join(homedir(), '.cache', 'whomet', `neo4j-${NEO4J_VERSION}`);

const hasJars = (folder: string): boolean =>
  existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.jar'));

const onPath = (program: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));

/** A Java of 17 or later: of JAVA_HOME, else of the path. */
export function findJava(): string | undefined {
  const home = process.env['JAVA_HOME'];
  const candidates = [home && join(home, 'bin', 'java'), onPath('java')];
  return candidates.find((java) => java && existsSync(java) && majorOf(java) >= LEAST_JAVA);
}

function majorOf(java: string): number {
  const { stderr } = spawnSync(java, ['-version'], { encoding: 'utf8' });
  return Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
}

/** Why no server can be started here; null where one can. */
export function whyNoServer(): string | null {
  if (!findJava()) return `no Java ${LEAST_JAVA} or later`;
  return hasJars(libFolder()) || onPath('mvn') ? null : 'no Maven to fetch the server with';
}

/** Folder with the server's jars; fetches them from Maven Central the first time. */
export function fetchJars(): string {
  const folder = libFolder();
  if (hasJars(folder)) return folder;
  const partial = `${folder}.part-${process.pid}`;
  const { status } = spawnSync(
    'mvn',
    [
      '-q',
      '-B',
      '-f',
      fileURLToPath(new URL('pom.xml', import.meta.url)),
      `-Dneo4j.version=${NEO4J_VERSION}`,
      `${PLUGIN}:copy-dependencies`,
      '-DincludeScope=runtime',
      `-DoutputDirectory=${partial}`,
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (status !== 0) throw new Error(`Maven could not fetch Neo4j ${NEO4J_VERSION} (exit code ${status}).`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  return folder;
}
