import { countryOfDemonym, type Country } from '../../lexicon/countries.ts';
import { groupNoun, titleAt } from '../../lexicon/titles.ts';
import { isPublisher } from '../../lexicon/organizations.ts';
import type { PartyType } from '../../model/claim.ts';
import type { Entity, Mention, Role } from '../../model/document.ts';
import { searchName } from '../../model/schema.ts';
import { lowerWords } from '../entities/roles.ts';
import type { Focus } from '../references/focus.ts';
import { ownerBehind, ownerCountry, roleReference } from '../references/role-nouns.ts';
import { conjuncts, nounPhrase } from '../syntax/syntax.ts';
import { governmentIn } from './capital.ts';
import type { Scene } from './scene.ts';

/** Somebody who takes part, as one sentence names them. */
export interface Party {
  /** Same key, same party within the article. */
  readonly key: string;
  readonly name: string;
  readonly type: PartyType;
  readonly aliases: readonly string[];
  readonly offices: readonly Role[];
  /** The words that name the party here. */
  readonly as: string;
  readonly token: number;
  /** Named outright, or through a pronoun, role or group. */
  readonly how: 'name' | 'reference' | 'group';
  readonly wikidata?: string;
  readonly gazetteer?: string;
}

/** Everyone whom a phrase and its conjuncts name, and the people listed beside them. */
export function partiesIn(scene: Scene, head: number, beside: 'left' | 'right' | 'none' = 'none'): Party[] {
  if (head < 0) return [];
  const own = unique(conjuncts(scene.syntax, head).flatMap((token) => partiesAt(scene, token)));
  return beside === 'none' ? own : unique([...own, ...listedBeside(scene, own, beside)]);
}

/** People who stand in one list with others by the look of the text, where the tree has lost them: "A, B and C". */
function listedBeside(scene: Scene, own: readonly Party[], side: 'left' | 'right'): Party[] {
  const people = scene.mentions.filter(({ type }) => type === 'person');
  const named = people.filter(({ lastToken }) =>
    own.some(({ type, how, token }) => type === 'person' && how === 'name' && token === lastToken),
  );
  const found: Mention[] = [];
  let edge = side === 'left' ? named[0] : named.at(-1);
  while (edge) {
    const at: number = people.indexOf(edge);
    const next: Mention | undefined = people[side === 'left' ? at - 1 : at + 1];
    if (!next || !isJoined(scene, side === 'left' ? next : edge, side === 'left' ? edge : next, side)) break;
    found.push(next);
    edge = next;
  }
  const last = side === 'right' ? (found.at(-1) ?? named.at(-1)) : undefined;
  return [...found.flatMap((mention) => fromMention(scene, mention)), ...(last ? groupBehind(scene, last) : [])];
}

/** "between X and senior U.S. diplomats": the side that stands in a list behind a name. */
function groupBehind(scene: Scene, mention: Mention): Party[] {
  const { tokens } = scene.sentence;
  if (tokens[mention.lastToken + 1]?.text !== 'and') return [];
  for (let at = mention.lastToken + 2; at <= mention.lastToken + 6; at++) {
    if (groupNoun(tokens[at]?.text.toLowerCase() ?? '') === 'plural') return fromGroup(scene, at, []);
    if (!['ADJ', 'PROPN', 'NOUN', 'DET', 'PART'].includes(tokens[at]?.upos ?? '')) return [];
  }
  return [];
}

/** Only titles, commas and "and" stand between two names of a list; a verb behind the last name begins another clause. */
function isJoined({ sentence }: Scene, a: Mention, b: Mention, side: 'left' | 'right'): boolean {
  const between = sentence.tokens.slice(a.lastToken + 1, b.firstToken);
  const after = sentence.tokens[b.lastToken + 1];
  const joined =
    between.some(({ text }) => text === 'and' || text === '&') ||
    (side === 'left' && between.length === 1 && between[0]?.text === ',');
  const loose = between.every(
    ({ upos, text }) =>
      ['PROPN', 'ADJ', 'NOUN', 'PUNCT', 'DET', 'PRON', 'CCONJ', 'PART'].includes(upos) || text === 'of',
  );
  const clause = side === 'right' && (after?.upos === 'VERB' || after?.upos === 'AUX');
  return (
    joined &&
    loose &&
    !clause &&
    between.length <= LONGEST_JOINT &&
    !between.some(({ text }) => text === ';' || text === '(')
  );
}

const LONGEST_JOINT = 14;

export function unique(parties: readonly Party[]): Party[] {
  const byKey = new Map<string, Party>();
  for (const party of parties) if (!byKey.has(party.key)) byKey.set(party.key, party);
  return [...byKey.values()];
}

/** Whom one noun phrase names: the name in it, else whom its pronoun or role stands for, else the side it speaks of. */
export function partiesAt(scene: Scene, token: number): Party[] {
  const phrase = phraseTokens(scene, token);
  const mentions = [...new Set(phrase.flatMap((at) => scene.mentionAt(at) ?? []))];
  const people = mentions.filter(({ type }) => type === 'person');
  const own = scene.mentionAt(token);
  if (own && own.type !== 'person' && people.length === 0) return fromMention(scene, own);
  if (people.length > 0) return ownPeople(scene, token, people);
  const titled = bearerOf(scene, token);
  if (titled) return fromMention(scene, titled);
  const referents = scene.referents(token);
  if (referents.length > 0) return referents.flatMap((entity) => fromEntity(scene, entity, token, 'reference'));
  return fromGroup(scene, token, mentions);
}

