import { WhometError } from '../../model/errors.ts';

export const noStore = (location: string): WhometError =>
  new WhometError({
    code: 'store/none',
    message: 'There is no store here.',
    where: location,
    next: 'Make one with `whomet ingest FILES --store PATH`, or name another with --store or WHOMET_STORE.',
  });

export const foreignFolder = (location: string): WhometError =>
  new WhometError({
    code: 'store/foreign',
    message: 'The folder holds other files and no store.',
    where: location,
    next: 'Name an empty or new folder with --store.',
  });

export const changed = (location: string): WhometError =>
  new WhometError({
    code: 'store/changed',
    message: 'The record is not what it was: something that the graph was made from is gone or altered.',
    where: location,
    next: 'Restore a backup with `whomet store restore FILE --store NEW`; if the change was yours, `whomet store rebuild` takes the record as it is.',
  });

export const noGraph = (location: string): WhometError =>
  new WhometError({
    code: 'store/no-graph',
    message: 'The store has no graph.',
    where: location,
    next: 'Make it anew from the record with `whomet store rebuild`.',
  });

/** `words`: the engine's own. */
export const graphDamaged = (path: string, words: string, cause: unknown): WhometError =>
  new WhometError(
    {
      code: 'store/graph-damaged',
      message: `The graph file cannot be read: ${words}.`,
      where: path,
      next: 'Nothing is lost: make it anew from the record with `whomet store rebuild`.',
    },
    { cause },
  );

export const readOnly = (where: string): WhometError =>
  new WhometError({ code: 'store/read-only', message: 'The store was opened for reading.', where });
