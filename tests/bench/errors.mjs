/**
 * npm run bench:errors -- [--articles FILE.jsonl --gold FILE.jsonl]
 * What is still wrong with extraction, counted: each missed encounter with the first cause that applies, each spurious
 * one, what is wrong with those found, and how often claims of a confidence are right. Without flags: MeetBench dev,
 * where ../shared has it, and our own dev and test articles. Gold gives for each encounter its evidence: the sentences
 * that are looked at are those that hold it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { explainArticle, extractArticle } from '../../dist/pipeline/extract-article.js';
import { align, matchMeetings } from '../../dist/pipeline/score.js';
import { means, sameDate, samePlace, tenseOf } from '../../dist/pipeline/same.js';
import { toScored } from '../../dist/pipeline/scored.js';
import { makeArticle } from '../../dist/read/make-article.js';
import { shared } from './inputs.mjs';

const own = (name) => fileURLToPath(new URL(`../../data/gold/${name}`, import.meta.url));
const lines = (file) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const folded = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Triggers in the sentences that hold the evidence of an encounter, or are held by it. */
function triggersFor(meeting, triggers) {
  const evidence = (meeting.evidence ?? []).map(folded);
  return triggers.filter(({ text }) => {
    const sentence = folded(text);
    return evidence.some((quote) => sentence.includes(quote) || quote.includes(sentence));
  });
}

const required = ({ participants }) => participants.filter(({ optional }) => !optional);
const naming = (parties, gold) => parties.some((party) => means(party, gold));

/** Why nothing was found for an encounter. */
function causeOfMiss(meeting, found, { record, triggers }) {
  const parties = required(meeting);
  const least = Math.min(2, parties.length);
  const count = (named) => parties.filter((party) => naming(named, party)).length;
  if (found.some(({ participants }) => count(participants) >= least))
    return 'told with another encounter, or with too many';
  const near = triggersFor(meeting, triggers);
  if (near.length === 0) return 'no trigger: no word of frames.yaml, or nobody named in its sentence';
  if (count(record.mentions) < least) return 'a party is no name that the program knows';
  const reach = near.filter((trigger) => count(trigger.parties) >= least);
  if (reach.length === 0) return 'a party is named only in another sentence';
  if (!reach.some(({ event }) => event.yes)) return 'encounter refused by the model';
  const linked = reach.filter(
    (trigger) => trigger.event.yes && count(trigger.parties.filter(({ yes }) => yes)) >= least,
  );
  return linked.length === 0 ? 'parties in the sentence, not linked' : 'dropped or joined by a rule';
}

/** What a prediction is that answers to no encounter. */
function causeOfExtra(guess, gold, matches) {
  const hits = (meeting) => align(guess, meeting).filter(Boolean).length;
  const likest = gold.toSorted((a, b) => hits(b) - hits(a))[0];
  const best = likest ? hits(likest) : 0;
  if (best === 0) return gold.length === 0 ? 'no encounter in the article' : 'none of the right parties';
  if (best < 2) return 'one right party, another wrong';
  return gold.some((meeting) => hits(meeting) === best && matches.has(meeting))
    ? 'an encounter found already'
    : 'an encounter, with too many wrong parties';
}

/** What is wrong with an encounter that was found. */
function faultsOf(meeting, guess) {
  const meant = align(guess, meeting);
  const faults = [];
  const lacks = required(meeting).some((party) => !meant.includes(party));
  if (lacks || meant.includes(undefined)) faults.push(lacks ? 'who: some missing' : 'who: too many');
  const valued = (name, same) => {
    if (same) return;
    const [wanted, given] = [meeting[name], guess[name]];
    faults.push(`${name}: ${!given ? 'none given' : wanted ? 'another' : 'should be none'}`);
  };
  valued('date', sameDate(guess.date, meeting.date));
  valued('place', samePlace(guess.place, meeting.place));
  if (tenseOf(guess) !== tenseOf(meeting)) faults.push(`state: ${tenseOf(meeting)} as ${tenseOf(guess)}`);
  return faults;
}

