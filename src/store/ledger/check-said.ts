import { MEETING_KINDS, PARTY_ROLES, STATUSES } from '../../model/claim.ts';
import { bounds } from '../../model/edtf.ts';
import { WhometError } from '../../model/errors.ts';
import { FIELDS, VERDICTS } from '../../model/judgement.ts';
import { SAID_SCHEMA, type Said } from '../../model/said.ts';

type Check = (value: unknown) => boolean;

const oneOf =
  (values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const isText: Check = (value) => typeof value === 'string' && value.trim() !== '';
const idOf =
  (...kinds: string[]): Check =>
  (value) =>
    typeof value === 'string' && kinds.some((kind) => value.startsWith(`${kind}_`));
const isDate: Check = (value) => value === null || (typeof value === 'string' && bounds(value) !== null);
const isTime: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));

const isThing = idOf('clm', 'mtg', 'per', 'org');
const isAccount = idOf('clm', 'mtg');
const isParty = idOf('per', 'org');

const ALWAYS: Readonly<Record<string, Check>> = {
  schema: oneOf([SAID_SCHEMA]),
  kind: isText,
  author: optional(isText),
  time: optional(isTime),
  reason: optional((value) => typeof value === 'string'),
};

const KINDS: Readonly<Record<Said['kind'], Readonly<Record<string, Check>>>> = {
  sameness: {
    verdict: oneOf(VERDICTS),
    left: idOf('mtg', 'per', 'org'),
    right: idOf('mtg', 'per', 'org'),
    score: optional((value) => typeof value === 'number' && value >= 0 && value <= 1),
  },
  split: {
    part: (value) => Array.isArray(value) && value.length > 0 && value.every(idOf('clm', 'art')),
    rest: idOf('mtg', 'per', 'org'),
  },
  truth: { verdict: oneOf(['positive', 'negative']), subject: isAccount, field: optional(oneOf(FIELDS)) },
  correction: { subject: isAccount, field: oneOf(FIELDS), value: () => true, role: () => true },
  name: { subject: isParty, value: isText },
  note: { subject: isThing, value: isText },
  tag: { subject: isThing, value: isText },
  undo: { target: idOf('jdg') },
};

/** Of a correction, by its field. */
const VALUES: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  kind: { value: oneOf(MEETING_KINDS) },
  status: { value: oneOf(STATUSES) },
  date: { value: isDate },
  place: { value: (value) => value === null || isText(value) },
  participant: { value: isParty, role: oneOf([...PARTY_ROLES, null]), subject: idOf('mtg') },
};

/** What somebody sent, as something said; throws `judge/said` where it is none, naming the first field that is wrong. */
export function checkSaid(value: unknown, where?: string): Said {
  const said = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const own = KINDS[String(said['kind']) as Said['kind']];
  if (!own) throw wrong('kind', said, where);
  const values = said['kind'] === 'correction' ? (VALUES[String(said['field'])] ?? {}) : {};
  const checks = { ...ALWAYS, ...own };
  const unknown = Object.keys(said).find((name) => !(name in checks));
  if (unknown !== undefined) throw wrong(unknown, said, where);
  for (const [name, check] of [...Object.entries(checks), ...Object.entries(values)]) {
    if (!check(said[name])) throw wrong(name, said, where);
  }
  return said as unknown as Said;
}

const wrong = (name: string, said: Readonly<Record<string, unknown>>, where: string | undefined): WhometError =>
  new WhometError({
    code: 'judge/said',
    message: `${name} cannot be ${JSON.stringify(said[name]) ?? 'missing'}${said['kind'] && name !== 'kind' ? ` in a ${String(said['kind'])}` : ''}.`,
    ...(where !== undefined && { where }),
    next: 'docs/data-model.md tells what each kind takes.',
  });
