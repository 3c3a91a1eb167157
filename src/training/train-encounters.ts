import { writeFileSync } from 'node:fs';
import { chancesOf, metOf, slotted } from '../extract/links/link.ts';
import { unique } from '../extract/meetings/party.ts';
import { apartFeatures, eventFeatures, linkFeatures } from '../extract/links/features.ts';
import { chance, resetWeights } from '../extract/links/weights.ts';
import { loadLanguageModel } from '../language/model.ts';
import { placeChoice, timeChoice } from './gold-fields.ts';
import { sameChoices } from './gold-same.ts';
import { readGold } from './gold-articles.ts';
import { goldTriggers, meansParticipant, type GoldTrigger } from './gold-triggers.ts';
import { trainChoice, trainLogistic, type Example, type LogisticSettings } from './logistic.ts';

/** How many parts the gold is cut into: what the event model learns from must not have seen its own answers. */
const FOLDS = 5;
const LINK: LogisticSettings = { epochs: 8, rate: 0.03, l1: 2e-5, l2: 1e-5, least: 2 };
const EVENT: LogisticSettings = { epochs: 15, rate: 0.03, l1: 4e-5, l2: 1e-5, least: 2 };

/** Our own annotated articles and sentences, and the half of the one-line cases that may be trained on. */
const GOLD = [
  'data/gold/articles-train.jsonl',
  'data/gold/sentences-train.tsv',
  'tests/cases/yes.tsv',
  'tests/cases/no.tsv',
];

/** Yes where the candidate takes part, no where it does not; optional participants teach nothing. */
export function linkExamples({ view, meetings }: GoldTrigger): (Example | null)[] {
  return view.candidates.map((candidate) => {
    const named = meetings.flatMap(({ participants }) =>
      participants.filter((gold) => meansParticipant(candidate.party, gold)),
    );
    if (named.length > 0 && named.every(({ optional }) => optional)) return null;
    return { features: linkFeatures(view, candidate), label: named.length > 0 ? 1 : 0 };
  });
}

/** Triggers that stand in one sentence. */
function bySentence(documents: readonly (readonly GoldTrigger[])[]): GoldTrigger[][] {
  return documents.flatMap((triggers) => [
    ...triggers
      .reduce((groups, trigger) => {
        const { index } = trigger.view.scene.sentence;
        return groups.set(index, [...(groups.get(index) ?? []), trigger]);
      }, new Map<number, GoldTrigger[]>())
      .values(),
  ]);
}

const learnable = ({ meetings, doubtful }: GoldTrigger): boolean => meetings.length > 0 && !doubtful;

const linksOf = (triggers: readonly GoldTrigger[]): Map<string, number> =>
  trainLogistic(
    triggers.filter(learnable).flatMap((trigger) => linkExamples(trigger).filter((example) => example !== null)),
    LINK,
  );

/** An event is told where the trigger stands in the evidence of a meeting and at least one party is named beside it. */
function eventExample({ view, meetings }: GoldTrigger, chances: readonly number[]): Example {
  return { features: eventFeatures(view, chances), label: meetings.length > 0 ? 1 : 0 };
}

/** Met one by one: no gold meeting of the trigger holds two of those who were met. */
function apartExample({ view, meetings }: GoldTrigger): Example[] {
  const parties = view.candidates
    .map(({ party }) => party)
    .filter((party) => meetings.some(({ participants }) => participants.some((gold) => meansParticipant(party, gold))));
  const sides = slotted(view, unique(parties));
  const met = metOf(sides);
  if (!met) return [];
  const together = meetings.some(
    ({ participants }) =>
      met.parties.filter((party) => participants.some((gold) => meansParticipant(party, gold))).length > 1,
  );
  return [{ features: apartFeatures(view, sides, met), label: together ? 0 : 1 }];
}

const TIME: LogisticSettings = { epochs: 30, rate: 0.03, l1: 1e-4, l2: 0, least: 2 };
const PLACE: LogisticSettings = { epochs: 15, rate: 0.03, l1: 3e-5, l2: 1e-5, least: 2 };
const SAME: LogisticSettings = { epochs: 15, rate: 0.03, l1: 1e-4, l2: 1e-5, least: 3 };
const APART: LogisticSettings = { epochs: 20, rate: 0.03, l1: 2e-4, l2: 1e-5, least: 2 };

const [output = 'data/models/links.tsv', ...given] = process.argv.slice(2);
const paths = given.length > 0 ? given : GOLD;
const language = loadLanguageModel();
const documents: GoldTrigger[][] = [];
for (const path of paths) for (const gold of readGold(path)) documents.push(await goldTriggers(language, gold));
const all = documents.flat();
console.log(`${documents.length} documents, ${all.length} triggers, ${all.filter(learnable).length} of meetings`);

const events: Example[] = [];
const tally = { right: 0, spurious: 0, missed: 0, yes: 0, found: 0, wrong: 0 };
for (let fold = 0; fold < FOLDS; fold++) {
  const links = linksOf(documents.filter((_, at) => at % FOLDS !== fold).flat());
  for (const sentence of bySentence(documents.filter((_, at) => at % FOLDS === fold))) {
    const chances = chancesOf(
      sentence.map(({ view }) => view),
      links,
    );
    sentence.forEach((trigger, at) => {
      if (!trigger.doubtful) events.push(eventExample(trigger, chances[at] ?? []));
    });
  }
  for (const trigger of documents.filter((_, at) => at % FOLDS === fold).flat()) {
    if (!learnable(trigger)) continue;
    for (const example of linkExamples(trigger)) {
      if (!example) continue;
      const yes = chance(links, example.features) >= 0.5;
      if (yes && example.label) tally.right++;
      else if (yes) tally.spurious++;
      else if (example.label) tally.missed++;
    }
  }
}
const f1 = (right: number, spurious: number, missed: number): string =>
  `P ${((100 * right) / (right + spurious)).toFixed(1)} R ${((100 * right) / (right + missed)).toFixed(1)}`;
console.log('links, held out:', f1(tally.right, tally.spurious, tally.missed));
const link = linksOf(all);
const event = trainLogistic(events, EVENT);
const apart = trainLogistic(all.filter(learnable).flatMap(apartExample), APART);
const dated = all.filter((trigger) => learnable(trigger) && !trigger.view.trigger.frame.attendance);
const time = trainChoice(dated.flatMap(timeChoice), TIME);
const place = trainChoice(dated.flatMap(placeChoice), PLACE);
const write = (models: Readonly<Record<string, ReadonlyMap<string, number>>>): void => {
  const lines = Object.entries(models)
    .flatMap(([decision, weights]) =>
      [...weights].map(([feature, weight]) => `${decision}\t${feature}\t${weight.toFixed(3)}`),
    )
    .sort();
  writeFileSync(output, `# decision\tfeature\tweight (log odds), made by npm run train\n${lines.join('\n')}\n`);
};
const models = { link, event, apart, time, place };
write(models);
resetWeights();
const same = trainChoice(documents.flatMap(sameChoices), SAME);
write({ ...models, same });
for (const [name, weights] of Object.entries({ ...models, same })) console.log(`${name}: ${weights.size} weights`);
