import { searchName } from '../model/schema.ts';
import { countryNamed, countryOfDemonym } from './countries.ts';
import { organizationNamed, type ListedKind } from './organizations.ts';
import { readDataYaml } from './package-data.ts';
import { lazily } from './tables.ts';

interface Units {
  readonly words: readonly string[];
  /** Folded names of parts, with the name of the whole. */
  readonly parents: ReadonlyMap<string, string>;
}

const units = lazily((): Units => {
  const { words, parents } = readDataYaml('lexicon/en/units.yaml') as {
    words: string[];
    parents: Record<string, string>;
  };
  return {
    words: words.map(searchName),
    parents: new Map(Object.entries(parents).map(([part, whole]) => [searchName(part), whole])),
  };
});

/** The body or country that a body is a part of, by its name; null where nothing tells. */
export function wholeOf(name: string): string | null {
  const listed = organizationNamed(name);
  const told = units().parents.get(searchName(listed?.name ?? name));
  return told ?? countryOfUnit(name) ?? wholeInFront(name, listed?.kind);
}

/** "Russian Defence Ministry", "Ministry of Defence of Ukraine", "U.S. Embassy in Kabul" */
function countryOfUnit(name: string): string | null {
  const plain = ` ${searchName(name)} `;
  if (!units().words.some((word) => plain.includes(` ${word} `))) return null;
  const words = name
    .replace(/^the /i, '')
    .replace(/['’]s\b/, '')
    .split(' ');
  for (const count of [3, 2, 1]) {
    if (words.length <= count) continue;
    const front = words.slice(0, count).join(' ');
    const country = countryOfDemonym(front) ?? countryNamed(front);
    if (country) return country.name;
  }
  const at = name.lastIndexOf(' of ');
  return at < 0 ? null : (countryNamed(name.slice(at + ' of '.length).replace(/^the /i, ''))?.name ?? null);
}

/** Bodies that have organs named after them. */
const WITH_ORGANS: ReadonlySet<ListedKind> = new Set(['union', 'alliance', 'forum', 'movement', 'party']);
const ORGANS: ReadonlySet<ListedKind | undefined> = new Set<ListedKind | undefined>([
  'agency',
  'parliament',
  'court',
  'bank',
]);

/** "NATO Military Committee" is NATO's. */
function wholeInFront(name: string, kind: ListedKind | undefined): string | null {
  if (!ORGANS.has(kind)) return null;
  const words = name.split(' ');
  for (let count = words.length - 1; count > 0; count--) {
    const whole = organizationNamed(words.slice(0, count).join(' '));
    if (whole && whole.name !== name && WITH_ORGANS.has(whole.kind)) return whole.name;
  }
  return null;
}
