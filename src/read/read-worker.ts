import { parentPort } from 'node:worker_threads';
import { readDocuments } from './documents.ts';
import type { ReadAnswer, ReadJob } from './reading-thread.ts';

/** The thread of `readInThread`: a file comes, its documents go, each when the one before was taken. */
let goOn: () => void = () => {};

parentPort?.on('message', (message: ReadJob | 'next') => {
  if (message === 'next') goOn();
  else void answer(message);
});

const say = (said: ReadAnswer): void => parentPort?.postMessage(said);

async function answer({ type, bytes, maxBytes }: ReadJob): Promise<void> {
  try {
    for await (const found of readDocuments(type, Buffer.from(bytes), maxBytes)) {
      const taken = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      say({ found });
      await taken;
    }
    say({ done: true });
  } catch (error) {
    say({ error: error instanceof Error ? error.message : String(error) });
  }
}
