import { searchName } from '../../model/schema.ts';
import { remembering } from '../../model/remembering.ts';

/** A name as searches compare it. */
export const folded = remembering(searchName, 200_000);
