import { titleLevel, officeOf } from '../../lexicon/titles.ts';

/** What is known of somebody besides the name, from all articles that name them so. */
export interface Context {
  /** Keys of countries that offices belong to. */
  readonly countries: ReadonlySet<string>;
  /** Offices in one wording: `foreign minister`. */
  readonly offices: ReadonlySet<string>;
  /** Years of the articles. */
  readonly years: readonly number[];
  readonly wikidata: string | null;
  /** What the tables of people know the bearer by; null where they do not know the name. */
  readonly known: string | null;
}

/** A person who left an office long ago does not hold it in the news. */
const TERM_YEARS = 12;

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): 'none' | 'one' | 'same' | 'other' =>
  a.size === 0 && b.size === 0
    ? 'none'
    : a.size === 0 || b.size === 0
      ? 'one'
      : [...a].some((x) => b.has(x))
        ? 'same'
        : 'other';

/** Features of what two contexts say; `lone` tells that a name of one word has little to say itself. */
export function contextFeatures(a: Context, b: Context, lone: boolean): string[] {
  const who = lone ? 'lone' : 'full';
  const country = overlap(a.countries, b.countries);
  const office = overlap(a.offices, b.offices);
  const features: string[] = [];
  if (country === 'same' || country === 'other') features.push(`country=${country}`, `country=${country}&${who}`);
  if (office === 'same' || office === 'other') features.push(`office=${office}&country=${country}`);
  if (office === 'other' && levelOf(a) !== levelOf(b)) features.push('level=other');
  if (office === 'same' && yearsApart(a, b) > TERM_YEARS) features.push('term=past');
  if (a.wikidata && b.wikidata) features.push(`wikidata=${a.wikidata === b.wikidata ? 'same' : 'other'}`);
  if (a.known && b.known) features.push(`known=${a.known === b.known ? 'same' : 'other'}`);
  return features;
}

/** Public office, or another walk of life. */
const levelOf = ({ offices }: Context): 'public' | 'other' =>
  [...offices].some((office) => (titleLevel(office) ?? 'other') !== 'other') ? 'public' : 'other';

function yearsApart(a: Context, b: Context): number {
  const gaps = a.years.flatMap((x) => b.years.map((y) => Math.abs(x - y)));
  return gaps.length === 0 ? 0 : Math.min(...gaps);
}

export const officesOf = (titles: readonly string[]): Set<string> => new Set(titles.map((title) => officeOf(title)));
