import { daysBetween, isDay } from '../../model/days.ts';
import { bounds, precision } from '../../model/edtf.ts';
import type { Status } from '../../model/claim.ts';
import type { TimeExpression } from '../../model/document.ts';
import { frameRules } from '../../lexicon/frames.ts';
import { clauseToll } from '../syntax/distance.ts';
import { dated, headOf, mayDate, nearest, whenOf, type When } from '../meetings/when.ts';
import { eventWords } from '../meetings/trigger.ts';
import { isPast } from '../meetings/past.ts';
import type { SceneSource } from '../meetings/scene.ts';
import { isOf } from '../../lexicon/word-classes.ts';
import { datelineOf } from './dateline.ts';
import type { TriggerView } from './features.ts';
import { between, bucket, pathBetween } from './surface.ts';
import { clauseFeatures, contextFeatures, isOfAnother } from './clauses.ts';
import { likeliestOrNone, sharesOrNone, type Shares } from './or-none.ts';

/** A time that may date an event, with its value as the event's status reads it. */
export interface TimeCandidate {
  readonly time: TimeExpression;
  readonly when: When;
  /** Sentences from the time to the event; negative where the time stands behind it. */
  readonly back: number;
}

/** How many sentences before an event a time may stand, and how far into the text the lead goes. */
const BACK = 2;
const LEAD = 2;

/** Times that may date what a trigger tells of: of its sentence, of those before, and of the lead. */
export function timeCandidates(view: Pick<TriggerView, 'scene' | 'reading' | 'trigger'>): TimeCandidate[] {
  const { scene, reading, trigger } = view;
  const here = scene.sentence.index;
  const limits = scene.times.filter((time) => isLimit(view, time));
  return scene.source.times.flatMap((time) => {
    const back = here - time.sentence;
    if (limits.length > 0 && (back > 0 || limits.includes(time))) return [];
    if (!((back >= 0 && back <= BACK) || (time.sentence < LEAD && back > 0))) return [];
    // The day of publication is no day of an event.
    if (scene.article.publishedBasis === 'dateline' && isFiled(scene.source, time)) return [];
    if (time.dates === 'behind' && (back > 0 || !mayDate(time, trigger.index, scene.syntax))) return [];
    if (back > 0 && isLetterDay(scene.article, time)) return [];
    // "on Wednesday" of another sentence looks back there: it dates no plan.
    if (back > 0 && looksAhead(reading) && time.value !== time.ahead) return [];
    const when = dated(scene, time, reading);
    return when.date === null || isOver(when, view) ? [] : [{ time, when, back }];
  });
}

/** "has met them twice since March": dated neither then nor by another sentence, unless this one denies any later one. */
const isLimit = ({ scene, reading }: Pick<TriggerView, 'scene' | 'reading'>, { firstToken }: TimeExpression): boolean =>
  !reading.negated && isOf('limit', scene.syntax.word(firstToken - 1));

/** "will meet", "their first talks since he came to power in June 1982": no plan lies behind the day of publication. */
function isOver({ date }: When, { scene, reading }: Pick<TriggerView, 'scene' | 'reading'>): boolean {
  const end = date === null ? null : bounds(date)?.end;
  const { published } = scene.article;
  return looksAhead(reading) && !reading.past && published !== null && typeof end === 'string' && end < published;
}

/** What speaks for and against a time's being that of an event. */
export function timeFeatures(view: TriggerView, candidate: TimeCandidate, all: readonly TimeCandidate[]): string[] {
  const { scene, trigger, reading } = view;
  const { syntax } = scene;
  const { time, when, back } = candidate;
  const { published } = scene.article;
  const date = when.date ?? '';
  const age = published !== null && isDay(date) ? ageOf(daysBetween(date, published)) : precision(date);
  const past = isPast(syntax, trigger);
  const rule = whenOf(scene, trigger, reading, frameRules());
  const ruled = back === 0 && rule.token === time.firstToken;
  const tense = `${statusAt(view, when)}${past ? '/past' : ''}`;
  const common = [
    'bias',
    `back=${Math.min(back, 3)}`,
    `back=${Math.min(back, 3)}&tense=${tense}`,
    `back=${Math.min(back, 3)}&age=${age}`,
    `age=${age}&tense=${tense}`,
    `kind=${kindOf(time)}&tense=${tense}`,
    `kind=${kindOf(time)}&back=${Math.min(back, 3)}`,
    `ruled=${ruled}`,
    `any=${all.some((other) => isOwn(view, other))}&back=${Math.min(back, 3)}&ruled=${rule.date !== null}`,
    `basis=${time.basis}&back=${Math.min(back, 1)}`,
    `dateline=${isFiled(scene.source, time)}&tense=${tense}`,
    `dateline=${isFiled(scene.source, time)}&back=${Math.min(back, 3)}`,
    `pos=${trigger.frame.pos}&link=${trigger.link}&back=${Math.min(back, 3)}`,
    `event=${Math.min(scene.sentence.index, 5)}&back=${Math.min(back, 3)}`,
    `lead=${time.sentence < LEAD}&back=${Math.min(back, 3)}&tense=${tense}`,
  ];
  if (back > 0) {
    const later = all.filter((other) => other.back < back && other.back > 0).length;
    return [
      ...common,
      `later=${Math.min(later, 2)}&back=${Math.min(back, 3)}`,
      `frame=${trigger.frame.id}&back=${Math.min(back, 3)}`,
      ...contextFeatures(view, time, back),
    ];
  }
  const head = headOf(syntax, time);
  const order = time.firstToken > trigger.index ? 'after' : 'before';
  const [from, to] = order === 'after' ? [trigger.index, time.firstToken] : [time.lastToken, trigger.index];
  const inner = between(from, to);
  const toll = clauseToll(syntax, frameRules().status.saying, eventWords(trigger));
  const far = nearest(syntax, head, trigger, toll);
  const rivals = view.triggers.filter((at) => at > from && at < to && at !== trigger.index).length;
  const nearer = all.filter(
    (other) => other.back === 0 && other !== candidate && Math.abs(other.time.firstToken - trigger.index) < to - from,
  ).length;
  const verbs = inner.filter((at) => syntax.tokens[at]?.upos === 'VERB').length;
  const governor = syntax.head(head) < 0 ? '' : syntax.lemma(syntax.head(head));
  const said = frameRules().status.saying.has(governor);
  const before = syntax.word(time.firstToken - 1);
  const path = pathBetween(syntax, head, trigger.index);
  return [
    ...common,
    `far=${Math.min(far, 8)}&nearer=${Math.min(nearer, 2)}`,
    `far=${Math.min(far, 8)}&${order}`,
    `far=${Math.min(far, 8)}&count=${Math.min(all.filter((other) => other.back === 0).length, 3)}`,
    `distance=${bucket(to - from)}&${order}&rivals=${Math.min(rivals, 2)}`,
    `distance=${bucket(to - from)}&nearer=${Math.min(nearer, 2)}&verbs=${Math.min(verbs, 2)}`,
    `said=${said}&tense=${tense}&link=${trigger.link}`,
    `said=${said}&nearer=${nearer === 0}`,
    `governor=${governor}`,
    `direct=${syntax.head(head) === trigger.index}&verb=${syntax.head(head) === trigger.verb}`,
    `left=${before}&${order}`,
    `left=${before}&tense=${tense}`,
    `path=${path}`,
    `rivals=${Math.min(rivals, 2)}&verbs=${Math.min(verbs, 2)}&${order}`,
    `only=${all.filter((other) => other.back === 0).length === 1}&ruled=${ruled}&${order}`,
    `ruled=${ruled}&age=${age}&tense=${tense}`,
    `next=${syntax.word(time.lastToken + 1)}&${order}`,
    ...clauseFeatures(view, head),
  ];
}

