import type { Mention, Sentence } from '../../model/document.ts';
import { frameRules } from '../../lexicon/frames.ts';
import { eventWords } from '../meetings/trigger.ts';
import { lemmaOf } from '../syntax/lemma.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { TriggerView } from './features.ts';

/** What begins a clause of its own. */
const CLAUSES = new Set(['acl', 'acl:relcl', 'advcl', 'ccomp', 'csubj', 'parataxis', 'conj', 'xcomp']);

/** A time or a place as it stands in the text. */
type Setting = Pick<Mention, 'sentence' | 'firstToken' | 'lastToken'>;

/**
 * Whose time or place it is, by the clauses: "met the president, who had visited Rome in 2017" has both in another clause
 * and under another word of encounters. `head` is the token that the time or place hangs on.
 */
export function clauseFeatures(view: TriggerView, head: number): string[] {
  const { inside, around, whose } = relationOf(view, head);
  return [
    `whose=${whose}`,
    `whose=${whose}&inside=${inside.length > 0}&around=${around.length > 0}`,
    ...inside.map((clause) => `inside=${clause}`),
    ...around.map((clause) => `around=${clause}`),
    `inside=${inside.join('+')}&around=${around.join('+')}`,
  ];
}

/** Does a time or place stand in a clause that tells of another event, and the event does not? */
export function isOfAnother(view: TriggerView, head: number): boolean {
  const { inside, whose } = relationOf(view, head);
  return whose === 'other' && inside.length > 0;
}

interface Relation {
  /** Clauses of the time or place that the event does not stand in, and the other way about. */
  readonly inside: readonly string[];
  readonly around: readonly string[];
  /** The first word of an encounter that it hangs under. */
  readonly whose: 'own' | 'other' | 'nobody';
}

function relationOf({ scene: { syntax }, trigger, triggers }: TriggerView, head: number): Relation {
  const above = upwards(syntax, trigger.index);
  const trail = upwards(syntax, head);
  const top = trail.find((at) => above.includes(at)) ?? -1;
  const own = eventWords(trigger);
  const owner = trail.find((at) => own.has(at) || triggers.includes(at));
  return {
    inside: clausesBelow(syntax, trail, top),
    around: clausesBelow(syntax, above, top),
    whose: owner === undefined ? 'nobody' : own.has(owner) ? 'own' : 'other',
  };
}

/** A token and those above it. */
function upwards(syntax: Syntax, from: number): number[] {
  const trail: number[] = [];
  for (let at = from; at >= 0 && trail.length <= syntax.size; at = syntax.head(at)) trail.push(at);
  return trail;
}

/** Clauses on the way up to a token above, from the inside out, with the word that joins them: "advcl/since". */
function clausesBelow(syntax: Syntax, trail: readonly number[], top: number): string[] {
  const end = trail.indexOf(top);
  return trail.slice(0, end < 0 ? trail.length : end).flatMap((at) => {
    const relation = syntax.fullRelation(at);
    if (!CLAUSES.has(relation) || !(syntax.isVerb(at) || relation !== 'conj')) return [];
    const mark = relation === 'advcl' ? syntax.childBy(at, 'mark') : -1;
    return [mark < 0 ? relation : `${relation}/${syntax.word(mark)}`];
  });
}

/** What a time or place of another sentence belongs to there, and whether those of the event are named beside it. */
export function contextFeatures({ scene, candidates }: TriggerView, setting: Setting, back: number): string[] {
  const { source } = scene;
  const sentence = source.sentences.find(({ index }) => index === setting.sentence);
  const beside = sentence ? nearestVerb(sentence, setting) : 'none';
  const keys = new Set(candidates.map(({ party }) => party.key));
  const named = source.entities.some(
    ({ index, mentions }) =>
      keys.has(`entity:${index}`) && mentions.some((at) => source.mentions[at]?.sentence === setting.sentence),
  );
  const far = back < 0 ? -1 : Math.min(back, 3);
  return [`beside=${beside}&back=${far}`, `named=${named}&back=${far}`, `beside=${beside}&named=${named}`];
}

/** Is the verb nearest to a time or place one of saying? */
function nearestVerb({ tokens }: Sentence, { firstToken, lastToken }: Setting): 'saying' | 'other' | 'none' {
  const distance = (at: number): number => (at < firstToken ? firstToken - at : at - lastToken);
  const verbs = tokens
    .flatMap(({ upos }, at) => (upos === 'VERB' ? [at] : []))
    .sort((a, b) => distance(a) - distance(b));
  const [nearest] = verbs;
  if (nearest === undefined) return 'none';
  return frameRules().status.saying.has(lemmaOf(tokens[nearest]?.text.toLowerCase() ?? '', 'VERB'))
    ? 'saying'
    : 'other';
}
