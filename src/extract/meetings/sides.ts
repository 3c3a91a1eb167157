import type { Slot } from '../../lexicon/frames.ts';
import { countryOfDemonym } from '../../lexicon/countries.ts';
import { isOf } from '../../lexicon/word-classes.ts';
import type { PartyRole } from '../../model/claim.ts';
import { nounPhrase, type Syntax } from '../syntax/syntax.ts';
import { fromCountry, partiesAt, partiesIn, unique, type Party } from './party.ts';
import type { Scene } from './scene.ts';
import type { Trigger } from './trigger.ts';

/** The parties that stand in one slot of a trigger. */
export interface Side {
  readonly slot: Slot | 'compound';
  readonly role: PartyRole;
  readonly parties: readonly Party[];
  /** Found by the rules of the frame, not by the look of the sentence alone. */
  readonly ruled: boolean;
}

/** Everyone who takes part in what a trigger tells of, slot by slot, in the order of the frame. */
export function sidesOf(scene: Scene, trigger: Trigger): Side[] {
  const found = trigger.frame.pos === 'verb' ? verbSides(scene, trigger) : nounSides(scene, trigger);
  const seen = new Set<string>();
  return found
    .map(({ slot, parties }) => ({
      slot,
      ruled: true,
      role: roleOf(trigger, slot),
      parties: unique(parties).filter(({ key }) => !seen.has(key) && seen.add(key)),
    }))
    .filter(({ parties }) => parties.length > 0);
}

type Found = { readonly slot: Side['slot']; readonly parties: readonly Party[] };

const roleOf = ({ frame }: Trigger, slot: Side['slot']): PartyRole =>
  (slot === 'compound' ? undefined : frame.roles[slot]) ?? 'participant';

function verbSides(scene: Scene, { index, frame }: Trigger): Found[] {
  const { syntax } = scene;
  const passive = syntax.childBy(index, 'nsubj:pass') >= 0 || syntax.childBy(index, 'aux:pass') >= 0;
  const found = frame.sides.flatMap((slot): Found[] => {
    if (slot === 'subject') return [{ slot, parties: passive ? agents(scene, index) : subjectsOr(scene, index) }];
    if (slot === 'object')
      return [{ slot, parties: visited(frame.place, passive ? subjects(scene, index) : objects(scene, index)) }];
    return [{ slot, parties: inPhrases(scene, index, slot) }];
  });
  const others = found.filter(({ slot }) => slot !== 'subject').some(({ parties }) => parties.length > 0);
  return others || passive || !frame.sides.includes('object')
    ? found
    : [...found, { slot: 'object', parties: after(scene, index) }];
}

/** The person right behind the verb, where the tree gives it no object: captions and headlines. */
function after(scene: Scene, verb: number): Party[] {
  const { syntax } = scene;
  const person = scene.mentions.find(
    ({ type, firstToken }) => type === 'person' && firstToken > verb && firstToken <= verb + REACH,
  );
  const clear =
    person &&
    syntax.tokens
      .slice(verb + 1, person.firstToken)
      .every(({ upos, text }) => (BEFORE_NAME.has(upos) && text !== ',') || text === 'of');
  return person && clear ? partiesIn(scene, person.lastToken, 'right') : [];
}

/** Of what was visited, only people are hosts; the rest is the place. */
const visited = (place: string | null, parties: Party[]): Party[] =>
  place === 'object' ? parties.filter(({ type }) => type === 'person') : parties;

const agents = (scene: Scene, verb: number): Party[] =>
  scene.syntax
    .childrenBy(verb, 'obl:agent', 'obl')
    .filter((at) => scene.syntax.marker(at) === 'by')
    .flatMap((at) => partiesIn(scene, at));

const objects = (scene: Scene, verb: number): Party[] =>
  scene.syntax.childrenBy(verb, 'obj', 'iobj').flatMap((at) => partiesIn(scene, at, 'right'));

/** Prepositions that introduce each slot. */
const MARKERS: Readonly<Record<string, readonly string[]>> = {
  with: ['with', 'alongside'],
  to: ['to'],
  by: ['by'],
  between: ['between', 'among', 'involving'],
  among: ['among', 'amongst'],
  of: ['of'],
};

/** Phrases below a word that a slot's prepositions introduce; "with A, then with B" hangs together by conjunction. */
function inPhrases(scene: Scene, head: number, slot: Slot): Party[] {
  const { syntax } = scene;
  const markers = MARKERS[slot] ?? [slot];
  const found = syntax
    .childrenBy(head, 'obl', 'nmod', 'advcl', 'xcomp')
    .filter((at) => markers.includes(syntax.marker(at)))
    .flatMap((at) => partiesIn(scene, at, 'right'));
  return found.length > 0 || !SURE_MARKERS.has(slot) ? found : behind(scene, head, markers);
}

