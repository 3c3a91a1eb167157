import { remembering } from '../model/remembering.ts';
import { searchName } from '../model/schema.ts';
import { lazily, readTable, values } from './tables.ts';

/** `union` governs its members' common affairs; a `publisher` reports meetings and is no party of them. */
export type ListedKind =
  | 'union'
  | 'alliance'
  | 'forum'
  | 'agency'
  | 'court'
  | 'bank'
  | 'parliament'
  | 'government'
  | 'party'
  | 'movement'
  | 'company'
  | 'publisher';

/** A row of data/lexicon/en/organizations.tsv. */
export interface Organization {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: ListedKind;
  /** City of its seat; null where it has none. */
  readonly seat: string | null;
  readonly wikidata: string | null;
}

/** Periods fall away, so that U.N. and UN are the same; OPEC+ is not OPEC. */
const fold = remembering((name) => searchName(name.replace(/\./g, '').replace(/\+/g, ' plus ')));

const byName = lazily((): ReadonlyMap<string, Organization> => {
  const rows = readTable('lexicon/en/organizations.tsv').map(
    ([name = '', aliases, kind, seat, wikidata]): Organization =>
      Object.freeze({
        name,
        aliases: Object.freeze(values(aliases)),
        kind: kind as ListedKind,
        seat: seat || null,
        wikidata: wikidata || null,
      }),
  );
  return new Map(rows.flatMap((row) => [row.name, ...row.aliases].map((name) => [fold(name), row])));
});

/** The organization of a name or any alias; "The Hill" needs its article, all others may have one. */
export function organizationNamed(name: string): Organization | undefined {
  const folded = fold(name);
  return byName().get(folded) ?? byName().get(folded.replace(/^the /, ''));
}

/** Whether a name is a news agency, paper or broadcaster. */
export const isPublisher = (name: string): boolean => organizationNamed(name)?.kind === 'publisher';

/** Bodies of many members, whose own meetings are encounters: "the G7 met in Brussels". */
const ASSEMBLIES: ReadonlySet<ListedKind> = new Set(['union', 'alliance', 'forum']);

export function isAssembly(name: string): boolean {
  const kind = organizationNamed(name)?.kind;
  return kind !== undefined && ASSEMBLIES.has(kind);
}
