import { countryOfDemonym } from '../lexicon/countries.ts';
import { WhometError } from '../model/errors.ts';
import type { Day } from '../model/days.ts';
import type { GraphStore } from '../store/contract.ts';
import { isFree, lineOf, take, takePhrases, textOf, type Line, type Phrase, type Stretch } from './line.ts';
import { takeNames, takePartsOfNames, type Name } from './names.ts';
import { numbersIn, type Numbers } from './numbers.ts';
import { takeTimes, type Times } from './times.ts';
import { afterAbout, isWeakAbout, takeOtherTopic, takeTopicFrom, topicsOf, type TopicFound } from './topics.ts';

/** What was found in a question. */
export interface Findings {
  readonly line: Line;
  readonly phrases: readonly Phrase[];
  readonly names: readonly Name[];
  readonly countries: readonly Name[];
  readonly topic: TopicFound | null;
  /** What stands after `about` and is no topic: a name, or words that nothing is known of. */
  readonly noTopic: Stretch | null;
  readonly times: Times;
  readonly numbers: Numbers;
  readonly meeting: string | null;
  readonly notUnderstood: readonly string[];
}

/**
 * Reads a question: ids, times, names, phrases, topics, each word for one thing only.
 * @throws `ask/unknown` and `ask/ambiguous` where a name or topic must stand and the graph has none such or several;
 * `ask/no-such-question` where a word (`not`, `why`) makes it a question that no named query answers.
 */
export async function readQuestion(store: GraphStore, question: string, today: Day): Promise<Findings> {
  const line = lineOf(question);
  const meeting = takeMeeting(line);
  const times = takeTimes(line, today, looksAhead(question));
  const isTopic = await topicsOf(store, line);
  const about = afterAbout(line);
  const marked = about === null ? null : takeTopicFrom(line, about, isTopic);
  const exact = await takeNames(store, line);
  const phrases = takePhrases(line);
  refuse(line, phrases);
  const numbers = numbersIn(line);
  const countries = takeDemonyms(line);
  const topic = marked ?? takeOtherTopic(line, isTopic);
  const parts = await takePartsOfNames(store, line, exact);
  const names = [...exact, ...parts].sort((a, b) => a.from - b.from);
  const left = leftOver(line);
  return {
    line,
    phrases,
    names,
    countries,
    topic,
    noTopic: marked || about === null ? null : noTopicAt(line, about, names, left),
    times,
    numbers,
    meeting,
    notUnderstood: left.map((stretch) => textOf(line, stretch)),
  };
}

function noTopicAt(line: Line, about: number, names: readonly Stretch[], left: readonly Stretch[]): Stretch | null {
  const found = [...names, ...(isWeakAbout(line, about) ? [] : left)].find(({ from }) => from === about);
  return found ?? null;
}

function takeMeeting(line: Line): string | null {
  const at = line.words.findIndex(({ text }) => /^mtg_\w+$/.test(text));
  if (at < 0) return null;
  take(line, { from: at, to: at + 1 });
  return line.words[at]?.text ?? null;
}

/** A month without a year is the next one in a question about what is planned. */
function looksAhead(question: string): boolean {
  const line = lineOf(question);
  return takePhrases(line).some(({ classes }) => classes.has('planned'));
}

/** A word that turns the question round. After `or` and its like an answer would be to another question. */
function refuse(line: Line, phrases: readonly Phrase[]): void {
  const turning = phrases.find(({ classes }) => classes.has('refused'));
  if (!turning) return;
  throw new WhometError({
    code: 'ask/no-such-question',
    message: `No named query answers a question with "${textOf(line, turning)}".`,
    where: line.words.map(({ text }) => text).join(' '),
    next: '`whomet ask --list` shows what can be asked; `whomet query` takes any read-only Cypher.',
  });
}

/** `Swedish`, where it is no part of a name. */
function takeDemonyms(line: Line): Name[] {
  return line.words.flatMap(({ text, isCapital }, from) => {
    const stretch = { from, to: from + 1 };
    const country = isCapital && isFree(line, stretch) ? countryOfDemonym(text) : undefined;
    if (!country) return [];
    take(line, stretch);
    return [{ ...stretch, text: country.key, labels: new Set<never>(), isCountry: true }];
  });
}

/** What nothing took, neighbours together. */
function leftOver(line: Line): Stretch[] {
  const left: Stretch[] = [];
  for (let from = 0; from < line.words.length; from++) {
    let to = from;
    while (isFree(line, { from: to, to: to + 1 })) to++;
    if (to === from) continue;
    left.push({ from, to });
    from = to;
  }
  return left;
}