/** Slots that may be read off the text where the tree has hung the phrase elsewhere. */
const SURE_MARKERS: ReadonlySet<Slot> = new Set(['with', 'between', 'by']);
/** How far behind the event's word such a phrase may begin, in tokens. */
const REACH = 12;

/** What may stand between a preposition and the name that it introduces. */
const BEFORE_NAME = new Set(['PROPN', 'ADJ', 'NOUN', 'DET', 'PRON', 'PART', 'PUNCT', 'ADV']);

/** The first person behind a preposition that follows the event's word with no verb between: "met Thursday with Gen. X". */
function behind(scene: Scene, head: number, markers: readonly string[]): Party[] {
  const { syntax } = scene;
  for (let at = head + 1; at < Math.min(syntax.size, head + REACH); at++) {
    if (syntax.isVerb(at) || syntax.word(at) === ';' || syntax.word(at) === 'and') return [];
    if (!markers.includes(syntax.word(at)) || syntax.tokens[at]?.upos !== 'ADP') continue;
    const person = scene.mentions.find(
      ({ type, firstToken }) => type === 'person' && firstToken > at && firstToken <= at + REACH,
    );
    const clear =
      person &&
      syntax.tokens.slice(at + 1, person.firstToken).every(({ upos, text }) => BEFORE_NAME.has(upos) || text === 'of');
    if (person && clear) return partiesIn(scene, person.lastToken, 'right');
    return [];
  }
  return [];
}

/** The person or state right before the event's verbs, where the tree gives no subject: headlines, "X plan to meet". */
function before(scene: Scene, verb: number): Party[] {
  const { syntax } = scene;
  for (let at = verb - 1; at >= Math.max(0, verb - REACH); at--) {
    const mention = scene.mentionAt(at);
    if (mention && mention.type !== 'organization') return partiesIn(scene, mention.lastToken, 'left');
    if (syntax.tokens[at]?.upos === 'PRON' && scene.referents(at).length > 0) return partiesAt(scene, at);
    const { upos = '', text = '' } = syntax.tokens[at] ?? {};
    const governs = syntax.climb(verb, at) <= 4;
    if (
      (upos === 'VERB' && !governs) ||
      upos === 'ADP' ||
      upos === 'SCONJ' ||
      [',', ';', ':', '“', '”', '"'].includes(text)
    )
      return [];
  }
  return [];
}

/** The subject of a verb: its own, or the one it inherits from the clause it belongs to. */
export function subjects(scene: Scene, verb: number, depth = 0): Party[] {
  const { syntax } = scene;
  const own = syntax.childBy(verb, 'nsubj', 'nsubj:pass', 'csubj');
  if (own >= 0) return relativeSubject(scene, verb, own);
  const head = syntax.head(verb);
  if (head < 0 || depth > 4) return [];
  const relation = syntax.fullRelation(verb);
  if (relation.startsWith('acl'))
    return syntax.isVerb(head) ? [] : partiesIn(scene, head).concat(ownerOf(scene, head), betweenOf(scene, head));
  if (
    relation === 'xcomp' ||
    relation === 'advcl' ||
    relation === 'conj' ||
    relation === 'ccomp' ||
    relation === 'parataxis'
  ) {
    const controlled = relation === 'xcomp' || relation === 'advcl' ? controlledObject(scene, head, verb) : [];
    return controlled.length > 0 ? controlled : subjects(scene, head, depth + 1);
  }
  return [];
}

function subjectsOr(scene: Scene, verb: number): Party[] {
  const found = subjects(scene, verb);
  return found.length > 0 ? found : before(scene, verb);
}

/** "agreements between X and Y reached at a summit": those whom the noun is between. */
const betweenOf = (scene: Scene, noun: number): Party[] =>
  scene.syntax.isVerb(noun) ? [] : inPhrases(scene, noun, 'between');

/** "an offer by X to meet": whoever makes it. */
const ownerOf = (scene: Scene, noun: number): Party[] =>
  scene.syntax.childrenBy(noun, 'nmod:poss').flatMap((at) => partiesIn(scene, at));

/** "who met X": the noun before the relative pronoun. */
function relativeSubject(scene: Scene, verb: number, subject: number): Party[] {
  const { syntax } = scene;
  const pronoun = ['who', 'which', 'that'].includes(syntax.word(subject));
  if (pronoun && syntax.fullRelation(verb) === 'acl:relcl') return partiesAt(scene, syntax.head(verb));
  return partiesIn(scene, subject, 'left');
}

/** "invited X to meet Y", "urged X to hold talks": the object is who meets. */
function controlledObject(scene: Scene, head: number, verb: number): Party[] {
  const { syntax } = scene;
  if (!isOf('control', syntax.lemma(head)) || syntax.childBy(head, 'nsubj:pass') >= 0) return [];
  const object = syntax.childBy(head, 'obj', 'iobj');
  return object >= 0 && object < verb ? partiesIn(scene, object) : [];
}

