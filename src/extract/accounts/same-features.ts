import { countryKeyOf } from '../entities/roles.ts';
import { bucket } from '../links/surface.ts';
import type { Draft } from './draft.ts';
import { tenseOf } from '../meetings/tense.ts';
import { agree, dateFit, isRemote, placeFit } from './fit.ts';

/** An encounter as far as an article has told it. */
export interface Encounter {
  /** In the order of the text; at least one. */
  readonly accounts: readonly Draft[];
  /** All of them as one. */
  readonly sum: Draft;
}

/** What speaks for an account being of each of the encounters, and last, of none of them. */
export function sameOptions(encounters: readonly Encounter[], draft: Draft): string[][] {
  const recent = encounters.toSorted((a, b) => lastSentence(b) - lastSentence(a));
  return [
    ...encounters.map((encounter) => sameFeatures(encounter, Math.min(3, recent.indexOf(encounter)), draft)),
    newFeatures(encounters, draft),
  ];
}

const lastSentence = ({ accounts }: Encounter): number => accounts.at(-1)?.sentence ?? 0;

/** The account beside all that is told of an encounter, beside what was told of it last, and how many others were told since. */
function sameFeatures({ accounts, sum }: Encounter, others: number, draft: Draft): string[] {
  const fit = `agree=${agree(sum, draft)}`;
  return [
    ...pairFeatures(sum, draft),
    ...pairFeatures(accounts.at(-1) ?? sum, draft).map((feature) => `last:${feature}`),
    `others=${others}`,
    `others=${others}&stance=${draft.stance}`,
    `others=${others}&past=${draft.past}`,
    `accounts=${Math.min(3, accounts.length)}`,
    fit,
    `${fit}&others=${others}`,
    `${fit}&stance=${draft.stance}&past=${draft.past}`,
  ];
}

/** What speaks for an account telling of an encounter that was not told before. */
function newFeatures(encounters: readonly Encounter[], draft: Draft): string[] {
  const { past, stance } = draft;
  const tense = tenseOf(draft.status);
  const who = knownOf(encounters, draft);
  const count = bucket(encounters.length);
  const [when, where] = [draft.when.date !== null, draft.places.length > 0];
  const marks = draft.marks.length > 0 ? draft.marks : ['none'];
  return [
    'bias',
    `tense=${tense}`,
    `past=${past}`,
    `stance=${stance}`,
    `word=${draft.word}`,
    `kind=${draft.kind}`,
    `count=${count}`,
    `who=${who}`,
    `who=${who}&count=${count}`,
    `who=${who}&tense=${tense}&past=${past}`,
    `who=${who}&stance=${stance}`,
    `when=${when}`,
    `where=${where}`,
    `when=${when}&where=${where}&who=${who}`,
    `parties=${Math.min(4, draft.parties.length)}`,
    ...marks.flatMap((mark) => [`mark=${mark}`, `mark=${mark}&who=${who}`]),
  ].map((feature) => `new:${feature}`);
}

/** How much of an account's parties the encounter that shares most of them has. */
function knownOf(encounters: readonly Encounter[], { parties }: Draft): string {
  const shares = encounters.map(({ sum }) => {
    const keys = new Set(sum.parties.map(({ key }) => key));
    const common = parties.filter(({ key }) => keys.has(key)).length;
    if (common < parties.length || common === 0) return Math.min(common, 2);
    return common === keys.size ? 4 : 3;
  });
  return ['none', 'one', 'some', 'all', 'equal'][Math.max(0, ...shares)] ?? 'none';
}

