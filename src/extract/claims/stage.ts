import { frameRules } from '../../lexicon/frames.ts';
import type { LanguageModel } from '../../language/contract.ts';
import type { Article } from '../../model/article.ts';
import type { Claim, ClaimParty } from '../../model/claim.ts';
import type { Stage } from '../../model/document.ts';
import { makeId } from '../../model/ids.ts';
import type { Draft } from '../accounts/draft.ts';
import { mayMatter } from '../meetings/trigger.ts';
import { candidatesOf } from './candidates.ts';
import { drafted, type ClaimLayer } from './drafted.ts';
import { quoteOf } from './quote.ts';

/** Parses the sentences that can tell of a meeting, and no others: parsing is what costs. */
export const treeStage = (language: LanguageModel): Stage<'sentences' | 'mentions' | 'times', 'trees'> => ({
  name: 'trees',
  needs: ['sentences', 'mentions', 'times'],
  adds: ['trees'],
  run: ({ sentences, mentions, times }) => {
    const people = new Set(mentions.filter(({ type }) => type === 'person').map(({ sentence }) => sentence));
    const anything = new Set([...mentions, ...times].map(({ sentence }) => sentence));
    return {
      trees: sentences.map((sentence) => {
        const named = { people: people.has(sentence.index), anything: anything.has(sentence.index) };
        return mayMatter(sentence, frameRules(), named) ? language.parse(sentence) : null;
      }),
    };
  },
});

/** Meetings as claims, each with its quotes, and what was weighed and became none. */
export const claimStage: Stage<ClaimLayer, 'claims' | 'candidates'> = {
  name: 'claims',
  needs: ['cuts', 'sentences', 'trees', 'mentions', 'entities', 'references', 'times'],
  adds: ['claims', 'candidates'],
  run: (document) => {
    const { linked, drafts } = drafted(document);
    return {
      claims: drafts.map((draft) => toClaim(document.article, draft)),
      candidates: candidatesOf(document.article, linked, drafts),
    };
  },
};

function toClaim(article: Article, draft: Draft): Claim {
  const { kind, status, places, when, topics, accordingTo, spans, by, confidence } = draft;
  const participants = draft.parties.map(
    ({ name, type, role, aliases, as, offices, wikidata, gazetteer }): ClaimParty => ({
      name,
      type,
      role,
      aliases,
      as: [as],
      offices,
      ...(wikidata && { wikidata }),
      ...(gazetteer && { gazetteer }),
    }),
  );
  const evidence = [...spans].sort((a, b) => a.start - b.start).map((span) => quoteOf(article, span.start, span.end));
  const identity = [
    kind,
    status,
    participants
      .map(({ name }) => name)
      .sort()
      .join('|'),
    when.date ?? '',
    places[0]?.core ?? '',
    `${evidence[0]?.start}`,
  ];
  return {
    id: makeId('clm', article.id, ...identity),
    article: article.id,
    kind,
    status,
    participants,
    places,
    date: when.date,
    dateBasis: when.basis === 'relative' ? (article.publishedBasis ?? 'relative') : when.basis,
    topics,
    accordingTo,
    evidence,
    confidence,
    by,
  };
}
