import { classesBefore, type Line } from './line.ts';
import type { Name } from './names.ts';
import type { Findings } from './read.ts';

/** What each name of a question stands for. */
export interface Roles {
  /** In the order of the question. */
  readonly people: readonly Name[];
  readonly bodies: readonly Name[];
  readonly places: readonly Name[];
  /** What somebody acts for. */
  readonly countries: readonly Name[];
}

/** A name that may be several things is told by the word before it: in Sweden, from Sweden, met Sweden. */
export function rolesOf({ line, names, countries, phrases }: Findings): Roles {
  const isVisit = phrases.some(({ classes }) => classes.has('visit'));
  const roles = names.map((name) => [roleOf(line, name, isVisit), name] as const);
  const of = (role: keyof Roles): Name[] => roles.filter(([each]) => each === role).map(([, name]) => name);
  return {
    people: of('people'),
    bodies: of('bodies'),
    places: of('places'),
    countries: [...of('countries'), ...countries].sort((a, b) => a.from - b.from),
  };
}

function roleOf(line: Line, { from, labels, isCountry }: Name, isVisit: boolean): keyof Roles {
  if (labels.size === 0) return 'countries';
  const before = classesBefore(line, from);
  const isFrom = before.has('from-country');
  if (isFrom && isCountry && line.words[from - 1]?.folded === 'from') return 'countries';
  if (labels.has('Place') && (before.has('in-place') || before.has('visit'))) return 'places';
  if (labels.has('Person')) return 'people';
  if (labels.has('Place') && isVisit) return 'places';
  if (labels.has('Organization')) return 'bodies';
  return isCountry && !before.has('in-place') ? 'countries' : 'places';
}

/** Who brought others together, and whom. */
export interface Mediation {
  readonly mediator: Name | null;
  readonly between: readonly Name[];
}

/** `Cy brought …` has the mediator before the verb, `… brought together by Cy` after it. */
export function mediationOf(line: Line, { phrases }: Findings, parties: readonly Name[]): Mediation {
  const verb = phrases.find(({ classes }) => classes.has('mediate'))?.from ?? 0;
  const by = parties.find(({ from }) => from > verb && line.words[from - 1]?.folded === 'by');
  const isPassive = by !== undefined || phrases.some(({ classes }) => classes.has('by-whom'));
  const mediator = by ?? (isPassive ? undefined : parties.findLast(({ from }) => from < verb));
  return { mediator: mediator ?? null, between: parties.filter((name) => name !== mediator) };
}
