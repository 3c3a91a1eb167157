import { hash } from 'node:crypto';
import { edgeKey } from '../../graph/check-rows.ts';
import type { EdgeRow, NodeRow } from '../../model/schema.ts';

/** What a node or edge was loaded from, in sixteen characters: the next publication rewrites only what differs. */
const digest = (text: string): string => hash('sha256', text, 'base64url').slice(0, 16);

export const nodeDigest = ({ properties }: NodeRow): string => digest(JSON.stringify(properties));
export const edgeDigest = (edge: EdgeRow): string => digest(edgeKey(edge));
