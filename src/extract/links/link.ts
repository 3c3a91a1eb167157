import { unique, type Party } from '../meetings/party.ts';
import type { Scene } from '../meetings/scene.ts';
import { allParties, sidesOf, type Side } from '../meetings/sides.ts';
import { readStatus, type StatusReading } from '../meetings/status.ts';
import { triggersIn, type Trigger } from '../meetings/trigger.ts';
import type { FrameRules, Slot } from '../../lexicon/frames.ts';
import { subjectMatter } from '../topics/topics.ts';
import { candidatesIn, type Candidate } from './candidates.ts';
import { apartFeatures, distinct, eventFeatures, linkFeatures, type TriggerView } from './features.ts';
import { SURE, sureOf } from './sure.ts';
import { chance, weightsOf } from './weights.ts';

/** A trigger with those who take part in what it tells of. */
export interface Linked {
  readonly view: TriggerView;
  readonly trigger: Trigger;
  readonly sides: readonly Side[];
  /** How likely each party takes part, by key. */
  readonly chances: ReadonlyMap<string, number>;
  readonly reading: StatusReading;
  /** How likely it is that the trigger tells of an encounter at all. */
  readonly chance: number;
  /** Those who were met one by one, in encounters of their own; none where all came together. */
  readonly apart: Side | undefined;
}

/** Every trigger of a sentence with its parties, and how likely each tells of an encounter. */
export function linksIn(scene: Scene, rules: FrameRules): Linked[] {
  const views = viewsOf(scene, rules);
  const chances = chancesOf(views);
  return views.map((view, at) => {
    const own = chances[at] ?? [];
    const likely = likeliest(view, own);
    const parties = distinct(view, own, SURE.body)
      .map(({ party }) => party)
      .filter(({ type, key }) => (likely.get(key) ?? 0) >= sureOf(type));
    const { trigger, reading } = view;
    const sides = slotted(view, parties);
    const met = metOf(sides);
    return {
      view,
      trigger,
      reading,
      sides,
      chances: likely,
      apart: met && chance(weightsOf('apart'), apartFeatures(view, sides, met)) >= SURE.apart ? met : undefined,
      chance: chance(weightsOf('event'), eventFeatures(view, own)),
    };
  });
}

/** How much likelier another trigger must be to take a candidate away. */
const MARGIN = 0.1;

/**
 * How likely each candidate takes part in each trigger's event. Of two triggers in front of a candidate the likelier one
 * has it: "received A on Monday and B on Tuesday".
 */
export function chancesOf(views: readonly TriggerView[], weights = weightsOf('link')): number[][] {
  const raw = views.map((view) =>
    asLists(
      view,
      view.candidates.map((candidate) =>
        isTalkedAbout(view, candidate) ? 0 : chance(weights, linkFeatures(view, candidate)),
      ),
    ),
  );
  return raw.map((chances, row) =>
    chances.map((own, column) => {
      const candidate = views[row]?.candidates[column];
      const index = views[row]?.trigger.index ?? 0;
      const taken =
        candidate !== undefined &&
        candidate.first > index &&
        views.some(
          ({ trigger }, other) =>
            trigger.index > index && trigger.index < candidate.first && (raw[other]?.[column] ?? 0) > own + MARGIN,
        );
      return taken ? 0 : own;
    }),
  );
}

/** Those who stand in one list take part together: each is at least as likely as they all are on average. */
function asLists({ scene: { syntax }, candidates }: TriggerView, chances: readonly number[]): number[] {
  const listOf = ({ head, party }: Candidate): string => {
    let at = head;
    while (syntax.relation(at) === 'conj' && syntax.head(at) >= 0) at = syntax.head(at);
    return `${at} ${party.type}`;
  };
  const lists = new Map<string, number[]>();
  candidates.forEach((candidate, at) => {
    const list = listOf(candidate);
    lists.set(list, [...(lists.get(list) ?? []), chances[at] ?? 0]);
  });
  return candidates.map((candidate, at) => {
    const [own, list] = [chances[at] ?? 0, lists.get(listOf(candidate)) ?? []];
    return own === 0 || list.length < 3 ? own : Math.max(own, list.reduce((sum, each) => sum + each, 0) / list.length);
  });
}

/** What the models look at, trigger by trigger. */
export function viewsOf(scene: Scene, rules: FrameRules): TriggerView[] {
  const triggers = triggersIn(scene.syntax, rules);
  const sides = triggers.map((trigger) => sidesOf(scene, trigger));
  const candidates = triggers.length === 0 ? [] : candidatesIn(scene, unique(sides.flatMap(allParties)));
  return triggers.map((trigger, at) => ({
    scene,
    trigger,
    sides: sides[at] ?? [],
    reading: readStatus(scene.syntax, trigger, rules),
    candidates,
    matter: subjectMatter(scene, trigger),
    triggers: triggers.filter((other) => !isOneEvent(trigger, other)).map(({ index }) => index),
    rivals: sides.filter((_, other) => other !== at),
  }));
}

/** "The meeting was hosted by A": a noun and the verb that carries it. */
const isOneEvent = (a: Trigger, b: Trigger): boolean =>
  a !== b && ((a.carried && a.verb === b.index) || (b.carried && b.verb === a.index));

/** Whom the parties talked about takes no part, unless the rules have found them on a side. */
function isTalkedAbout({ matter, sides }: TriggerView, { head, party }: Candidate): boolean {
  return matter.has(head) && !allParties(sides).some(({ key }) => key === party.key);
}

function likeliest(view: TriggerView, chances: readonly number[]): Map<string, number> {
  const found = new Map<string, number>();
  view.candidates.forEach(({ party: { key } }, at) => found.set(key, Math.max(found.get(key) ?? 0, chances[at] ?? 0)));
  return found;
}

/** Those who may have been met one by one: several people on one side. */
export function metOf(sides: readonly Side[]): Side | undefined {
  const met = sides.findLast(({ slot, parties }) => (slot === 'object' || slot === 'with') && parties.length > 1);
  return sides.length > 1 ? met : undefined;
}

/** Parties by the slot where the rules have them; what the rules miss stands before or behind the trigger. */
export function slotted({ trigger, sides }: TriggerView, parties: readonly Party[]): Side[] {
  const groups = new Map<Side['slot'], { role: Side['role']; ruled: boolean; parties: Party[] }>();
  for (const party of parties) {
    const side = sides.find((other) => other.parties.some(({ key }) => key === party.key));
    const slot: Side['slot'] = side?.slot ?? (party.token < trigger.index ? 'subject' : 'with');
    const role = side?.role ?? (slot === 'compound' ? undefined : trigger.frame.roles[slot as Slot]) ?? 'participant';
    const group = groups.get(slot) ?? { role, ruled: side !== undefined, parties: [] };
    groups.set(slot, group);
    group.parties.push(party);
  }
  return [...groups].map(([slot, group]) => ({ slot, ...group }));
}