/** The person named right behind the title that a word belongs to: "secretary of state X", "presidents A and B". */
function bearerOf(scene: Scene, token: number): Mention | undefined {
  const words = lowerWords(scene.sentence);
  for (let first = Math.max(0, token - 3); first <= token; first++) {
    const title = titleAt(words, first);
    const end = first + (title?.length ?? 0);
    if (!title || end <= token) continue;
    const next = scene.mentionAt(words[end] === ',' ? end + 1 : end);
    if (next?.type === 'person') return next;
  }
  return undefined;
}

/** The noun phrase with its apposition: "the foreign minister, Wang Yi". */
function phraseTokens({ syntax }: Scene, token: number): number[] {
  const appositions = syntax.childrenBy(token, 'appos').flatMap((child) => nounPhrase(syntax, child));
  const possessors = new Set(syntax.childrenBy(token, 'nmod:poss').flatMap((child) => nounPhrase(syntax, child)));
  return [...nounPhrase(syntax, token).filter((at) => !possessors.has(at)), ...appositions];
}

function ownPeople(scene: Scene, token: number, people: readonly Mention[]): Party[] {
  const covering = people.filter(({ firstToken, lastToken }) => firstToken <= token && token <= lastToken);
  const chosen = covering.length > 0 ? covering : people;
  return chosen.flatMap((mention) => fromMention(scene, mention));
}

export function fromMention(scene: Scene, mention: Mention): Party[] {
  const entity = scene.entityOf(mention);
  if (!entity) return [];
  const { kind } = entity;
  if (entity.type === 'place' && kind !== 'state') return governmentIn(scene, mention);
  if (entity.type === 'organization' && (isPublisher(entity.name) || isOwnOutlet(scene, entity))) return [];
  return [{ ...partyOf(entity), as: mention.text, token: mention.lastToken, how: 'name' }];
}

/** "Patel spoke to Wikinews": the outlet that publishes the article asks questions; that is an interview. */
const isOwnOutlet = ({ article: { publisher } }: Scene, { name, aliases }: Entity): boolean =>
  publisher !== null && [name, ...aliases].some((form) => searchName(form) === searchName(publisher));

function partyOf(entity: Entity): Omit<Party, 'as' | 'token' | 'how'> {
  const type: PartyType = entity.type === 'person' ? 'person' : entity.type === 'place' ? 'country' : 'organization';
  const { name, aliases, roles, wikidata, gazetteer } = entity;
  return {
    key: type === 'country' ? `country:${gazetteer ?? name}` : `entity:${entity.index}`,
    name,
    type,
    aliases,
    offices: roles,
    ...(wikidata && { wikidata }),
    ...(gazetteer && { gazetteer }),
  };
}

export const fromEntity = (scene: Scene, entity: Entity, token: number, how: Party['how']): Party[] => [
  { ...partyOf(entity), as: scene.text(token, token), token, how },
];

export const fromCountry = (scene: Scene, country: Country, first: number, last: number): Party => ({
  key: `country:${country.key}`,
  name: country.name,
  type: 'country',
  aliases: [scene.text(first, last)],
  offices: [],
  as: scene.text(first, last),
  token: last,
  how: 'group',
  gazetteer: country.key,
});

/** "Chinese officials", "EU leaders", "the Pakistani president", "negotiators from Iran": the side for which they stand. */
export function fromGroup(scene: Scene, token: number, mentions: readonly Mention[]): Party[] {
  const { sentence, article, syntax } = scene;
  const words = lowerWords(sentence);
  const word = words[token] ?? '';
  const demonym = countryOfDemonym(sentence.tokens[token]?.text ?? '');
  if (demonym && /^\p{Lu}/u.test(sentence.tokens[token]?.text ?? ''))
    return [fromCountry(scene, demonym, token, token)];
  if (!groupNoun(word) && !titleAt(words, token)) return [];
  const holder = roleReference(sentence, token, NOBODY, scene.mentions, article.published);
  const demonyms = syntax.childrenBy(token, 'amod', 'compound', 'nmod:poss').flatMap((child) => sidesAt(scene, child));
  if (holder?.holder && demonyms.length <= 1)
    return [holderParty(scene, token, holder.holder.name, holder.holder.wikidata)];
  if (demonyms.length > 0) return unique(demonyms);
  const organization = mentions.find(({ type }) => type === 'organization');
  if (organization) return fromMention(scene, organization);
  const owners = syntax
    .childrenBy(token, 'nmod')
    .filter((at) => ['of', 'from'].includes(syntax.marker(at)))
    .flatMap((at) => sidesAt(scene, at));
  if (owners.length > 1) return unique(owners);
  const country = ownerCountry(sentence, token, scene.mentions) ?? ownerBehind(sentence, token, scene.mentions);
  return country ? [fromCountry(scene, country, token, token)] : [];
}

const NOBODY: Focus = { entities: [], named: () => [], occurrences: () => [] };

function holderParty(scene: Scene, token: number, name: string, wikidata: string | null): Party {
  const as = scene.text(token, token);
  return {
    key: `holder:${name}`,
    name,
    type: 'person',
    aliases: [],
    offices: [],
    as,
    token,
    how: 'reference',
    ...(wikidata && { wikidata }),
  };
}

/** The countries or organizations that a modifier names, its conjuncts included: "U.S. and Chinese". */
export function sidesAt(scene: Scene, token: number): Party[] {
  return conjuncts(scene.syntax, token).flatMap((at) => {
    const text = scene.sentence.tokens[at]?.text ?? '';
    const mention = scene.mentionAt(at);
    const country = /^\p{Lu}/u.test(text) ? countryOfDemonym(text) : undefined;
    if (country && mention?.type !== 'person') return [fromCountry(scene, country, at, at)];
    return mention && mention.type !== 'person' ? fromMention(scene, mention) : [];
  });
}
