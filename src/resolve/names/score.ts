import { readData } from '../../lexicon/package-data.ts';
import { lazily } from '../../lexicon/tables.ts';
import { contextFeatures, type Context } from './context.ts';
import { organizationFeatures } from './organization.ts';
import { isLone, personFeatures } from './person.ts';

/** One side of a comparison: a name and what is known of its bearer. */
export interface Named {
  readonly name: string;
  readonly context: Context;
}

export type NamedType = 'person' | 'organization';

/** A feature that speaks for or against, with its weight in log odds and the two values that were compared. */
export interface NameReason {
  readonly name: string;
  readonly weight: number;
  readonly left: string;
  readonly right: string;
}

export interface NameComparison {
  /** Log odds that the two are one. */
  readonly score: number;
  readonly reasons: readonly NameReason[];
}

/** All features of a pair of names with their contexts. */
export function identityFeatures(type: NamedType, a: Named, b: Named): string[] {
  const own = type === 'person' ? personFeatures(a.name, b.name) : organizationFeatures(a.name, b.name);
  const lone = type === 'person' && (isLone(a.name) || isLone(b.name));
  return ['bias', ...own, ...contextFeatures(a.context, b.context, lone)];
}

const weights = lazily(() => {
  const read = new Map<NamedType, Map<string, number>>([
    ['person', new Map()],
    ['organization', new Map()],
  ]);
  for (const line of readData('models/identity.tsv').split('\n')) {
    const [type = '', feature = '', weight = ''] = line.split('\t');
    if (weight !== '' && !type.startsWith('#')) read.get(type as NamedType)?.set(feature, Number(weight));
  }
  return read;
});

/** Are two names of one person, or of one body? Depends on nothing but the two. */
export function compareNames(type: NamedType, a: Named, b: Named): NameComparison {
  const own = weights().get(type);
  const reasons = identityFeatures(type, a, b)
    .map((name) => ({ name, weight: own?.get(name) ?? 0, ...values(name, a, b) }))
    .filter(({ weight }) => weight !== 0);
  return { score: reasons.reduce((sum, { weight }) => sum + weight, 0), reasons };
}

/** The same without its reasons: quicker. */
export function nameScore(type: NamedType, a: Named, b: Named): number {
  const own = weights().get(type);
  return identityFeatures(type, a, b).reduce((sum, feature) => sum + (own?.get(feature) ?? 0), 0);
}

/** What a feature looked at on each side. */
function values(feature: string, a: Named, b: Named): { left: string; right: string } {
  const show = ({ name, context }: Named): string => {
    if (feature.startsWith('country') && context.countries.size > 0) return [...context.countries].sort().join(', ');
    if (/^(?:office|level|term)=/.test(feature)) return [...context.offices].sort().join(', ');
    if (feature.startsWith('wikidata=')) return context.wikidata ?? '';
    return feature.startsWith('known=') ? (context.known ?? '') : name;
  };
  return { left: show(a), right: show(b) };
}
