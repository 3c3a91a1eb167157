import type { Judgement, Subject } from '../../model/judgement.ts';

/**
 * The judgement without all that it keeps of some articles: quotes, names. Null where one of the things that it is about
 * was known from nowhere else.
 */
export function withoutArticles(judgement: Judgement, articles: ReadonlySet<string>): Judgement | null {
  let lost = false;
  const strip = (value: unknown): unknown => {
    if (!isSubject(value)) return value;
    const claims = value.claims.filter(({ article }) => !articles.has(article));
    const names = value.names.filter(({ article }) => !articles.has(article));
    const had = value.claims.length + value.names.length;
    lost ||= had > 0 && claims.length + names.length === 0;
    return { ...value, claims, names };
  };
  const stripped = Object.fromEntries(Object.entries(judgement).map(([name, value]) => [name, strip(value)]));
  return lost ? null : (stripped as unknown as Judgement);
}

const isSubject = (value: unknown): value is Subject =>
  typeof value === 'object' && value !== null && 'claims' in value && 'names' in value;