function nounSides(scene: Scene, trigger: Trigger): Found[] {
  const { syntax } = scene;
  const { index } = trigger;
  const heads = nominalHeads(syntax, index);
  const inside: Found[] = [{ slot: 'compound', parties: compoundParties(scene, index) }];
  for (const slot of ['between', 'among', 'with', 'of', 'by', 'to'] as const) {
    if (slot === 'to' && trigger.frame.place === 'to') continue;
    inside.push({ slot, parties: heads.flatMap((at) => inPhrases(scene, at, slot)) });
  }
  const owners = heads.flatMap((at) => syntax.childrenBy(at, 'nmod:poss').flatMap((owner) => partiesIn(scene, owner)));
  inside.unshift({ slot: 'subject', parties: owners });
  inside.push({ slot: 'by', parties: attendees(scene, index) });
  const complete = inside
    .filter(({ slot }) => slot === 'between' || slot === 'compound')
    .some(({ parties }) => parties.length >= 2);
  return complete || trigger.verb < 0 ? inside : [...inside, ...carrierSides(scene, trigger)];
}

/** "two days of talks", "a round of talks": parties may hang on either noun. */
function nominalHeads(syntax: Syntax, index: number): number[] {
  const head = syntax.head(index);
  const measured = syntax.relation(index) === 'nmod' && syntax.marker(index) === 'of' && !syntax.isVerb(head);
  return measured ? [index, head] : [index];
}

/** "a meeting attended by X and Y" */
const attendees = (scene: Scene, index: number): Party[] =>
  scene.syntax.childrenBy(index, 'acl').flatMap((verb) => agents(scene, verb));

/** "the Biden-Xi call", "US-China talks", "Turkish-Libyan negotiations": people, or at least two countries, in front. */
function compoundParties(scene: Scene, index: number): Party[] {
  const { syntax } = scene;
  const owners = new Set(syntax.childrenBy(index, 'nmod:poss').flatMap((at) => nounPhrase(syntax, at)));
  const front = [
    ...new Set([
      ...hyphenated(scene, index),
      ...nounPhrase(syntax, index).filter((at) => at < index && !owners.has(at)),
    ]),
  ].sort((a, b) => a - b);
  const named = unique(front.flatMap((at) => (scene.mentionAt(at) ? partiesAt(scene, at) : demonymAt(scene, at))));
  const people = named.filter(({ type }) => type === 'person');
  const others = named.filter(({ type }) => type !== 'person');
  return others.length >= 2 || (others.length === 1 && people.length > 0) ? named : people;
}

/** "the US-Australia defence and foreign policy ministerial": two names joined in front, wherever the tree hangs them. */
function hyphenated({ sentence, mentionAt }: Scene, index: number): number[] {
  for (let at = index - 1; at > Math.max(0, index - REACH); at--) {
    const { text = '', upos = '' } = sentence.tokens[at] ?? {};
    if (text !== '-' && text !== '–' && !BEFORE_EVENT.has(upos)) return [];
    if ((text === '-' || text === '–') && mentionAt(at - 1) && mentionAt(at + 1) && !mentionAt(at))
      return [at - 1, at + 1];
  }
  return [];
}

/** What may stand between the sides of an event and its noun. */
const BEFORE_EVENT = new Set(['PROPN', 'ADJ', 'NOUN', 'NUM', 'CCONJ']);

function demonymAt(scene: Scene, at: number): Party[] {
  const text = scene.sentence.tokens[at]?.text ?? '';
  const country = /^\p{Lu}/u.test(text) ? countryOfDemonym(text) : undefined;
  return country ? [fromCountry(scene, country, at, at)] : [];
}

/** Who holds the talks: the subject of the verb that carries the noun, and whom the verb says they are with. */
function carrierSides(scene: Scene, { verb, link, index }: Trigger): Found[] {
  const { syntax } = scene;
  const found: Found[] = [];
  if (link !== 'nsubj') {
    const passive = syntax.childBy(verb, 'nsubj:pass') >= 0;
    found.push({
      slot: 'subject',
      parties:
        passive && link === 'obj'
          ? agents(scene, verb)
          : subjectsOr(scene, verb).filter(({ token }) => token !== index),
    });
  }
  found.push({ slot: 'with', parties: inPhrases(scene, verb, 'with') });
  found.push({ slot: 'between', parties: inPhrases(scene, verb, 'between') });
  if (link === 'nsubj')
    found.push(
      { slot: 'by', parties: agents(scene, verb) },
      { slot: 'object', parties: joins(syntax, verb) ? objects(scene, verb) : [] },
    );
  if (link === 'obl' && syntax.lemma(verb) === 'join') found.push({ slot: 'object', parties: objects(scene, verb) });
  return found;
}

/** "The summit brought together X and Y", "the talks involved X and Y" */
const joins = (syntax: Syntax, verb: number): boolean => isOf('gathering', syntax.lemma(verb));

export const allParties = (sides: readonly Side[]): Party[] => unique(sides.flatMap(({ parties }) => parties));
