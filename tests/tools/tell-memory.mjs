// @ts-check
// Loaded into a program and its threads (`node --expose-gc --import`): tells what they keep in memory. Whenever the
// program's parent sends a message, it answers with that.
import { getHeapStatistics } from 'node:v8';
import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads';

/** Bytes that the heap of this thread has in reserve, when its garbage is collected: how many is the engine's own choice. */
function reserve() {
  globalThis.gc?.();
  const { total_heap_size: total, used_heap_size: used } = getHeapStatistics();
  return total - used;
}

const channel = new BroadcastChannel('memory');
channel.unref();
/** What the other threads told last, by their ids. @type {Map<number, number>} */
const reserves = new Map();
channel.addEventListener('message', (event) => {
  /** @type {'tell' | { thread: number, bytes: number }} */
  const data = /** @type {any} */ (event).data;
  if (data !== 'tell') reserves.set(data.thread, data.bytes);
  else if (!isMainThread) channel.postMessage({ thread: threadId, bytes: reserve() });
});

/** Resident bytes without what the heaps have in reserve; of the other threads as of the call before. */
export function kept() {
  channel.postMessage('tell');
  const all = [reserve(), ...reserves.values()].reduce((sum, bytes) => sum + bytes, 0);
  return process.memoryUsage.rss() - all;
}

process.on('message', () => process.send?.(kept()));
process.channel?.unref();
