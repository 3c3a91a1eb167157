import type { FrameRules } from '../../lexicon/frames.ts';
import { isOf } from '../../lexicon/word-classes.ts';
import type { Mention, TimeExpression } from '../../model/document.ts';
import type { Linked } from '../links/link.ts';
import { fromMention } from '../meetings/party.ts';
import type { Scene } from '../meetings/scene.ts';
import type { StatusReading } from '../meetings/status.ts';
import { dated } from '../meetings/when.ts';
import { makeDraft, type Draft } from './draft.ts';
import { fieldsOf } from './fields.ts';

/** How far behind "since" the name may begin, in tokens: titles stand between. */
const NEAR = 5;

/** No model weighs it. */
const CONFIDENCE = 0.7;

const READING: StatusReading = { status: 'held', by: 'since', negated: false, past: true };

/**
 * "It was the first visit to Libya by a prime minister since Winston Churchill in 1943": Churchill was there in 1943. Of a
 * journey that is the first since somebody, that one's own, to the same place at the time that stands behind the name.
 */
export function predecessorsOf(scene: Scene, linked: readonly Linked[], rules: FrameRules): Draft[] {
  const { tokens } = scene.sentence;
  const since = tokens.findIndex(({ text }) => text.toLowerCase() === 'since');
  const isFirst = tokens.slice(0, Math.max(0, since)).some(({ text }) => isOf('foremost', text.toLowerCase()));
  const journey = linked.findLast(({ trigger }) => trigger.kind === 'visit' && trigger.index < since);
  if (!isFirst || !journey) return [];
  const mention = nameBehind(scene, since);
  const time = mention && timeBehind(scene, mention, linked);
  if (!mention || !time) return [];
  const when = dated(scene, time, READING);
  const [place] = fieldsOf(journey, rules, linked).wheres;
  const parties = fromMention(scene, mention);
  if (when.date === null || place === undefined || parties.length === 0) return [];
  const side = { slot: 'subject', role: 'visitor', parties, ruled: true } as const;
  return [{ ...makeDraft(scene, journey, [side], [place.place], when, READING), past: true, confidence: CONFIDENCE }];
}

/** The person named right behind "since", perhaps after a title. */
const nameBehind = ({ sentence, mentions }: Scene, since: number): Mention | undefined =>
  mentions.find(
    ({ type, firstToken }) =>
      type === 'person' &&
      firstToken > since &&
      firstToken <= since + NEAR &&
      sentence.tokens.slice(since + 1, firstToken).every(({ upos }) => !['VERB', 'AUX', 'PUNCT', 'ADP'].includes(upos)),
  );

/** The time behind a name in the same phrase: no verb, comma or other event stands between. */
function timeBehind({ sentence, times }: Scene, { lastToken }: Mention, linked: readonly Linked[]) {
  const next: TimeExpression | undefined = times.find(({ firstToken }) => firstToken > lastToken);
  if (!next) return undefined;
  const between = sentence.tokens.slice(lastToken + 1, next.firstToken);
  const isOther = linked.some(({ trigger: { index } }) => index > lastToken && index < next.firstToken);
  return isOther || between.some(({ upos, text }) => upos === 'VERB' || upos === 'AUX' || text === ',')
    ? undefined
    : next;
}