/** What speaks for and against two accounts, the earlier one first, being of one encounter. */
function pairFeatures(a: Draft, b: Draft): string[] {
  const who = whoRelation(a, b);
  const when = whenRelation(a, b);
  const where = whereRelation(a, b);
  const tense = `${tenseOf(a.status)}>${tenseOf(b.status)}`;
  const kind = `${kindOf(a)}>${kindOf(b)}`;
  const distance = bucket(Math.max(0, b.sentence - (a.sentences.at(-1) ?? a.sentence)));
  const past = `${a.past}>${b.past}`;
  const marks = b.marks.length > 0 ? b.marks : ['none'];
  return [
    'bias',
    `who=${who}`,
    `who=${who}&when=${when}`,
    `who=${who}&where=${where}`,
    `who=${who}&tense=${tense}`,
    `who=${who}&kind=${kind}`,
    `who=${who}&distance=${distance}`,
    `who=${who}&past=${past}`,
    `when=${when}&where=${where}`,
    `when=${when}&tense=${tense}`,
    `tense=${tense}`,
    `kind=${kind}`,
    `distance=${distance}`,
    `distance=${distance}&past=${past}`,
    `distance=${distance}&stance=${b.stance}`,
    `stance=${a.stance}>${b.stance}`,
    `stance=${b.stance}&who=${who}`,
    `attends=${b.attends}&who=${who}`,
    `attends=${b.attends}&others=${othersIn(a, b)}>${othersIn(b, a)}`,
    `attends=${b.attends}&who=${who}&tense=${tense}`,
    `attends=${b.attends}&distance=${distance}`,
    `words=${a.word}>${b.word}`,
    `word=${b.word}&stance=${b.stance}`,
    `status=${a.status}>${b.status}`,
    `when=${when}&past=${past}&who=${who}`,
    ...marks.flatMap((mark) => [`mark=${mark}`, `mark=${mark}&who=${who}`, `mark=${mark}&tense=${tense}`]),
    ...a.marks.map((mark) => `before=${mark}&tense=${tense}`),
  ];
}

const kindOf = (draft: Draft): string => (isRemote(draft) ? 'remote' : draft.kind);

/** How many people of the first account the second does not name. */
function othersIn(a: Draft, b: Draft): number {
  const known = new Set(b.parties.map(({ key }) => key));
  return Math.min(2, a.parties.filter(({ type, key }) => type === 'person' && !known.has(key)).length);
}

/** How the parties of two accounts stand to each other. */
function whoRelation(a: Draft, b: Draft): string {
  const [x, y] = [a, b].map(({ parties }) => new Set(parties.map(({ key }) => key))) as [Set<string>, Set<string>];
  const common = [...x].filter((key) => y.has(key)).length;
  if (y.size === 0) return 'nobody';
  if (common === x.size && common === y.size) return `equal${Math.min(common, 3)}`;
  if (common === y.size) return `subset${Math.min(y.size, 2)}`;
  if (common === x.size) return `superset${Math.min(x.size, 2)}`;
  const covered = coveredBy(b, a) ? 'covered' : coveredBy(a, b) ? 'covers' : '';
  return covered || (common === 0 ? 'other' : `share${Math.min(common, 2)}`);
}

/** Are all states of one account those for which people of the other hold office? */
function coveredBy(coarse: Draft, fine: Draft): boolean {
  const keys = new Set(fine.parties.map(({ key }) => key));
  const countries = new Set(
    fine.parties.flatMap(({ offices }) => offices.flatMap((office) => countryKeyOf(office) ?? [])),
  );
  return (
    coarse.parties.some(({ type }) => type === 'country') &&
    coarse.parties.every(
      ({ key, type, gazetteer }) => keys.has(key) || (type === 'country' && countries.has(gazetteer ?? '')),
    )
  );
}

function whenRelation(a: Draft, b: Draft): string {
  if (a.when.date === null && b.when.date === null) return 'none';
  if (a.when.date === null) return 'second';
  if (b.when.date === null) return 'first';
  const fit = dateFit(a.when, b.when);
  return fit < 0 ? 'apart' : a.when.date === b.when.date ? 'equal' : 'fits';
}

function whereRelation(a: Draft, b: Draft): string {
  if (a.places.length === 0 && b.places.length === 0) return 'none';
  if (a.places.length === 0) return 'second';
  if (b.places.length === 0) return 'first';
  return placeFit(a.places, b.places) < 0 ? 'apart' : a.places[0]?.core === b.places[0]?.core ? 'equal' : 'fits';
}
