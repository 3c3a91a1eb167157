import { findDateline } from '../clean/dateline.ts';
import { metonymOf } from '../../lexicon/countries.ts';
import { frameRules } from '../../lexicon/frames.ts';
import { isOf } from '../../lexicon/word-classes.ts';
import type { Mention } from '../../model/document.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { Party } from './party.ts';
import type { Scene } from './scene.ts';

/** "Beijing and Washington agreed to talk": the government that a place stands for where it acts, not where one is. */
export function governmentIn(scene: Scene, mention: Mention): Party[] {
  const government = metonymOf(mention.text);
  if (!government || isDateline(scene, mention) || !acts(scene.syntax, mention)) return [];
  const { key, name, type } = government;
  const entity = scene.source.entities.find((other) => other.name === name && other.type === 'organization');
  const party: Party = {
    key: entity ? `entity:${entity.index}` : `${type}:${key}`,
    name,
    type,
    aliases: [mention.text],
    offices: [],
    as: mention.text,
    token: mention.lastToken,
    how: 'name',
    ...(type === 'country' && { gazetteer: key }),
  };
  return [party];
}

const isDateline = ({ source: { article, cuts } }: Scene, { start }: Mention): boolean =>
  start < (findDateline(article.text, cuts)?.end ?? 0);

/** A subject acts, unless it only says something or is the scene ("Vienna hosted talks"); so does a side of a dealing. */
function acts(syntax: Syntax, { firstToken, lastToken }: Mention): boolean {
  let head = lastToken;
  for (let steps = 0; steps < syntax.size; steps++) {
    const above = syntax.head(head);
    const inside = above >= firstToken && above <= lastToken;
    if (above < 0 || (!inside && (syntax.relation(head) !== 'conj' || syntax.marker(head) !== ''))) break;
    head = above;
  }
  if (isOf('side', syntax.marker(head))) return true;
  const verb = syntax.lemma(syntax.head(head));
  return syntax.relation(head) === 'nsubj' && !isOf('hosting', verb) && !frameRules().status.saying.has(verb);
}
