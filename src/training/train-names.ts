import type { NamedSpan } from '../language/contract.ts';
import { Features } from '../language/hash.ts';
import { lexiconLists } from '../language/name-lists.ts';
import { decodeNames, documentHints, NAME_CLASSES, nameFeatures, nameInput, spansOf, transitionFeature, type DocumentHints, type NameInput } from '../language/names.ts';
import type { TreebankSentence } from './conllu.ts';
import { goldNames } from './gold-names.ts';
import { swapNames } from './swap-names.ts';
import { FeatureCounts, Perceptron, random, shuffle } from './perceptron.ts';

const CUTOFF = 2;
const EPOCHS = 5;
/** Copies of every document with other names in it: the model must not know names by heart. */
const COPIES = 1;

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

/**
 * Trains on documents with entity annotation. Hints of names found elsewhere come from models that did not see the
 * document (two halves), for half of the copies; the others have none, as in the first pass at run time.
 */
export function trainNames(sentences: readonly TreebankSentence[], log: (line: string) => void): Perceptron {
  const next = random(31);
  const originals = byDocument(sentences.filter(({ document }) => document.startsWith('GUM_')));
  const copies = originals.map((document) => [document, ...Array.from({ length: COPIES }, () => swapNames(document, next))]);
  const halves = [0, 1].map((half) => fit(copies.filter((_, at) => at % 2 === half).flat().flatMap((copy) => itemsOf(copy)), EPOCHS - 2, log));
  const items = copies.flatMap((versions, at) => {
    const other = halves[1 - (at % 2)] as Perceptron;
    return versions.flatMap((copy, version) => itemsOf(copy, version % 2 === 0 ? firstPass(other, copy) : undefined));
  });
  return fit(items, EPOCHS, log);
}

function fit(items: readonly Item[], epochs: number, log: (line: string) => void): Perceptron {
  const next = random(37);
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
  for (let epoch = 0; epoch < epochs; epoch++) {
    let mistakes = 0;
    for (const item of shuffle(items, next)) mistakes += learn(model, item, features);
    log(`names epoch ${epoch + 1}: ${mistakes} mistakes in ${items.length} sentences`);
  }
  return model;
}

/** What a model that never saw the document finds in it. */
function firstPass(model: Perceptron, document: readonly TreebankSentence[]): NamedSpan[][] {
  const hints = documentHints(document.map(({ words }) => words));
  return document.map(({ words, xpos }) => {
    const { tags, margins } = decodeNames(model, nameInput(words, xpos, lexiconLists), hints);
    return spansOf(tags, margins);
  });
}

function byDocument(sentences: readonly TreebankSentence[]): TreebankSentence[][] {
  const documents = new Map<string, TreebankSentence[]>();
  for (const sentence of sentences) documents.set(sentence.document, [...(documents.get(sentence.document) ?? []), sentence]);
  return [...documents.values()];
}

function itemsOf(document: readonly TreebankSentence[], found?: readonly NamedSpan[][]): Item[] {
  const hints = documentHints(document.map(({ words }) => words), found);
  return document.map((sentence) => ({
    input: nameInput(sentence.words, sentence.xpos, lexiconLists),
    gold: classesOf(sentence.words.length, goldNames(sentence)),
    hints,
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

