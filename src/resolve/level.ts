import type { Claim } from '../model/claim.ts';
import { LEVELS, type Meeting } from '../model/world.ts';

/** Ranks of offices; src/lexicon provides it. */
export interface Titles {
  /** Level of an office such as `foreign minister`, or undefined where it is unknown. */
  level(title: string): NonNullable<Meeting['level']> | undefined;
}

/** The level of the highest office among the participants of each claim; null where no office is named. */
export function levelOf(claims: readonly Claim[], titles: Titles): Meeting['level'] {
  const levels = claims.flatMap(({ participants }) =>
    participants.flatMap(({ offices }) =>
      offices.filter(({ former }) => !former).flatMap(({ title }) => titles.level(title) ?? []),
    ),
  );
  return LEVELS.find((level) => levels.includes(level)) ?? null;
}

/** Of a meeting of so many parties. */
export const formatOf = (parties: number): Meeting['format'] =>
  parties === 0 ? null : parties <= 2 ? 'bilateral' : 'multilateral';
