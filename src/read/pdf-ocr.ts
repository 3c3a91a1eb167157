import { spawn } from 'node:child_process';
import { WhometError } from '../model/errors.ts';
import type { Sheet } from './pdf-pixels.ts';

/** Milliseconds for one page. */
const LONGEST = 120_000;

/** The words of a page, by the tesseract that is installed. @throws Error what tesseract says where it fails. */
export async function recognise(sheet: Sheet): Promise<string> {
  const args = ['stdin', 'stdout', '-l', 'eng', '--dpi', String(sheet.dpi)];
  const { code, said, complaint } = await tesseract(args, pgmOf(sheet));
  if (code !== 0) throw new Error(`tesseract failed: ${lastLine(complaint)}`);
  return said.replaceAll('\f', '').trim();
}

/** @throws WhometError `ocr/none` where there is no tesseract, `ocr/language` where it has no English. */
export async function needTesseract(): Promise<void> {
  const { code, said, complaint } = await tesseract(['--list-langs']).catch((error: unknown) => {
    const why = error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'it is not on the PATH' : error;
    throw new WhometError({
      code: 'ocr/none',
      message: `--ocr needs the program tesseract, but it cannot be started: ${String(why)}.`,
      next: 'Install tesseract with its English data (Debian: apt install tesseract-ocr), or leave --ocr out.',
    });
  });
  if (/^eng$/m.test(said.replaceAll('\r', '') + complaint.replaceAll('\r', ''))) return;
  throw new WhometError({
    code: 'ocr/language',
    message: `The tesseract that is installed has no English data${code === 0 ? '' : ` (${lastLine(complaint)})`}.`,
    next: 'Install it (Debian: apt install tesseract-ocr-eng), or leave --ocr out.',
  });
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';

interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly complaint: string;
}

async function tesseract(args: readonly string[], input?: Buffer): Promise<Ended> {
  const child = spawn('tesseract', args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: LONGEST,
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  });
  const parts: Buffer[] = [];
  let complaint = '';
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.stderr.on('data', (part: Buffer) => (complaint += part.toString()));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  return { code, said: Buffer.concat(parts).toString('utf8'), complaint };
}

/** The page as a portable greymap (P5), which needs no encoder. */
export const pgmOf = ({ width, height, grey }: Sheet): Buffer =>
  Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), grey]);
