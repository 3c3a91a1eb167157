import { spawn } from 'node:child_process';
import { WhometError } from '../model/errors.ts';

/** The pixels of a picture in a PDF: one byte (grey) or three or four a pixel. */
export interface Picture {
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** Milliseconds for one page. */
const LONGEST = 120_000;

/** The words of a picture, by the tesseract that is installed. @throws `usage/ocr` where there is none, or it fails. */
export async function recognise(picture: Picture): Promise<string> {
  const child = spawn('tesseract', ['stdin', 'stdout', '-l', 'eng'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: LONGEST,
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  });
  const parts: Buffer[] = [];
  let complaint = '';
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.stderr.on('data', (part: Buffer) => (complaint += part.toString()));
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  child.stdin.on('error', () => {});
  child.stdin.end(pnmOf(picture));
  const code = await ended.catch((error: unknown) => {
    throw noOcr(`tesseract cannot be started: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (code !== 0) throw noOcr(`tesseract failed: ${complaint.trim().split('\n').at(-1) ?? ''}`);
  return Buffer.concat(parts).toString('utf8').replaceAll('\f', '').trim();
}

const noOcr = (message: string): WhometError =>
  new WhometError({
    code: 'usage/ocr',
    message,
    next: 'Install tesseract with its English data, or leave --ocr out.',
  });

/** The picture as a portable anymap, which needs no encoder: grey (P5) or colour (P6). */
export function pnmOf({ data, width, height, channels }: Picture): Buffer {
  const colours = channels === 1 ? 1 : 3;
  const head = Buffer.from(`P${colours === 1 ? 5 : 6}\n${width} ${height}\n255\n`);
  if (channels !== 4) return Buffer.concat([head, Buffer.from(data)]);
  const body = Buffer.alloc(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++)
    for (let colour = 0; colour < 3; colour++) body[pixel * 3 + colour] = data[pixel * 4 + colour] ?? 0;
  return Buffer.concat([head, body]);
}