const tally = (counts, name) => counts.set(name, (counts.get(name) ?? 0) + 1);

async function errorsIn(articlesFile, goldFile) {
  const gold = new Map(lines(goldFile).map(({ id, meetings }) => [id, meetings]));
  const [missed, extra, faults, lone] = [new Map(), new Map(), new Map(), new Map()];
  const claimed = [];
  let [matched, allRight, wanted] = [0, 0, 0];
  for (const { id, title, published, publisher, text } of lines(articlesFile)) {
    const meetings = gold.get(id);
    if (!meetings) continue;
    const article = await makeArticle(id, null, { text, title, published, publisher });
    const record = extractArticle(article);
    const { claims, others } = explainArticle(article);
    const triggers = [...claims.flatMap((claim) => claim.triggers), ...others];
    const found = toScored(record).meetings;
    const matches = matchMeetings(meetings, found);
    for (const meeting of meetings.filter(({ doubtful }) => !doubtful)) {
      wanted++;
      const guess = matches.get(meeting);
      if (!guess) {
        tally(missed, causeOfMiss(meeting, found, { record, triggers }));
        continue;
      }
      matched++;
      const wrong = faultsOf(meeting, guess);
      if (wrong.length === 0) allRight++;
      for (const fault of wrong) tally(faults, fault);
      if (wrong.length === 1) tally(lone, wrong[0].split(':')[0]);
    }
    const used = new Set(matches.values());
    for (const guess of found) if (!used.has(guess)) tally(extra, causeOfExtra(guess, meetings, matches));
    claimed.push(...found.map((guess, at) => [record.claims[at].confidence, used.has(guess)]));
  }
  return { wanted, matched, allRight, missed, extra, faults, lone, claimed };
}

const BINS = 10;

/** Claims by confidence, and the expected calibration error: how far what they say lies from how often they are right. */
function printCalibration(claims) {
  let error = 0;
  console.log('  confidence: claims, right');
  for (let bin = 0; bin < BINS; bin++) {
    const own = claims.filter(([confidence]) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin);
    if (own.length === 0) continue;
    const said = own.reduce((total, [confidence]) => total + confidence, 0) / own.length;
    const right = own.filter(([, isRight]) => isRight).length / own.length;
    error += (own.length / claims.length) * Math.abs(said - right);
    console.log(
      `    from ${(bin / BINS).toFixed(1)}  ${String(own.length).padStart(4)}  ${(100 * right).toFixed(0).padStart(3)} %`,
    );
  }
  console.log(`    expected calibration error ${error.toFixed(3)} over ${claims.length} claims`);
}

const sum = (counts) => [...counts.values()].reduce((total, each) => total + each, 0);

function print(title, counts) {
  console.log(`  ${title}`);
  for (const [name, count] of [...counts].sort((a, b) => b[1] - a[1]))
    console.log(`    ${String(count).padStart(4)}  ${name}`);
}

const { values } = parseArgs({ options: { articles: { type: 'string' }, gold: { type: 'string' } } });
const dev = [shared('meetbench/dev/articles.jsonl'), shared('meetbench/dev/gold.jsonl')];
const ours = (name) => [own(name), own(name)];
const sets =
  values.articles && values.gold
    ? [[values.articles, values.articles, values.gold]]
    : [
        ['MeetBench dev', ...dev],
        ['our dev articles', ...ours('articles-dev.jsonl')],
        ['our test articles', ...ours('articles-test.jsonl')],
        ['our wire articles', ...ours('wire-test.jsonl')],
      ];
for (const [name, articles, gold] of sets) {
  if (!articles || !gold) {
    console.log(`${name}  SKIPPED: ../shared is not there`);
    continue;
  }
  const { wanted, matched, allRight, missed, extra, faults, lone, claimed } = await errorsIn(articles, gold);
  console.log(name);
  print(`missed ${sum(missed)} of ${wanted}`, missed);
  print(`spurious ${sum(extra)}`, extra);
  print(`found, not all right ${matched - allRight} of ${matched}`, faults);
  print('only one of these', lone);
  printCalibration(claimed);
}
