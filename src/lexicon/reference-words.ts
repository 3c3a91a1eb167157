import { readDataYaml } from './package-data.ts';
import { lazily } from './tables.ts';

/** Words that stand for somebody named elsewhere: data/rules/en/references.yaml. */
export type ReferenceWords = Readonly<
  Record<
    | 'he'
    | 'she'
    | 'they'
    | 'leaderPairs'
    | 'pairHeads'
    | 'pairMarkers'
    | 'sideHeads'
    | 'leaderHeads'
    | 'bodyHeads'
    | 'headOffices',
    ReadonlySet<string>
  >
> & {
  /** Words of number: "the five presidents". */
  readonly counts: ReadonlyMap<string, number>;
};

export const referenceWords = lazily((): ReferenceWords => {
  const data = readDataYaml('rules/en/references.yaml') as Record<string, string[]> & {
    counts: Record<string, number>;
  };
  const set = (name: string): ReadonlySet<string> => new Set(data[name]);
  return Object.freeze({
    he: set('he'),
    she: set('she'),
    they: set('they'),
    leaderPairs: set('leader_pairs'),
    pairHeads: set('pair_heads'),
    pairMarkers: set('pair_markers'),
    sideHeads: set('side_heads'),
    leaderHeads: set('leader_heads'),
    bodyHeads: set('body_heads'),
    headOffices: set('head_offices'),
    counts: new Map(Object.entries(data.counts)),
  });
});
