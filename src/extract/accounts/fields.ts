import type { FrameRules } from '../../lexicon/frames.ts';
import type { Linked } from '../links/link.ts';
import { placeAmong, type Placed } from '../links/places.ts';
import { bestTime, type Dated } from '../links/times.ts';
import { NO_DATE, type When } from '../meetings/when.ts';
import { wheresOf, type Where } from '../meetings/where.ts';

/** What the text around a sentence suggests where the sentence itself gives no time or place. */
export interface Likely {
  readonly time: Dated | undefined;
  readonly place: Placed | undefined;
}

/** The likeliest time and place of an event, of its own sentence and of the text around it. */
export interface Fields {
  readonly when: When;
  readonly wheres: readonly Where[];
  readonly likely: Likely;
}

/**
 * When and where an event was, as far as its sentence and those around it tell; `beside`: all events of the sentence.
 * None for attendance: when and where its encounter was is told before.
 */
export function fieldsOf({ view, trigger }: Linked, rules: FrameRules, beside: readonly Linked[]): Fields {
  if (trigger.frame.attendance) return { when: NO_DATE, wheres: [], likely: { time: undefined, place: undefined } };
  const [time, place] = [
    bestTime(view),
    placeAmong(
      view,
      beside.map((one) => one.view),
    ),
  ];
  const stated = wheresOf(view.scene, trigger, rules);
  const own: Where[] =
    stated.length > 1
      ? stated // places listed with their times stay a list
      : place?.back === 0
        ? [{ place: place.place, token: stated[0]?.token ?? -1, alternative: false }]
        : [];
  return {
    when: time?.back === 0 ? time.when : NO_DATE,
    wheres: own,
    likely: {
      time: stated.length <= 1 && time && time.back > 0 ? time : undefined,
      place: place && place.back !== 0 ? around(place) : undefined,
    },
  };
}

/** A place of another sentence is inferred; the dateline says what it is. */
const around = (guess: Placed): Placed =>
  guess.back < 0 ? guess : { ...guess, place: { ...guess.place, basis: 'inferred' } };
