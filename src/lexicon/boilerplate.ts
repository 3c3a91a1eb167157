import { readDataYaml } from './package-data.ts';
import { lazily } from './tables.ts';

export type CutScope = 'line' | 'paragraph' | 'inline' | 'head' | 'tail';

/** A rule of data/rules/en/boilerplate.yaml. */
export interface CutRule {
  readonly id: string;
  readonly scope: CutScope;
  readonly reason: string;
  readonly pattern: RegExp;
  /** Characters that a line or paragraph may have at most. */
  readonly longest: number;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

interface Row {
  id: string;
  scope: CutScope;
  reason: string;
  pattern: string;
  case?: boolean;
  longest?: number;
  yes: string[];
  no: string[];
}

const LONGEST_LINE = 170;

export const cutRules = lazily((): readonly CutRule[] =>
  (readDataYaml('rules/en/boilerplate.yaml') as Row[]).map((row) => {
    const whole = row.scope === 'line' || row.scope === 'head';
    const source = whole ? `^(?:${row.pattern})\\s*$` : row.pattern;
    const flags = `${row.case ? '' : 'i'}${row.scope === 'inline' ? 'g' : ''}u`;
    const { id, scope, reason, yes, no } = row;
    return {
      id,
      scope,
      reason,
      yes,
      no,
      pattern: new RegExp(source, flags),
      longest: row.longest ?? (whole ? LONGEST_LINE : 1500),
    };
  }),
);
