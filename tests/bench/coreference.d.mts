interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** CoNLL-2012's mean of three scores of a clustering. */
export function conll(
  gold: readonly (readonly string[])[],
  found: readonly (readonly string[])[],
): { readonly muc: Score; readonly b3: Score; readonly ceaf: Score; readonly f1: number };
