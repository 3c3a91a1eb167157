import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { killSuite, type KillTarget } from './kill-suite.ts';

const base = mkdtempSync(join(tmpdir(), 'whomet-'));
const location = join(base, 'store');
afterAll(() => rmSync(base, { recursive: true, force: true }));

const embedded: KillTarget = {
  location: () => location,
  environment: () => ({}),
  open: (mode) => openStore(location, { mode }),
  clear: async () => rmSync(location, { recursive: true, force: true }),
};

killSuite('embedded store', embedded, { kills: 16, seed: 1 });
