import { WhometError } from '../../model/errors.ts';
import { isId } from '../../model/ids.ts';
import { FIELDS, VERDICTS, type Judgement } from '../../model/judgement.ts';

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isFilled: Check = (value) => typeof value === 'string' && value !== '';
const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const mapOf =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isMap(value) && Object.entries(checks).every(([name, check]) => check(value[name]));

const isQuote = mapOf({
  quote: isText,
  start: Number.isSafeInteger,
  end: Number.isSafeInteger,
  prefix: isText,
  suffix: isText,
});
const isClaimAnchor = mapOf({ article: isFilled, claim: isFilled, quotes: listOf(isQuote), parties: listOf(isText) });
const isNameAnchor = mapOf({
  article: isFilled,
  type: (value) => value === 'person' || value === 'organization',
  name: isFilled,
  aliases: listOf(isText),
});
const isSubject = mapOf({ id: isFilled, name: isText, claims: listOf(isClaimAnchor), names: listOf(isNameAnchor) });
const isVerdict: Check = (value) => VERDICTS.some((verdict) => verdict === value);
const isField: Check = (value) => value === null || FIELDS.some((field) => field === value);

const ALWAYS: Readonly<Record<string, Check>> = {
  id: (value) => isId(value) && String(value).startsWith('jdg_'),
  author: isText,
  time: (value) => isText(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(String(value)),
  reason: isText,
};

const KINDS: Readonly<Record<Judgement['kind'], Readonly<Record<string, Check>>>> = {
  sameness: { verdict: isVerdict, left: isSubject, right: isSubject },
  split: { part: isSubject, rest: isSubject },
  truth: { verdict: isVerdict, subject: isSubject, field: isField },
  correction: { subject: isSubject, field: isField, value: (value) => value === null || isText(value) || isMap(value) },
  name: { subject: isSubject, value: isFilled },
  note: { subject: isSubject, value: isFilled },
  tag: { subject: isSubject, value: isFilled },
  undo: { target: isFilled },
};

/** A row of another ledger; throws `judge/row` where it is none, naming the first field that is wrong. */
export function checkJudgement(value: unknown, where: string): Judgement {
  const row = isMap(value) ? value : {};
  const own = KINDS[String(row['kind']) as Judgement['kind']];
  const checks = own ? { ...ALWAYS, ...own } : { kind: () => false };
  const wrong = Object.entries(checks).find(([name, check]) => !check(row[name]));
  if (!wrong) return row as unknown as Judgement;
  throw new WhometError({
    code: 'judge/row',
    message: `The row’s ${wrong[0]} is not what the ledger takes.`,
    where,
    next: 'docs/data-model.md tells what each kind takes.',
  });
}
