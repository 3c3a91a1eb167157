import { MEETING_KINDS, STATUSES } from '../model/claim.ts';
import type { Filters } from '../model/filters.ts';
import { isDay } from '../model/days.ts';
import { WhometError } from '../model/errors.ts';
import { LEVELS, MEETING_FORMATS } from '../model/world.ts';
import { numberOf } from './number-of.ts';

const GROUP = 'Filters:';

/** The flags that every ask, view and export takes. */
export const filterOptions = {
  person: { type: 'string', requiresArg: true, group: GROUP, describe: 'Somebody who has a part in the meeting' },
  other: { type: 'string', requiresArg: true, group: GROUP, describe: 'Somebody else who has a part in it' },
  organization: { type: 'string', requiresArg: true, group: GROUP, describe: 'A body that has a part in it' },
  country: { type: 'string', requiresArg: true, group: GROUP, describe: 'A country that one of them acts for' },
  place: { type: 'string', requiresArg: true, group: GROUP, describe: 'A place, with everything inside it' },
  from: { type: 'string', requiresArg: true, group: GROUP, describe: 'First day, YYYY-MM-DD' },
  to: { type: 'string', requiresArg: true, group: GROUP, describe: 'Last day, YYYY-MM-DD' },
  status: { choices: STATUSES, group: GROUP, describe: 'What is known of it' },
  kind: { choices: MEETING_KINDS, group: GROUP, describe: 'How they met' },
  topic: { type: 'string', requiresArg: true, group: GROUP, describe: 'What it was about' },
  level: { choices: LEVELS, group: GROUP, describe: 'The highest office that an account names' },
  'meeting-format': { choices: MEETING_FORMATS, group: GROUP, describe: 'Of two, or of more' },
  'min-confidence': {
    type: 'string',
    requiresArg: true,
    coerce: numberOf('min-confidence', 0, 1),
    group: GROUP,
    describe: 'How sure at least, 0 to 1',
  },
} as const;

type Flags = Readonly<Record<string, unknown>>;

/** The filters among a command's arguments; throws `usage/day` where a day is none. */
export function filtersOf(flags: Flags): Filters {
  const names = Object.keys(filterOptions).map(camelCase);
  const given = names.flatMap((name) => ((flags[name] ?? null) === null ? [] : [[name, flags[name]] as const]));
  for (const [name, value] of given) if (name === 'from' || name === 'to') checkDay(name, String(value));
  return Object.fromEntries(given);
}

export const camelCase = (flag: string): string => flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
export const kebabCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** @throws `usage/day` where the value of a flag is no day. */
export function checkDay(flag: string, value: string): void {
  if (isDay(value)) return;
  throw new WhometError({
    code: 'usage/day',
    message: `--${flag} ${value} is no day.`,
    next: `Write it as YYYY-MM-DD, for example --${flag} 2024-08-27.`,
  });
}
