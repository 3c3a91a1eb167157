import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { copySuite } from './copy-suite.ts';
import { ledgerSuite } from './ledger-suite.ts';
import { longValuesSuite } from './long-values-suite.ts';
import { storeContract } from './store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

storeContract('embedded store', async () => {
  const location = join(folder, 'store');
  return {
    open: (mode) => openStore(location, { mode }),
    close: async () => rmSync(location, { recursive: true, force: true }),
  };
});

copySuite('embedded to embedded', (which) => openStore(join(folder, which), { mode: 'write' }));

longValuesSuite('embedded store', () => openStore(join(folder, 'long'), { mode: 'write' }));

ledgerSuite('embedded store', (which) => openStore(join(folder, which), { mode: 'write' }));
