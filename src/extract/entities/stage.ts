import type { LanguageModel } from '../../language/contract.ts';
import type { Stage } from '../../model/document.ts';
import { groupOrganizations, groupPlaces } from './groups.ts';
import { mentionsOf } from './mentions.ts';
import { groupPeople } from './people.ts';
import { settleTypes } from './types.ts';

/** Text to tagged sentences, outside what was cut. */
export const sentenceStage = (language: LanguageModel): Stage<'cuts', 'sentences'> => ({
  name: 'sentences',
  needs: ['cuts'],
  adds: ['sentences'],
  run: ({ article, cuts }) => ({ sentences: language.sentences(article.text, cuts) }),
});

/** Names of people, organizations and places. */
export const mentionStage = (language: LanguageModel): Stage<'sentences', 'mentions'> => ({
  name: 'mentions',
  needs: ['sentences'],
  adds: ['mentions'],
  run: ({ sentences }) => ({ mentions: settleTypes(mentionsOf(sentences, language.names(sentences))) }),
});

/** Mentions of the same person, organization or place in one article become one entity. */
export const entityStage: Stage<'sentences' | 'mentions', 'entities'> = {
  name: 'entities',
  needs: ['sentences', 'mentions'],
  adds: ['entities'],
  run: ({ article, sentences, mentions }) => {
    const people = groupPeople(sentences, mentions, article.published);
    const organizations = groupOrganizations(mentions);
    const places = groupPlaces(mentions, article.text);
    const all = [...people, ...organizations, ...places];
    return { entities: all.map((entity, index) => ({ ...entity, index })) };
  },
};
