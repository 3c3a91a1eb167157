import type { FrameRules } from '../../lexicon/frames.ts';
import { isOf } from '../../lexicon/word-classes.ts';
import type { Status } from '../../model/claim.ts';
import { phrasalLemma, type Syntax } from '../syntax/syntax.ts';
import { lemmaOf } from '../syntax/lemma.ts';
import { isPast } from './past.ts';
import { PAST_FORM, type Trigger } from './trigger.ts';

/** What the sentence says of the event's status, and the rule that says so. */
export interface StatusReading {
  readonly status: Status;
  /** True where the sentence denies it and so tells of no event at all ("did not meet"). */
  readonly negated: boolean;
  readonly by: string;
  /** The words are of the past: "met", "had met", "after meeting" of what was done. */
  readonly past: boolean;
}

/** Surer statuses outrank weaker ones: what is off is off, whatever was planned. */
const STRENGTH: Record<Status, number> = {
  held: 0,
  planned: 1,
  proposed: 2,
  postponed: 3,
  cancelled: 4,
  declined: 4,
  denied: 4,
};

/**
 * Reads the status from the words around the event: modifiers ("a planned summit"), its holders ("plans for a summit"),
 * auxiliaries ("will meet"), and the verbs that govern it ("refused to meet"), from the inside out.
 */
export function readStatus(syntax: Syntax, trigger: Trigger, rules: FrameRules): StatusReading {
  const cues: Cue[] = [
    ...modifierCues(syntax, trigger, rules),
    ...holderCues(syntax, trigger.index, rules),
    ...predicateCues(syntax, trigger.index, rules),
    ...(trigger.verb >= 0 ? verbCues(syntax, trigger, rules) : []),
  ];
  const negated = cues.some(({ negation }) => negation);
  const best = cues.filter(({ negation }) => !negation).sort((a, b) => STRENGTH[b.status] - STRENGTH[a.status])[0];
  const status = best?.status ?? 'held';
  const ongoing = status === 'held' && isProgressive(syntax, trigger.verb);
  if (negated && (status === 'planned' || status === 'proposed')) {
    const refused = cues.some(({ by }) => by.startsWith('auxiliary'));
    return {
      status: status === 'planned' && refused ? 'declined' : status,
      negated: !(status === 'planned' && refused),
      past: false,
      by: 'negation',
    };
  }
  return {
    status,
    negated: negated && STRENGTH[status] === 0,
    by: ongoing ? 'progressive' : (best?.by ?? 'plain'),
    past: isPast(syntax, trigger) || isPastForm(syntax, trigger) || isPastTense(syntax, trigger.verb),
  };
}

/** "is meeting", "are being held": now, or on a day to come that the sentence names. */
function isProgressive(syntax: Syntax, verb: number): boolean {
  if (verb < 0) return false;
  const auxiliaries = syntax.childrenBy(verb, 'aux').map((at) => syntax.word(at));
  const ongoing = syntax.tokens[verb]?.xpos === 'VBG' || auxiliaries.includes('being');
  return ongoing && auxiliaries.some((word) => isOf('present_be', word));
}

/** A past form is one, whatever the tagger thinks: "they last met in June". */
const isPastForm = (syntax: Syntax, { index, frame }: Trigger): boolean =>
  frame.pos === 'verb' && !syntax.isVerb(index) && PAST_FORM.test(syntax.word(index));

/** Is the verb, or the one above it, in the past: "met", "had met", "said after talks"? Where there is none nothing is past. */
function isPastTense(syntax: Syntax, verb: number): boolean {
  for (let at = verb, steps = 0; at >= 0 && steps < 4; at = syntax.head(at), steps++) {
    const tag = syntax.tokens[at]?.xpos;
    if (tag === 'VBD' || (tag === 'VBN' && steps === 0)) return true;
    if (tag === 'VBP' || tag === 'VBZ') return false;
  }
  return false;
}

interface Cue {
  readonly status: Status;
  readonly by: string;
  readonly negation?: boolean;
}

const NEGATION: Cue = { status: 'held', by: 'negation', negation: true };

function modifierCues(syntax: Syntax, { index }: Trigger, { status }: FrameRules): Cue[] {
  const parts = syntax.childrenBy(index, 'amod', 'compound', 'acl', 'det');
  return parts.flatMap((part): Cue[] => {
    if (syntax.word(part) === 'no') return [NEGATION];
    const found = status.modifiers.get(syntax.word(part)) ?? offOrPlanned(syntax, part, status);
    return found ? [{ status: found, by: `modifier:${syntax.word(part)}` }] : [];
  });
}

/** "talks scheduled for Monday", "a summit cancelled by Moscow". */
function offOrPlanned(syntax: Syntax, part: number, status: FrameRules['status']): Status | undefined {
  if (syntax.relation(part) !== 'acl' || syntax.fullRelation(part) === 'acl:relcl') return undefined;
  if (syntax.tokens[part]?.xpos === 'VB') return undefined;
  return status.off.get(syntax.lemma(part)) ?? status.governors.get(syntax.lemma(part));
}