/** Does a time stand in the dateline? It says when the report was filed. */
function isFiled(source: SceneSource, { start, end }: TimeExpression): boolean {
  const head = datelineOf(source);
  return head !== null && head.start <= start && end <= head.end;
}

/** The day that a letter bears is that of no event; minutes bear that of the meeting. */
const isLetterDay = ({ publishedBasis, documentDate }: SceneSource['article'], { basis, value }: TimeExpression) =>
  publishedBasis === 'document' && documentDate?.basis === 'letter' && basis === 'stated' && value === documentDate.day;

/** "is meeting on Friday": what goes on is planned if a day to come is meant. */
const statusAt = ({ reading, scene }: TriggerView, { date }: When): Status =>
  reading.by === 'progressive' && scene.article.published !== null && (date ?? '') > scene.article.published
    ? 'planned'
    : reading.status;

const looksAhead = ({ status }: TriggerView['reading']): boolean =>
  status === 'planned' || status === 'proposed' || status === 'postponed';

/** Does a time stand in the sentence of the event, and not in a clause of another? */
const isOwn = (view: TriggerView, { time, back }: TimeCandidate): boolean =>
  back === 0 && !isOfAnother(view, headOf(view.scene.syntax, time));

/** What speaks for none of the times being that of an event. */
export function noTimeFeatures(view: TriggerView, all: readonly TimeCandidate[]): string[] {
  const { scene, trigger, reading } = view;
  const tense = `${reading.status}${isPast(scene.syntax, trigger) ? '/past' : ''}`;
  const here = all.filter((candidate) => isOwn(view, candidate)).length;
  const word = `pos=${trigger.frame.pos}&link=${trigger.link}`;
  return [
    'none',
    `none&here=${Math.min(here, 3)}`,
    `none&tense=${tense}`,
    `none&here=${Math.min(here, 2)}&tense=${tense}`,
    `none&event=${Math.min(scene.sentence.index, 5)}`,
    `none&${word}`,
    `none&all=${Math.min(all.length, 5)}`,
    `none&tense=${tense}&${word}`,
  ];
}

/** How likely each time is the one, and how likely none is. */
export const timeShares = (view: TriggerView, all: readonly TimeCandidate[]): Shares =>
  sharesOrNone(
    'time',
    all.map((candidate) => timeFeatures(view, candidate, all)),
    noTimeFeatures(view, all),
  );

/** Best guess, with how likely it is. */
export interface Dated {
  readonly when: When;
  readonly chance: number;
  readonly back: number;
}

/** The likeliest time, unless none is likelier still. */
export function bestTime(view: TriggerView): Dated | undefined {
  const all = timeCandidates(view);
  return likeliestOrNone(all, timeShares(view, all));
}

const ageOf = (days: number): string =>
  days < -7
    ? 'far-ahead'
    : days < 0
      ? 'ahead'
      : days <= 1
        ? `${days}`
        : days <= 7
          ? 'week'
          : days <= 45
            ? 'month'
            : 'old';

/** What sort of words a time is made of. */
function kindOf({ text, dates }: TimeExpression): string {
  if (dates) return 'distance';
  if (/\b(mon|tues|wednes|thurs|fri|satur|sun)day/i.test(text)) return 'weekday';
  if (/\b(today|yesterday|tomorrow|tonight)\b/i.test(text)) return 'day';
  if (/\b(last|next|this|ago|earlier|later)\b/i.test(text)) return 'relative';
  if (/^\d{4}$/.test(text)) return 'year';
  return /\d/.test(text) ? 'date' : 'month';
}
