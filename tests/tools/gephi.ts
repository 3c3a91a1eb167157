import { spawnSync } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findJava } from './neo4j/jars.ts';

const VERSION = '0.10.1';
const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';
const folder = join(homedir(), '.cache', 'whomet', `gephi-toolkit-${VERSION}`);
const jar = join(folder, `gephi-toolkit-${VERSION}-all.jar`);
const own = (name: string): string => fileURLToPath(new URL(`gephi/${name}`, import.meta.url));

/** Why Gephi's importer cannot be run here; null where it can. Fetches it (83 MB) from Maven Central the first time. */
export function whyNoGephi(): string | null {
  if (!findJava()) return 'no Java 17 or later';
  if (existsSync(jar)) return null;
  const partial = `${folder}.part-${process.pid}`;
  const { status, error } = spawnSync('mvn', [
    '-q',
    '-B',
    '-f',
    own('pom.xml'),
    `${PLUGIN}:copy-dependencies`,
    `-DoutputDirectory=${partial}`,
  ]);
  if (error) return 'no Maven to fetch Gephi’s importer with';
  if (status !== 0) return `Maven could not fetch Gephi’s importer (exit code ${status})`;
  renameSync(partial, folder);
  return null;
}

/** What Gephi holds after it opened a file: counts, columns, bounds of time; `issues` are its complaints. */
export function openInGephi(file: string): {
  readonly facts: ReadonlyMap<string, string>;
  readonly issues: readonly string[];
} {
  const { status, stdout, stderr } = spawnSync(
    findJava() ?? 'java',
    ['-Djava.awt.headless=true', '-cp', jar, own('ReadGraph.java'), file],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Gephi's importer ended with ${status}: ${stderr.slice(-2000)}`);
  const rows = stdout
    .trim()
    .split('\n')
    .map((line): [string, string] => {
      const [key = '', ...values] = line.split('\t');
      return [key, values.join('\t')];
    });
  const issues = rows.filter(([key, value]) => key === 'issue' && !value.startsWith('INFO')).map(([, value]) => value);
  return { facts: new Map(rows), issues };
}
