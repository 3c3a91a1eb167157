import { searchName } from '../../model/schema.ts';
import { remembering } from './remembering.ts';

/** A name as searches compare it. */
export const folded = remembering(searchName);
