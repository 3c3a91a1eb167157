import { hash } from 'node:crypto';
import type { ArticleRecord } from '../model/record.ts';

/** SHA-256 of a record's JSON, in hexadecimal digits. */
export const digestOf = (record: ArticleRecord): string => hash('sha256', JSON.stringify(record));
