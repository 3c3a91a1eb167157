import { VERSION } from '../../model/version.ts';

/** Of the records in a database. A program that knows only an older number must not read on. */
export const FORMAT = 'whomet/record@1';

/** What a graph that this version made says of itself. `state`: of the records that it was made from; '0' is that of an import. */
export const madeFrom = (state: string): string => `${state} by ${VERSION}`;
