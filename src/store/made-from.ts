import { VERSION } from '../model/version.ts';

const BY = ' by ';

/** What a graph says of itself: it is made from a state of the records by a version of the program. */
export const madeFrom = (state: string): string => `${state}${BY}${VERSION}`;

/** The state of which `madeFrom` tells, whatever version made the graph. */
export const stateIn = (said: string): string => said.split(BY)[0] ?? said;
