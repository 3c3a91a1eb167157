import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readModel } from '../language/linear-model.ts';
import { tag } from '../language/tagger.ts';
import { wordForm } from '../language/word-features.ts';
import { readConllu, type TreebankSentence } from './conllu.ts';
import { readCorpora, readSplits } from './corpora.ts';
import { tagClasses, trainTagger } from './train-tagger.ts';
import { goldNames } from './gold-names.ts';
import { readNameDocuments } from './name-corpora.ts';
import { headlines } from './headlines.ts';
import { random } from './perceptron.ts';
import { trainNames, type TaggedNames } from './train-names.ts';
import { relationNames, writeTrees } from './tree-data.ts';
import { templateTrees } from './tree-templates.ts';

/** Averaged weights below these are dropped. */
const THRESHOLDS = { tagger: 1, fold: 0.5, names: 0.02 };
const FOLDS = 3;
/** Share of short sentences that are also read as headlines. */
const HEADLINES = 0.1;
const TEMPLATE_TREES = 3000;
/** Weight of a teacher's tree, in hundredths of a gold one. */
const SILVER_WEIGHT = 50;
/** No more silver trees than this: open news stands first in their file. */
const SILVER_TREES = 16_000;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    silver: { type: 'string', default: '../silver' },
    out: { type: 'string', default: 'data/models' },
    without: { type: 'string', default: '-' },
    python: { type: 'string', default: 'python3' },
  },
});
const [folder = '../shared/treebanks', only = 'tagger,parser,names', epochs = '9'] = positionals;
const started = Date.now();
const log = (line: string): void => console.log(`${((Date.now() - started) / 1000).toFixed(0)} s  ${line}`);

/** Tags for parser training come from taggers that never saw the sentence, as at run time. */
function jackknife(sentences: readonly TreebankSentence[], classes: readonly string[]): number[][] {
  const tags: number[][] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = readModel(
      trainTagger(
        sentences.filter((_, at) => at % FOLDS !== fold),
        classes,
        3,
      ).export(THRESHOLDS.fold),
    );
    sentences.forEach(({ words }, at) => {
      if (at % FOLDS === fold) tags[at] = tag(model, words.map(wordForm));
    });
    log(`jackknife fold ${fold + 1} of ${FOLDS}`);
  }
  return tags;
}

const { train: every } = readCorpora(folder, readSplits('data/gold/splits.json'));
const treebanks = every.filter(({ document }) => !document.startsWith(options.without));
const next = random(41);
const train = [...treebanks, ...headlines(treebanks, HEADLINES, next)];
log(`${train.length} sentences, ${train.reduce((sum, { words }) => sum + words.length, 0)} tokens`);
mkdirSync(options.out, { recursive: true });
const save = (name: string, bytes: Uint8Array): void => {
  writeFileSync(`${options.out}/${name}.bin`, bytes);
  log(`${name}: ${(bytes.length / 1e6).toFixed(2)} MB`);
};

const classes = tagClasses(train);
if (only.includes('tagger')) save('tagger', trainTagger(train, classes, 6).export(THRESHOLDS.tagger));
const tagger = readModel(readFileSync('data/models/tagger.bin'));
const retag = ({ words }: Pick<TreebankSentence, 'words'>): number[] => tag(tagger, words.map(wordForm));
if (only.includes('parser')) {
  const tags = jackknife(train, classes);
  const gold = train.map((sentence, at) => ({ sentence, tags: tags[at] ?? [], weight: 100 }));
  const written = templateTrees(TEMPLATE_TREES, next).map((sentence) => ({
    sentence,
    tags: retag(sentence),
    weight: 100,
  }));
  const silver = `${options.silver}/trees-silver.conllu`;
  const taught = (existsSync(silver) ? readConllu(silver) : []).slice(0, SILVER_TREES).map((sentence) => ({
    sentence,
    tags: retag(sentence),
    weight: SILVER_WEIGHT,
  }));
  log(`${taught.length} sentences with silver trees`);
  const path = `${options.out}/trees.tmp`;
  writeTrees(path, [...gold, ...written, ...taught], relationNames(train));
  const command = ['src/training/trees.py', path, `${options.out}/parser.bin`, '--epochs', epochs];
  const { status } = spawnSync(options.python, command, { stdio: 'inherit' });
  rmSync(path);
  if (status !== 0) throw new Error(`${options.python} ${command[0]} failed; it needs Python with PyTorch`);
}
if (only.includes('names')) {
  const documents = new Map<string, TaggedNames[]>();
  const nameless: TaggedNames[] = [];
  const xposOf = (words: readonly string[]): string[] =>
    retag({ words: [...words] }).map((at) => tagger.classes[at]?.split('|')[1] ?? '');
  treebanks.forEach((sentence) => {
    const xpos = xposOf(sentence.words);
    if (!sentence.document.startsWith('GUM_')) {
      if (!sentence.upos.includes('PROPN')) nameless.push({ words: sentence.words, spans: [], xpos });
      return;
    }
    const own = documents.get(sentence.document) ?? [];
    own.push({ words: sentence.words, spans: goldNames(sentence), xpos });
    documents.set(sentence.document, own);
  });
  const others = ['gold', 'silver'].flatMap((kind) => readNameDocuments(`${options.silver}/names-${kind}.jsonl`));
  log(`${documents.size} documents of GUM, ${others.length} others`);
  save('names', trainNames([...documents.values()], others, nameless, xposOf, log).export(THRESHOLDS.names));
}
