import { WhometError } from '../model/errors.ts';

/** Which of the two is newer, and what to do about it. */
export function otherFormat(what: string, found: string, own: string, where: string): WhometError {
  const [theirs, ours] = [found, own].map((each) => Number(/(?<!\d)\d{1,9}$/.exec(each)?.[0] ?? 0)) as [number, number];
  return new WhometError({
    code: 'store/format',
    message: `The ${what} has the format ${found}; this program knows ${own}.`,
    where,
    next:
      theirs > ours
        ? 'A newer version of whomet wrote it: use that version, or a newer one.'
        : 'An older version of whomet wrote it: write a backup with that version, or ingest the articles anew.',
  });
}
