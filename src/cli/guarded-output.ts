import { harmless } from '../model/harmless.ts';

type Write = NodeJS.WriteStream['write'];

/** How each guarded stream writes without a guard. */
const unguardedWrites = new WeakMap<NodeJS.WriteStream, Write>();

/**
 * From now on nothing that is written to these streams can command a terminal, whoever writes it: names, quotes and file
 * names come from others. What the program itself has to say in that way goes through `unguarded`.
 */
export function guardOutput(...streams: readonly NodeJS.WriteStream[]): void {
  for (const stream of streams) {
    if (unguardedWrites.has(stream)) continue;
    const write = stream.write.bind(stream) as (...given: readonly unknown[]) => boolean;
    unguardedWrites.set(stream, write as Write);
    stream.write = ((text: unknown, ...rest: readonly unknown[]) =>
      write(typeof text === 'string' ? harmless(text) : text, ...rest)) as Write;
  }
}

/** Writes as it is: only for what the program made itself. */
export const unguarded = (stream: NodeJS.WriteStream): ((text: string) => boolean) => {
  const write = unguardedWrites.get(stream) ?? stream.write.bind(stream);
  return (text) => write(text);
};

/** The stream for a library that moves the cursor itself. */
export const unguardedStream = (stream: NodeJS.WriteStream): NodeJS.WriteStream =>
  Object.create(stream, {
    write: { value: unguardedWrites.get(stream) ?? stream.write.bind(stream) },
  }) as NodeJS.WriteStream;

/** Takes the guard away: what follows on this stream is read by a program, not by a terminal. */
export function release(stream: NodeJS.WriteStream): void {
  const write = unguardedWrites.get(stream);
  if (write) stream.write = write;
  unguardedWrites.delete(stream);
}
