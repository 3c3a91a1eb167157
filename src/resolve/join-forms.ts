import { countCommon } from './ascending.ts';
import type { Compared, Form } from './forms.ts';
import type { JudgedGroups } from './ledger/judged-groups.ts';
import { folded } from './names/folded.ts';
import { organizationKeys } from './names/organization.ts';
import { isInexact, isLone } from './names/person.ts';
import { nameScore } from './names/score.ts';
import { blockingKeys, personName } from './names/tokens.ts';
import { byText } from '../model/by-text.ts';

/** Two names are joined from these log odds on; the names of one word are another matter. */
export const JOIN = 0.5;
/** Two that are less alike than this never come together, not even through a third. */
const APART = -1.5;
/** What one article names apart is two, unless the names say otherwise. */
const NAMED_APART = -2;
/** Whom both met speaks for one person: somebody, and each further one. */
const [COMPANY, MORE_COMPANY] = [1, 0.3];
const MOST_COMPANY = 3;
/** Names that agree only nearly are of two people more often the more people there are; without company they are. */
const DOUBT = -1.5;
/** That somebody met so many tells nothing of those who met them too. */
export const BUSY = 15;
/** A key that so many names share tells nothing. */
export const COMMON = 250;

export interface Pair {
  readonly left: Compared;
  readonly right: Compared;
  readonly score: number;
}

/**
 * Joins names of one bearer: surest pairs first, ties by key, so that the order of articles does not matter. No two
 * that are clearly apart come together through a third.
 */
export function joinForms(all: readonly Form[], groups: JudgedGroups): void {
  const forms = withTellingCompany(all);
  joinPairs(forms, candidates(forms), groups);
}

/** Joins what the pairs say, of forms among which there is no other pair. */
export function joinPairs(forms: readonly Compared[], candidates: readonly Pair[], groups: JudgedGroups): void {
  const members = new Map<string, Compared[]>();
  for (const form of forms) {
    const root = groups.find(form.key);
    members.set(root, [...(members.get(root) ?? []), form]);
  }
  const apart = new ApartGroups();
  const pairs = [...candidates].sort(
    (a, b) => b.score - a.score || byText(a.left.key, b.left.key) || byText(a.right.key, b.right.key),
  );
  for (const { left, right } of pairs) {
    const [a, b] = [groups.find(left.key), groups.find(right.key)];
    if (a === b || apart.has(a, b)) continue;
    const [mine, theirs] = [members.get(a) ?? [], members.get(b) ?? []];
    if (mine.some((x) => theirs.some((y) => scoreOf(x, y) <= APART)) || !groups.join(a, b)) {
      apart.add(a, b);
      continue;
    }
    const root = groups.find(a);
    const [larger, smaller] = mine.length < theirs.length ? [theirs, mine] : [mine, theirs];
    for (const form of smaller) larger.push(form);
    members.set(root, larger);
    apart.join(root === a ? b : a, root);
  }
}

/** Which groups never come together: nor do they when they have grown, so that no two are looked at twice. */
class ApartGroups {
  readonly #apart = new Map<string, Set<string>>();

  has(a: string, b: string): boolean {
    return this.#apart.get(a)?.has(b) ?? false;
  }

  add(a: string, b: string): void {
    this.#of(a).add(b);
    this.#of(b).add(a);
  }

  /** `gone` is part of `root` from now on. */
  join(gone: string, root: string): void {
    for (const other of this.#apart.get(gone) ?? []) {
      this.#apart.get(other)?.delete(gone);
      this.add(root, other);
    }
    this.#apart.delete(gone);
  }

  #of(root: string): Set<string> {
    const known = this.#apart.get(root) ?? new Set<string>();
    this.#apart.set(root, known);
    return known;
  }
}

/** Forms whose company leaves out those who met everybody. */
function withTellingCompany(forms: readonly Form[]): Form[] {
  const met = new Map<string, Set<string>>();
  for (const { name, company } of forms)
    for (const other of company) met.set(other, (met.get(other) ?? new Set()).add(folded(name)));
  const isTelling = (name: string) => (met.get(name)?.size ?? 0) <= BUSY;
  return forms.map((form) => {
    const telling = [...form.company].filter(isTelling);
    return telling.length === form.company.size ? form : { ...form, company: new Set(telling) };
  });
}

/** Pairs that share a key and are alike enough; each once, but for names with very many bearers. */
function candidates(forms: readonly Form[]): Pair[] {
  const blocks = new Map<string, Form[]>();
  for (const form of forms) {
    for (const key of keysOf(form)) {
      const block = blocks.get(key);
      if (block) block.push(form);
      else blocks.set(key, [form]);
    }
  }
  const pairs: Pair[] = [];
  const weigh = (one: Form, other: Form) => {
    const [left, right] = one.key < other.key ? [one, other] : [other, one];
    const score = scoreOf(left, right);
    if (score >= JOIN) pairs.push({ left, right, score });
  };
  /** Numbers of the blocks so far in which a form was compared with all others. */
  const compared = new Map<Form, number[]>(forms.map((form) => [form, []]));
  const numbersOf = (form: Form): number[] => compared.get(form) as number[];
  let number = 0;
  for (const [key, block] of blocks) {
    number++;
    if (block.length > COMMON) {
      if (isExact(key)) block.slice(1).forEach((other, at) => weigh(block[at] as Form, other));
      continue;
    }
    block.forEach((one, at) => {
      for (const other of block.slice(at + 1))
        if (countCommon(numbersOf(one), numbersOf(other)) === 0) weigh(one, other);
    });
    for (const form of block) numbersOf(form).push(number);
  }
  return pairs;
}

/** Of a block of one name, from which pairs come however many are in it. */
export const isExact = (key: string): boolean => key.startsWith('name ');

/** Keys of blocks: names that share none are not compared. */
export function keysOf({ type, name }: Pick<Compared, 'type' | 'name'>): string[] {
  const exact = `name ${type} ${folded(name)}`;
  if (type === 'organization') return [exact, ...organizationKeys(name).map((key) => `o ${key}`)];
  return isLone(name) ? [exact] : [exact, ...blockingKeys(personName(name)).map((key) => `p ${key}`)];
}

/** Log odds that two names have one bearer, with what the articles say of both. */
export function scoreOf(a: Compared, b: Compared): number {
  if (a.type !== b.type) return Number.NEGATIVE_INFINITY;
  const [x, y] = [a.context.wikidata, b.context.wikidata];
  if (x && y) return x === y ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const sameName = folded(a.name) === folded(b.name);
  const together = !sameName && shared(a.articles, b.articles) > 0 ? NAMED_APART : 0;
  const met = Math.min(MOST_COMPANY, shared(a.company, b.company));
  const company = met === 0 ? 0 : COMPANY + (met - 1) * MORE_COMPANY;
  const doubt = met === 0 && a.type === 'person' && !sameName && isInexact(a.name, b.name) ? DOUBT : 0;
  return nameScore(a.type, a, b) + together + company + doubt;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let count = 0;
  for (const each of small) if (large.has(each)) count++;
  return count;
}
