import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Waits until the disk knows the names in a folder. Systems that cannot open a folder (Windows) keep them by themselves. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (!handle) return;
  try {
    await handle.sync();
  } catch {
    // Not every file system can; the names are then as safe as it makes them.
  } finally {
    await handle.close();
  }
}

/** Puts a text in the place of a file in one step that outlives a power failure. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const fresh = `${path}.new`;
  const file = await open(fresh, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
  await syncFolder(dirname(path));
}