/** "plans for a meeting", "his request for talks": nouns that hold the event. */
function holderCues(syntax: Syntax, index: number, { status }: FrameRules): Cue[] {
  const head = syntax.head(index);
  if (head < 0 || syntax.relation(index) !== 'nmod') return [];
  const found = status.holders.get(syntax.word(head));
  return found ? [{ status: found, by: `holder:${syntax.word(head)}` }, ...refusalCues(syntax, head, status)] : [];
}

/** "refused an offer to meet", "turned down an invitation to talks": what became of the plan that a noun holds. */
function refusalCues(syntax: Syntax, noun: number, status: FrameRules['status']): Cue[] {
  const verb = syntax.head(noun);
  if (verb < 0 || !['obj', 'nsubj:pass'].includes(syntax.fullRelation(noun))) return [];
  const lemma = phrasalLemma(syntax, verb);
  const found = status.off.get(lemma) ?? status.off.get(syntax.lemma(verb));
  return found && !isNegated(syntax, verb, status.negations) ? [{ status: found, by: `refusal:${lemma}` }] : [];
}

/** How far above the event's word a predicate that governs it may stand, in steps. */
const UP = 3;

/** "the meeting is due to take place", "she is due in Paris for talks", "a summit is likely": adjectives that govern. */
function predicateCues(syntax: Syntax, index: number, { status }: FrameRules): Cue[] {
  for (let at = syntax.head(index), steps = 0; at >= 0 && steps < UP; at = syntax.head(at), steps++) {
    if (syntax.tokens[at]?.upos === 'VERB' && steps > 0) return [];
    const found = syntax.tokens[at]?.upos === 'ADJ' ? status.governors.get(syntax.word(at)) : undefined;
    if (found && syntax.childBy(at, 'cop') >= 0) return [{ status: found, by: `predicate:${syntax.word(at)}` }];
  }
  return [];
}

/** The verb that carries the event, its auxiliaries, and what governs it. */
function verbCues(syntax: Syntax, trigger: Trigger, rules: FrameRules): Cue[] {
  const cues: Cue[] = [];
  const { verb } = trigger;
  if (verb !== trigger.index && trigger.carried) {
    const carried = carriedStatus(syntax, trigger, rules);
    if (carried) cues.push({ status: carried, by: `carrier:${syntax.lemma(verb)}` });
  }
  // A clause that only mentions the event in passing ("said after talks with …") does not govern it.
  const passing = trigger.link === 'obl' && !trigger.carried && !isOf('motion', syntax.lemma(verb));
  if (passing) {
    const ahead = rules.status.ahead.has(syntax.marker(trigger.index)) && hasAhead(syntax, trigger.index);
    return ahead ? [{ status: 'planned', by: 'ahead' }] : cues;
  }
  return [...cues, ...clauseCues(syntax, verb, rules, 0)];
}

const hasAhead = (syntax: Syntax, index: number): boolean => syntax.marker(index) === 'ahead';

/** "cancelled the talks", "the talks were postponed", "called off the visit". */
function carriedStatus(syntax: Syntax, trigger: Trigger, { carriers, status }: FrameRules): Status | undefined {
  const lemma = syntax.lemma(trigger.verb);
  const phrase = phrasalLemma(syntax, trigger.verb);
  const beside = trigger.link === 'obl' && !isOf('aim', syntax.marker(trigger.index));
  if (trigger.link === 'obl' && (!carriers.has(lemma) || (beside && carriers.get(lemma) !== 'held'))) return undefined;
  return (
    status.off.get(phrase) ??
    carriers.get(phrase) ??
    (trigger.link === 'obj' ? status.off.get(lemma) : carriers.get(lemma))
  );
}

/** Cues of a clause and of the clauses above it that govern it. */
function clauseCues(syntax: Syntax, verb: number, rules: FrameRules, depth: number): Cue[] {
  const { status } = rules;
  const cues: Cue[] = [];
  const auxiliaries = syntax.childrenBy(verb, 'aux', 'cop');
  for (const at of auxiliaries) {
    const found = status.auxiliaries.get(syntax.word(at));
    if (found && !isPastPossibility(syntax, auxiliaries, at))
      cues.push({ status: found, by: `auxiliary:${syntax.word(at)}` });
  }
  // "was to meet": a form of "be" in front of the infinitive; "was to have met" came to nothing.
  if (
    isInfinitive(syntax, verb) &&
    auxiliaries.some((at) => syntax.lemma(at) === 'be' && at < verb && syntax.word(at + 1) === 'to')
  ) {
    const failed = auxiliaries.some((at) => syntax.word(at) === 'have');
    cues.push(failed ? { status: 'cancelled', by: 'be-to-have' } : { status: 'planned', by: 'be-to' });
  }
  if (isNegated(syntax, verb, status.negations)) cues.push(NEGATION);
  const before = depth === 0 ? governorBefore(syntax, verb, rules) : undefined;
  if (before) cues.push(before);
  if (depth > 3) return cues;
  return [...cues, ...governorCues(syntax, verb, rules, depth)];
}

