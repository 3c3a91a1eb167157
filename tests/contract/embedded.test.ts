import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open.ts';
import { storeContract } from './store-contract.ts';

storeContract('embedded store', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'whomet-'));
  const location = join(folder, 'store');
  return {
    open: (mode) => openStore(location, { mode }),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
});
