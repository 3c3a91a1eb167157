import type { ViewClaim, ViewData, ViewMeeting, ViewParty } from './view-data.ts';

/** What a judgement is about, so that it is found again after another reading of the articles. */
export interface RemarkSubject {
  readonly id: string;
  readonly name: string;
  readonly claims: readonly {
    readonly article: string;
    readonly claim: string;
    readonly quotes: readonly Omit<ViewClaim['quotes'][number], 'times'>[];
    readonly parties: readonly string[];
  }[];
  readonly names: readonly {
    readonly article: string;
    readonly type: 'person' | 'organization';
    readonly name: string;
    readonly aliases: readonly string[];
  }[];
}

export const WRONG_FIELDS = ['status', 'date', 'place', 'participant', 'kind'] as const;
export type WrongField = (typeof WRONG_FIELDS)[number];

/** What a reader says in the page: a note, a tag, or that something is wrong; `field` null: all of it. */
export type Remark =
  | { readonly kind: 'note' | 'tag'; readonly subject: RemarkSubject; readonly value: string }
  | {
      readonly kind: 'truth';
      readonly verdict: 'positive' | 'negative';
      readonly subject: RemarkSubject;
      readonly field: WrongField | null;
    };

/** A remark as a row of the ledger (whomet/judgement@1) that has no id yet: whoever takes it in gives it one. */
export type RemarkRow = Remark & {
  readonly schema: 'whomet/judgement@1';
  readonly author: string;
  readonly time: string;
  readonly reason: string;
};

/** `time`: ISO 8601, UTC. */
export const remarkRow = (remark: Remark, author: string, reason: string, time: string): RemarkRow => ({
  schema: 'whomet/judgement@1',
  ...remark,
  author,
  time,
  reason,
});

export const meetingSubject = ({ parties }: ViewData, { id, title, claims }: ViewMeeting): RemarkSubject => ({
  id,
  name: title,
  claims: claims.map((claim) => anchorOf(claim, parties)),
  names: [],
});

/** Somebody by the names that the articles of the page give. */
export function partySubject({ meetings }: ViewData, { id, name, type }: ViewParty): RemarkSubject {
  const names = new Map<string, string[]>();
  for (const { participants, claims } of meetings) {
    if (!participants.some(({ party }) => party === id)) continue;
    for (const { article, named } of claims)
      for (const each of named)
        if (each.id === id) names.set(article, [...new Set([...(names.get(article) ?? []), ...each.as])]);
  }
  return {
    id,
    name,
    claims: [],
    names: [...names].map(([article, aliases]) => ({ article, type, name: longest(aliases), aliases })),
  };
}

const longest = (words: readonly string[]): string =>
  words.reduce((best, word) => (word.length > best.length ? word : best), '');

function anchorOf(
  { id, article, quotes, named }: ViewClaim,
  parties: readonly ViewParty[],
): RemarkSubject['claims'][number] {
  const known = new Set(parties.map((party) => party.id));
  return {
    article,
    claim: id,
    quotes: quotes.map(({ quote, start, end, prefix, suffix }) => ({ quote, start, end, prefix, suffix })),
    parties: named.filter((each) => known.has(each.id)).map(({ as }) => longest(as)),
  };
}
