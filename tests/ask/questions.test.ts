import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { questionsSuite } from './questions-suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

questionsSuite('embedded store', () => openStore(folder, { mode: 'write' }));
