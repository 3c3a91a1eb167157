import { mkdirSync, writeFileSync } from 'node:fs';
import { readModel } from '../language/linear-model.ts';
import { tag } from '../language/tagger.ts';
import { wordForm } from '../language/word-features.ts';
import type { TreebankSentence } from './conllu.ts';
import { readCorpora, readSplits } from './corpora.ts';
import { parserClasses, trainParser } from './train-parser.ts';
import { tagClasses, trainTagger } from './train-tagger.ts';
import { trainNames } from './train-names.ts';

/** Weights smaller than this share of one update are dropped: they cost size, not accuracy. */
const THRESHOLDS = { tagger: 0.05, parser: 0.06, names: 0.03 };
const FOLDS = 3;

const [folder = '../shared/treebanks', only = 'tagger,parser,names', epochs = '7'] = process.argv.slice(2);
const started = Date.now();
const log = (line: string): void => console.log(`${((Date.now() - started) / 1000).toFixed(0)} s  ${line}`);

/** Tags for parser training come from taggers that never saw the sentence, as at run time. */
function jackknife(sentences: readonly TreebankSentence[], classes: readonly string[]): number[][] {
  const tags: number[][] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = readModel(trainTagger(sentences.filter((_, at) => at % FOLDS !== fold), classes, 3).export(THRESHOLDS.tagger));
    sentences.forEach(({ words }, at) => {
      if (at % FOLDS === fold) tags[at] = tag(model, words.map(wordForm));
    });
    log(`jackknife fold ${fold + 1} of ${FOLDS}`);
  }
  return tags;
}

const { train } = readCorpora(folder, readSplits('data/gold/splits.json'));
log(`${train.length} sentences, ${train.reduce((sum, { words }) => sum + words.length, 0)} tokens`);
mkdirSync('data/models', { recursive: true });
const save = (name: string, bytes: Uint8Array): void => {
  writeFileSync(`data/models/${name}.bin`, bytes);
  log(`${name}: ${(bytes.length / 1e6).toFixed(2)} MB`);
};

const classes = tagClasses(train);
if (only.includes('tagger')) save('tagger', trainTagger(train, classes, 6).export(THRESHOLDS.tagger));
if (only.includes('parser')) {
  const tags = jackknife(train, classes);
  save('parser', trainParser(train, tags, parserClasses(train), Number(epochs), log).export(THRESHOLDS.parser));
}
if (only.includes('names')) save('names', trainNames(train, log).export(THRESHOLDS.names));
