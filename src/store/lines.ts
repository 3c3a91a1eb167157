import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { WhometError } from '../model/errors.ts';

const LINE_FEED = 10;

/** The complete lines of a stream of bytes, without their ends; `rest` gets what stands after the last of them. */
export async function* linesOf(
  source: AsyncIterable<Buffer>,
  rest: (bytes: Buffer) => void = () => {},
): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  for await (const chunk of source) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      parts.push(chunk.subarray(from, at));
      yield parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
      parts = [];
      from = at + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (parts.length > 0) rest(Buffer.concat(parts));
}

/**
 * The lines of a file, unpacked where its name ends in .gz, the last one also without a line end.
 * @throws `read/broken` where the packed file is cut short or damaged.
 */
export async function* fileLines(file: string): AsyncGenerator<Buffer> {
  const bytes = createReadStream(file, { highWaterMark: 1 << 20 });
  const source = file.endsWith('.gz') ? pipeline(bytes, createGunzip(), () => undefined) : bytes;
  let last: Buffer | null = null;
  try {
    yield* linesOf(source as AsyncIterable<Buffer>, (rest) => void (last = rest));
  } catch (cause) {
    if (!String((cause as NodeJS.ErrnoException).code).startsWith('Z_')) throw cause;
    throw new WhometError(
      {
        code: 'read/broken',
        message: `The packed file breaks off or is damaged: ${(cause as Error).message}.`,
        where: file,
        next: 'Fetch or write it again.',
      },
      { cause },
    );
  }
  if (last !== null) yield last;
}
