import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { neo4jForTests, neo4jMissing } from '../tools/neo4j.ts';
import type { Neo4jServer } from '../tools/neo4j-local.ts';
import { writeCorpus } from './corpus.ts';
import { digestsOf, LIMIT, longUseSuite, type LongUse, type Place, type Run } from './long-use-suite.ts';
import { ingestApart, type IngestRun } from './programs.ts';

/** `npm run soak` does much more. */
const isLong = process.env['MODE'] === 'soak';
const SIZES = isLong ? { articles: 8000, later: 500, laterTimes: 2 } : { articles: 240, later: 30, laterTimes: 2 };
/** Few articles tell nothing of how memory grows. */
const options: LongUse = isLong
  ? { questions: 10_000, limit: 1_500_000, mostGrowth: 1 }
  : { questions: 300, limit: 300_000, mostGrowth: Infinity };

const base = mkdtempSync(join(tmpdir(), 'whomet-long-use-'));
const folderPlace = (name: string): Place => {
  const location = join(base, name);
  return { name, location, environment: {}, open: (mode) => openStore(location, { mode }) };
};
const embedded = folderPlace('embedded store');
let run: Run;
let first: IngestRun;
afterAll(() => rmSync(base, { recursive: true, force: true }));

beforeAll(async () => {
  const corpus = writeCorpus(join(base, 'articles'), SIZES);
  const undisturbed = folderPlace('undisturbed');
  const ingest = (folder: string) => ingestApart(undisturbed.location, corpus.metadata, folder, {});
  first = await ingest(corpus.first);
  cpSync(undisturbed.location, embedded.location, { recursive: true });
  for (const folder of corpus.later) await ingest(folder);
  run = { corpus, quiet: await digestsOf(undisturbed) };
}, LIMIT);

describe('long use of the embedded store', () => {
  longUseSuite(
    embedded,
    () => run,
    async () => first,
    options,
  );
});

const reason = neo4jMissing === null ? '' : ` (skipped: ${neo4jMissing})`;
describe.skipIf(neo4jMissing !== null)(`long use of a real Neo4j${reason}`, () => {
  let server: Neo4jServer;
  const place: Place = {
    name: 'Neo4j',
    get location() {
      return server.uri;
    },
    get environment() {
      return { NEO4J_USERNAME: server.username, NEO4J_PASSWORD: server.password };
    },
    open: (mode) => openStore(server.uri, { mode, ...server }),
  };
  beforeAll(async () => {
    server = await neo4jForTests();
  }, 300_000);
  afterAll(async () => {
    const store = await place.open('write');
    await store.drop();
    await store.close();
    await server.stop();
  });
  const ingest = () => ingestApart(place.location, run.corpus.metadata, run.corpus.first, place.environment);
  longUseSuite(place, () => run, ingest, options);
});
