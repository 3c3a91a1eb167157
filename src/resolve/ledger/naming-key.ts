import { searchName } from '../../model/schema.ts';

/** What one article calls somebody: the thing that is clustered into people and organizations. */
export const namingKey = (type: 'person' | 'organization', article: string, name: string): string =>
  `${type}|${article}|${searchName(name)}`;
