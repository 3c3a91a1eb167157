import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { wordsSuite } from './words-suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

wordsSuite('embedded store', () => openStore(folder, { mode: 'write' }));
