import { namingKey } from '../ledger/naming-key.ts';
import type { Grouping } from '../resolve.ts';

/** The keys of the namings of each person and organization. */
export function namingsOfParties({ records, parties }: Grouping): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  const add = (article: string, type: 'person' | 'organization', name: string) => {
    const party = parties.find(article, type, name);
    if (party !== undefined) keys.set(party, [...(keys.get(party) ?? []), namingKey(type, article, name)]);
  };
  for (const { article, mentions, claims } of records) {
    for (const { type, name } of mentions) if (type !== 'place') add(article.id, type, name);
    for (const { type, name } of claims.flatMap(({ participants }) => participants))
      add(article.id, type === 'person' ? 'person' : 'organization', name);
  }
  return keys;
}
