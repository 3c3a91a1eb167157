/** Made-up mentions of many people under several forms of their names, to time who is who. */
import { readFileSync } from 'node:fs';
import { defaultKnowledge } from '../../dist/resolve/knowledge.js';
import { constraintsOf } from '../../dist/resolve/ledger/constraints.js';
import { resolveParties } from '../../dist/resolve/parties.js';
import { random } from '../tools/world/random.mjs';

const namesIn = (file) =>
  readFileSync(new URL(`../../data/lexicon/en/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t')[0])
    .filter(Boolean);

/** Names as news writes them: in full, by surname, with an initial, turned round, in another spelling. */
function formOf([given, family], next) {
  const choice = next();
  if (choice < 0.1) return family;
  if (choice < 0.15) return `${given[0]}. ${family}`;
  if (choice < 0.2) return `${family} ${given}`;
  return choice < 0.25 ? `${given.replace('i', 'y')} ${family.replace('k', 'c')}` : `${given} ${family}`;
}

export function blockingSpeed(mentions, perArticle = 8, people = Math.ceil(mentions / 5)) {
  const { next } = random(11);
  const [given, family] = [namesIn('given-names.tsv'), namesIn('family-names.tsv')];
  /** Some names are far more common than others. */
  const pick = (list) => list[Math.floor(next() * next() * list.length)];
  const all = Array.from({ length: people }, () => [pick(given), pick(family)]);
  const records = Array.from({ length: Math.ceil(mentions / perArticle) }, (_, at) => {
    const forms = new Set(Array.from({ length: perArticle }, () => formOf(pick(all), next)));
    const own = [...forms].map((name) => ({
      name,
      type: 'person',
      aliases: [name],
      roles: [],
      count: 1,
      sentences: [0],
    }));
    return {
      article: { id: `art_${String(at).padStart(8, '0')}`, published: '2020-01-01' },
      mentions: own,
      claims: [],
    };
  });
  const { namings } = constraintsOf(records, []);
  const [started, used] = [performance.now(), process.cpuUsage()];
  const resolved = resolveParties(records, defaultKnowledge.gazetteer, namings);
  const { user, system } = process.cpuUsage(used);
  return {
    mentions: records.reduce((sum, record) => sum + record.mentions.length, 0),
    people: resolved.people.length,
    seconds: (performance.now() - started) / 1000,
    cpu: (user + system) / 1e6,
  };
}
