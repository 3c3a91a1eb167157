import { WhometError } from '../model/errors.ts';

const FULL = /\b(ENOSPC|EDQUOT|EFBIG)\b|No space left|File too large|os error (27|28|122)\b/;
const DENIED = /\b(EROFS|EACCES|EPERM)\b|Permission denied|Read-only file system|os error (1|13|30)\b/;
const BROKEN = /\bEIO\b|os error 5\b/;

/** What the user can do about a write or a read that the system refused. Other errors pass as they are. */
export function systemFailure(error: unknown, where: string): unknown {
  if (error instanceof WhometError || !(error instanceof Error)) return error;
  const words = `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}`;
  const trouble = (code: string, message: string, next: string) =>
    new WhometError({ code, message, where, next }, { cause: error });
  if (FULL.test(words)) {
    return trouble(
      'store/full',
      'The disk is full (or the quota used up): this was not written. What was there before is whole.',
      'Make room and run the same command again; it goes on where it stopped.',
    );
  }
  if (DENIED.test(words)) {
    return trouble(
      'store/denied',
      'The system does not let this program write here.',
      'Check who owns the folder and whether the disk is mounted read-only, or name another with --store; questions can be asked of a store that is read-only.',
    );
  }
  if (BROKEN.test(words)) {
    return trouble(
      'store/disk',
      'The disk reports an error of its own.',
      'Copy what can be read to another disk, then run `whomet store check` there.',
    );
  }
  return error;
}
