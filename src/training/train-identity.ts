/** npm run train:identity: learns data/models/identity.tsv from the pairs of data/gold/name-pairs.tsv that may be learned from. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { identityFeatures } from '../resolve/names/score.ts';
import { readPairs, type NamePair } from './identity-pairs.ts';
import { trainLogistic, type Example } from './logistic.ts';

const fileOf = (path: string): string => fileURLToPath(new URL(`../../data/${path}`, import.meta.url));
const SETTINGS = { epochs: 200, rate: 0.2, l1: 0.0015, l2: 0.002, least: 2 };

/**
 * Each pair as it is, and without what the tables of people know, so that names of people who are in no table are weighed
 * by themselves.
 */
const examplesOf = (pairs: readonly NamePair[], type: NamePair['type']): Example[] =>
  pairs
    .filter((pair) => pair.half === 'train' && pair.type === type)
    .map(({ same, left, right }) => ({ features: identityFeatures(type, left, right), label: same ? 1 : 0 }));

const file = fileOf('gold/name-pairs.tsv');
const pairs = [...readPairs(file, true), ...readPairs(file, false)];
const rows = (['person', 'organization'] as const).flatMap((type) =>
  [...trainLogistic(examplesOf(pairs, type), SETTINGS)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, weight]) => `${type}\t${feature}\t${weight.toFixed(3)}`),
);
const head =
  '# generated (npm run train:identity): of people or organizations, feature, weight in log odds that two names are of one';
writeFileSync(fileOf('models/identity.tsv'), `${[head, ...rows].join('\n')}\n`);
console.log(`${rows.length} weights`);
