/**
 * npm run bench:resolve -- [--mentions 100000]: how well, and how fast, names and meetings come together across articles.
 * Prints both halves of data/gold/name-pairs.tsv and data/gold/worlds (rules and weights come from `train` only) and ends
 * with 1 where a limit of the half kept for testing does not hold.
 */
import { parseArgs } from 'node:util';
import { nameScores } from './names.mjs';
import { blockingSpeed } from './resolve-speed.mjs';
import { fromGold, fromText, storiesOf } from './worlds.mjs';

const { values } = parseArgs({ options: { mentions: { type: 'string', default: '100000' } } });

const LIMITS = {
  names: [['f1', 0.9]],
  meetings: [
    ['f1', 0.88],
    ['records', 0.97, 1.05],
    ['shown', 0.95],
  ],
};

const missed = [];
function check(what, half, scores, limits) {
  for (const [name, least, most = Number.POSITIVE_INFINITY] of limits)
    if (half === 'test' && !(scores[name] >= least && scores[name] <= most)) missed.push(`${what}: ${name}`);
}

const percent = (value) => (100 * value).toFixed(1).padStart(6);

export function measureNames() {
  console.log('names of one, by pairs               pairs     P      R     F1');
  for (const half of ['train', 'test'])
    for (const knowing of [false, true]) {
      const scores = nameScores(half, knowing);
      const { pairs, precision, recall, f1 } = scores;
      const label = `${half}${knowing ? ', with tables of people' : ''}`;
      console.log(
        `  ${label.padEnd(34)}${String(pairs).padStart(5)} ${[precision, recall, f1].map(percent).join(' ')}`,
      );
      check('names', half, scores, LIMITS.names);
    }
}

export function measureMeetings() {
  console.log('\nmeetings, by stories                CoNLL    MUC     B3   CEAF  records  disputes shown');
  for (const half of ['train', 'test']) {
    const stories = storiesOf(half);
    for (const [label, measure, limits] of [
      [`${half}, annotated claims`, fromGold, LIMITS.meetings],
      [`${half}, from the text`, fromText, []],
    ]) {
      const scores = measure(stories);
      const { f1, muc, b3, ceaf, records, seeded, shown, onlyAligned } = scores;
      const conll = [f1, muc.f1, b3.f1, ceaf.f1].map(percent).join(' ');
      const beside =
        onlyAligned === undefined ? '' : `   (claims that were found: CoNLL ${percent(onlyAligned).trim()})`;
      console.log(
        `  ${label.padEnd(32)} ${conll} ${records.toFixed(3).padStart(8)} ${percent(shown)} of ${seeded}${beside}`,
      );
      check('meetings', half, scores, limits);
    }
  }
}

measureNames();
measureMeetings();
const { mentions, people, seconds, cpu } = blockingSpeed(Number(values.mentions));
console.log(
  `\n${mentions} mentions to ${people} people: ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of one core (limit 60)`,
);
if (cpu > 60) missed.push('speed');
if (missed.length > 0) console.log(`missed: ${missed.join(', ')}`);
process.exitCode = missed.length > 0 ? 1 : 0;
