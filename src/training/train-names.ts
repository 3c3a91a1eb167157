import type { NamedSpan } from '../language/contract.ts';
import { Features } from '../language/hash.ts';
import { lexiconLists } from '../language/name-lists.ts';
import { decodeNames, documentHints, NAME_CLASSES, nameFeatures, nameInput, transitionFeature, type DocumentHints, type NameInput } from '../language/names.ts';
import type { TreebankSentence } from './conllu.ts';
import { goldNames } from './gold-names.ts';
import { swapNames } from './swap-names.ts';
import { FeatureCounts, Perceptron, random, shuffle } from './perceptron.ts';

const CUTOFF = 2;
const EPOCHS = 6;
/** Copies of every document with other names in it: the model must not know names by heart. */
const COPIES = 3;

interface Item {
  readonly input: NameInput;
  readonly gold: number[];
  readonly hints: DocumentHints;
}

/** Classes of a sentence's spans. */
export function classesOf(size: number, spans: readonly NamedSpan[]): number[] {
  const tags = Array.from({ length: size }, () => 0);
  const code = (part: string, type: string): number => NAME_CLASSES.indexOf(`${part}-${type}`);
  for (const { first, last, type } of spans) {
    if (first === last) tags[first] = code('U', type);
    else for (let at = first; at <= last; at++) tags[at] = code(at === first ? 'B' : at === last ? 'L' : 'I', type);
  }
  return tags;
}

/** Trains on documents with entity annotation; hints of names found elsewhere come from gold with a tenth left out. */
export function trainNames(sentences: readonly TreebankSentence[], log: (line: string) => void): Perceptron {
  const next = random(31);
  const annotated = sentences.filter(({ document }) => document.startsWith('GUM_'));
  const documents = byDocument(annotated);
  const items = documents.flatMap((document) => [document, ...Array.from({ length: COPIES }, () => swapNames(document, next))].flatMap((copy) => itemsOf(copy, next)));
  const features = new Features();
  const counts = new FeatureCounts();
  for (const { input, hints } of items) {
    input.forms.forEach((_, at) => {
      nameFeatures(input, at, hints, features);
      counts.add(features);
    });
  }
  const transitions = Array.from({ length: NAME_CLASSES.length + 1 }, (_, before) => transitionFeature(before));
  const model = new Perceptron(NAME_CLASSES, [...counts.frequent(CUTOFF), ...transitions]);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    let mistakes = 0;
    for (const item of shuffle(items, next)) mistakes += learn(model, item, features);
    log(`names epoch ${epoch + 1}: ${mistakes} mistakes in ${items.length} sentences`);
  }
  return model;
}

function byDocument(sentences: readonly TreebankSentence[]): TreebankSentence[][] {
  const documents = new Map<string, TreebankSentence[]>();
  for (const sentence of sentences) documents.set(sentence.document, [...(documents.get(sentence.document) ?? []), sentence]);
  return [...documents.values()];
}

function itemsOf(document: readonly TreebankSentence[], next: () => number): Item[] {
  const words = document.map((sentence) => sentence.words);
  const gold = document.map(goldNames);
  const seen = gold.map((spans) => spans.filter(() => next() < 0.8));
  return document.map((sentence, index) => ({
    input: nameInput(sentence.words, sentence.xpos, lexiconLists),
    gold: classesOf(sentence.words.length, gold[index] ?? []),
    // A sentence's own names are hidden from its hints: at run time they are what has to be found.
    hints: documentHints(words, seen.map((spans, other) => (other === index && next() < 0.7 ? [] : spans))),
  }));
}

/** One structured update: what only the gold sequence has is rewarded, what only the guess has is punished. */
function learn(model: Perceptron, { input, gold, hints }: Item, features: Features): number {
  const { tags } = decodeNames(model, input, hints);
  model.tick();
  let mistakes = 0;
  tags.forEach((guess, at) => {
    const right = gold[at] ?? 0;
    if (guess !== right) {
      mistakes++;
      nameFeatures(input, at, hints, features);
      model.update(features, right, guess);
    }
    const before = (list: readonly number[]): number => (at === 0 ? NAME_CLASSES.length : (list[at - 1] ?? 0));
    if (guess !== right || before(tags) !== before(gold)) {
      model.adjust(transitionFeature(before(gold)), right, 1);
      model.adjust(transitionFeature(before(tags)), guess, -1);
    }
  });
  return mistakes;
}