/** "Also due to attend are …": what governs an infinitive stands right before it, whatever the tree makes of the sentence. */
function governorBefore(syntax: Syntax, verb: number, { status }: FrameRules): Cue | undefined {
  if (syntax.word(verb - 1) !== 'to') return undefined;
  const word = syntax.word(verb - 2);
  const found = status.governors.get(word) ?? status.governors.get(lemmaOf(word, 'VERB'));
  return found && { status: found, by: `before:${word}` };
}

/** "would have met": nothing is known to be ahead. */
const isPastPossibility = (syntax: Syntax, auxiliaries: readonly number[], at: number): boolean =>
  auxiliaries.some((other) => other > at && syntax.lemma(other) === 'have') && syntax.word(at) !== 'will';

/** "did not meet", "neither A nor B met" */
function isNegated(syntax: Syntax, verb: number, negations: ReadonlySet<string>): boolean {
  return (
    syntax.childrenBy(verb, 'advmod', 'det', 'cc', 'mark').some((child) => negations.has(syntax.word(child))) ||
    syntax.childrenBy(verb, 'nsubj').some((subject) => isNone(syntax, subject))
  );
}

/** "no plans", "neither side" */
const isNone = (syntax: Syntax, noun: number): boolean =>
  syntax.childrenBy(noun, 'det', 'cc', 'advmod').some((child) => isOf('none', syntax.word(child)));

function governorCues(syntax: Syntax, verb: number, rules: FrameRules, depth: number): Cue[] {
  const head = syntax.head(verb);
  const relation = syntax.fullRelation(verb);
  const infinitive = isInfinitive(syntax, verb);
  if (head < 0) return infinitive ? [{ status: 'planned', by: 'infinitive' }] : [];
  if (relation === 'conj') return sharedCues(syntax, verb, head, rules, depth);
  if (relation === 'acl' && infinitive) return nounGovernor(syntax, head, rules);
  if (!infinitive && relation !== 'xcomp' && relation !== 'ccomp') return [];
  if (relation === 'ccomp' && rules.status.saying.has(syntax.lemma(head)) && !hypothetical(syntax, head, rules))
    return [];
  if (!['xcomp', 'ccomp', 'advcl', 'csubj', 'parataxis', 'obj'].includes(relation.split(':')[0] ?? '')) return [];
  const lemma = syntax.lemma(head);
  if (infinitive && lemma === 'be') {
    // "There are no plans for A to meet B."
    const none = syntax.childrenBy(head, 'nsubj').some((subject) => isNone(syntax, subject));
    return [{ status: 'planned', by: 'governor:be' }, ...(none ? [NEGATION] : [])];
  }
  const off = rules.status.off.get(lemma);
  const governed = off ?? rules.status.governors.get(lemma);
  const above = clauseCues(syntax, head, rules, depth + 1);
  // "refused an offer from A to see B": no purpose, whatever the tree says.
  if (governed && (relation !== 'advcl' || off === 'declined'))
    return [{ status: governed, by: `governor:${lemma}` }, ...above];
  if (relation === 'advcl' && infinitive) return purposeCues(syntax, head, lemma, above);
  return relation === 'xcomp' ? above : [];
}

/** "travelled to X to meet Y", "was in X to meet Y": as real as the journey. Other purposes are still ahead. */
function purposeCues(syntax: Syntax, head: number, lemma: string, above: Cue[]): Cue[] {
  const was = syntax.childrenBy(head, 'cop').some((at) => syntax.tokens[at]?.xpos === 'VBD');
  if (was || (isOf('motion', lemma) && syntax.tokens[head]?.xpos === 'VBD')) return above;
  return [{ status: 'planned', by: 'purpose' }, ...above];
}

/** "believe X could meet Y", "expect that …": what is believed is no report. */
const hypothetical = (syntax: Syntax, head: number, { status }: FrameRules): boolean =>
  status.governors.get(syntax.lemma(head)) === 'proposed';

/** The second of two joined verbs takes the first one's auxiliaries only if it has the same bare form. */
function sharedCues(syntax: Syntax, verb: number, head: number, rules: FrameRules, depth: number): Cue[] {
  const bare = syntax.tokens[verb]?.xpos === 'VB';
  return bare && syntax.isVerb(head) ? clauseCues(syntax, head, rules, depth + 1) : [];
}

/** "an agreement to meet", "the first to meet". */
function nounGovernor(syntax: Syntax, noun: number, { status }: FrameRules): Cue[] {
  const found = status.holders.get(syntax.word(noun));
  return [
    { status: found ?? 'planned', by: `holder:${syntax.word(noun)}` },
    ...refusalCues(syntax, noun, status),
    ...(isNone(syntax, noun) ? [NEGATION] : []),
  ];
}

function isInfinitive(syntax: Syntax, verb: number): boolean {
  return syntax.childrenBy(verb, 'mark', 'aux').some((child) => syntax.word(child) === 'to' && child < verb);
}
