import type { MeetingKind, PartyRole, Status } from '../model/claim.ts';
import { readDataYaml } from './package-data.ts';

/** Where a frame's parties stand: grammatical functions and prepositions. */
export type Slot = 'subject' | 'object' | 'with' | 'to' | 'by' | 'between' | 'among' | 'of';

/** A word that tells of an encounter: a row of data/rules/en/frames.yaml. */
export interface Frame {
  readonly id: string;
  readonly reason: string;
  readonly pos: 'verb' | 'noun';
  readonly words: readonly string[];
  readonly kind: MeetingKind;
  readonly sides: readonly Slot[];
  readonly roles: Readonly<Partial<Record<Slot, PartyRole>>>;
  /** Slot or preposition that holds the place. */
  readonly place: string | null;
  /** Least number of parties. */
  readonly parties: number;
  /** Only people make this a claim, not states or firms. */
  readonly personal: boolean;
  /** Only people whose office the text gives. */
  readonly official: boolean;
  /** One of these phrases must stand in the sentence. */
  readonly needs: readonly string[];
  /** One of these words must stand in the object's phrase. */
  readonly objectWith: readonly string[];
  /** Says who else was at an encounter told before, not that there was one. */
  readonly attendance: boolean;
  /** Tells of an encounter only now and then: what the words around it say decides. */
  readonly weak: boolean;
  /** A "call" must be a telephone call, not a demand. */
  readonly needsCall: boolean;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

export type StatusWords = Readonly<
  Record<'off' | 'governors' | 'auxiliaries' | 'modifiers' | 'holders', ReadonlyMap<string, Status>>
> & {
  readonly ahead: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  readonly saying: ReadonlySet<string>;
};

/** The rules of extraction, frozen and indexed. */
export interface FrameRules {
  readonly frames: readonly Frame[];
  readonly verbs: ReadonlyMap<string, readonly Frame[]>;
  readonly nouns: ReadonlyMap<string, readonly Frame[]>;
  readonly carriers: ReadonlyMap<string, Status>;
  readonly kinds: ReadonlyMap<string, MeetingKind>;
  readonly inPerson: readonly string[];
  readonly status: StatusWords;
}

interface FrameRow {
  id: string;
  reason: string;
  lemmas?: string[];
  words?: string[];
  kind: MeetingKind;
  sides?: Slot[];
  roles?: Partial<Record<Slot, PartyRole>>;
  place?: string;
  parties?: number;
  personal?: boolean;
  official?: boolean;
  needs?: string[];
  object_with?: string[];
  needs_call?: boolean;
  attendance?: boolean;
  weak?: boolean;
  yes?: string[];
  no?: string[];
}

const NOUN_SIDES: readonly Slot[] = ['subject', 'with', 'between', 'among', 'of', 'by', 'to'];

let loaded: FrameRules | undefined;

export function frameRules(): FrameRules {
  loaded ??= load();
  return loaded;
}

function load(): FrameRules {
  const data = readDataYaml('rules/en/frames.yaml') as {
    verbs: FrameRow[];
    nouns: FrameRow[];
    carriers: Partial<Record<Status, string[]>>;
    kinds: Partial<Record<MeetingKind, string[]>>;
    in_person: string[];
  };
  const verbs = data.verbs.map((row) => frame(row, 'verb'));
  const nouns = data.nouns.map((row) => frame(row, 'noun'));
  return Object.freeze({
    frames: [...verbs, ...nouns],
    verbs: byWord(verbs),
    nouns: byWord(nouns),
    carriers: inverted(data.carriers),
    kinds: inverted(data.kinds),
    inPerson: data.in_person,
    status: loadStatus(),
  });
}

function frame(row: FrameRow, pos: Frame['pos']): Frame {
  return Object.freeze({
    id: row.id,
    reason: row.reason,
    pos,
    words: row.lemmas ?? row.words ?? [],
    kind: row.kind,
    sides: row.sides ?? NOUN_SIDES,
    roles: row.roles ?? {},
    place: row.place ?? null,
    parties: row.parties ?? 2,
    personal: row.personal ?? false,
    official: row.official ?? false,
    needs: row.needs ?? [],
    objectWith: row.object_with ?? [],
    needsCall: row.needs_call ?? false,
    attendance: row.attendance ?? false,
    weak: row.weak ?? false,
    yes: row.yes ?? [],
    no: row.no ?? [],
  });
}

function byWord(frames: readonly Frame[]): Map<string, Frame[]> {
  const map = new Map<string, Frame[]>();
  for (const row of frames) for (const word of row.words) map.set(word, [...(map.get(word) ?? []), row]);
  return map;
}

/** `{held: [a, b]}` as `a -> held, b -> held`; the first list that names a word wins. */
function inverted<Value extends string>(lists: Partial<Record<Value, readonly string[]>>): ReadonlyMap<string, Value> {
  const map = new Map<string, Value>();
  for (const [value, words] of Object.entries(lists) as [Value, readonly string[]][]) {
    for (const word of words) if (!map.has(word)) map.set(word, value);
  }
  return map;
}

function loadStatus(): StatusWords {
  type Lists = Partial<Record<Status, string[]>>;
  const data = readDataYaml('rules/en/status.yaml') as Record<string, Lists> &
    Record<'ahead' | 'negations' | 'saying', string[]>;
  const set = (name: 'ahead' | 'negations' | 'saying'): ReadonlySet<string> => new Set(data[name]);
  const map = (name: string): ReadonlyMap<string, Status> => inverted<Status>(data[name] ?? {});
  return {
    off: map('off'),
    governors: map('governors'),
    auxiliaries: map('auxiliaries'),
    modifiers: map('modifiers'),
    holders: map('holders'),
    ahead: set('ahead'),
    negations: set('negations'),
    saying: set('saying'),
  };
}
