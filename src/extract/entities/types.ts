import type { Mention, MentionType } from '../../model/document.ts';
import { searchName } from '../../model/schema.ts';

/** One article uses one name for one kind of thing: the type that most of its mentions have, the longer name deciding. */
export function settleTypes(mentions: readonly Mention[]): Mention[] {
  const votes = new Map<string, Map<MentionType, number>>();
  for (const { text, type, by } of mentions) {
    const words = searchName(text).split(' ');
    const weight = words.length > 1 ? 1.5 : by === 'lexicon' ? 0.5 : 1;
    vote(votes, words.join(' '), type, weight);
    // A surname is a person because the full name is.
    if (type === 'person' && words.length > 1) vote(votes, words.at(-1) ?? '', type, 1);
  }
  return mentions.map((mention) => ({ ...mention, type: winner(votes.get(searchName(mention.text)), mention.type) }));
}

function vote(votes: Map<string, Map<MentionType, number>>, key: string, type: MentionType, weight: number): void {
  const counts = votes.get(key) ?? new Map<MentionType, number>();
  counts.set(type, (counts.get(type) ?? 0) + weight);
  votes.set(key, counts);
}

function winner(counts: ReadonlyMap<MentionType, number> | undefined, fallback: MentionType): MentionType {
  const ranked = [...(counts ?? [])].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const [first, second] = ranked;
  return !first || (second && first[1] === second[1]) ? fallback : first[0];
}
