import type { NamedSpan } from '../language/contract.ts';
import { Features } from '../language/hash.ts';
import { nameFeatures, nameInput, type DocumentHints, type NameInput } from '../language/name-features.ts';
import { documentHints } from '../language/name-hints.ts';
import { COUNTRY, lexiconLists, TITLE } from '../language/name-lists.ts';
import { decodeNames, NAME_CLASSES, spansOf } from '../language/names.ts';
import { Crf, type Lesson } from './crf.ts';
import { FeatureCounts, random, shuffle } from './perceptron.ts';
import { swapNames } from './swap-names.ts';
import { templateDocuments, type NamedSentence } from './templates.ts';

const CUTOFF = 2;
const EPOCHS = 8;
/** Epochs of the models that give hints to the others' documents. */
const HALF_EPOCHS = 3;
/** Copies of every document with other names in it: the model must not know names by heart. */
const COPIES = 2;
const OTHER_COPIES = 1;
const TEMPLATE_DOCUMENTS = 500;
/** Sentences of other treebanks without a proper noun: they hold no name. */
const NAMELESS = 5000;
/** Share of copies in which no list knows the names: context has to tell. */
const BLIND = 0.3;
const KEPT_BITS = TITLE | COUNTRY;

/** A sentence with its names and the tags that a tagger gives it at run time. */
export interface TaggedNames extends NamedSentence {
  readonly xpos: readonly string[];
}

interface Item {
  readonly input: NameInput;
  readonly gold: number[];
  readonly hints: DocumentHints;
  /** Words that nothing is learnt from. */
  readonly unsure: ReadonlySet<number>;
}

const code = (part: string, type: string): number => NAME_CLASSES.indexOf(`${part}-${type}`);

/** Classes of a sentence's spans. */
function classesOf(size: number, spans: readonly NamedSpan[]): number[] {
  const tags = Array.from({ length: size }, () => 0);
  for (const { first, last, type } of spans) {
    if (first === last) tags[first] = code('U', type);
    else for (let at = first; at <= last; at++) tags[at] = code(at === first ? 'B' : at === last ? 'L' : 'I', type);
  }
  return tags;
}

/**
 * Trains on documents with entity annotation, on copies of them with other names, and on hand-written sentences. Hints
 * of names found elsewhere come from models that did not see the document (two halves), for half of the copies; the
 * others have none, as in the first pass at run time.
 */
export function trainNames(
  documents: readonly (readonly TaggedNames[])[],
  others: readonly (readonly NamedSentence[])[],
  nameless: readonly TaggedNames[],
  xposOf: (words: readonly string[]) => string[],
  log: (line: string) => void,
): Crf {
  const next = random(31);
  const tagged = (document: readonly NamedSentence[]): TaggedNames[] =>
    document.map((sentence) => ({ ...sentence, xpos: xposOf(sentence.words) }));
  const copies = [
    ...documents.map((document) => [
      document,
      ...Array.from({ length: COPIES }, () => tagged(swapNames(document, next))),
    ]),
    ...others.map((document) => [
      tagged(document),
      ...Array.from({ length: OTHER_COPIES }, () => tagged(swapNames(document, next))),
    ]),
    ...templateDocuments(TEMPLATE_DOCUMENTS, next).map((document) => [tagged(document)]),
    ...shuffle(nameless, next)
      .slice(0, NAMELESS)
      .map((sentence) => [[sentence]]),
  ];
  const halves = [0, 1].map((half) => {
    const items = copies
      .filter((_, at) => at % 2 === half)
      .flatMap((versions) => versions.slice(-2))
      .flatMap((copy) => itemsOf(copy, next() < BLIND));
    return fit(items, HALF_EPOCHS, log);
  });
  const items = copies.flatMap((versions, at) => {
    const other = halves[1 - (at % 2)] as Crf;
    return versions.flatMap((copy, version) => {
      const blind = next() < BLIND && (version > 0 || versions.length === 1);
      const inputs = itemsOf(copy, blind);
      return (version + at) % 2 === 0 ? withHints(copy, inputs, other) : inputs;
    });
  });
  return fit(items, EPOCHS, log);
}

function fit(items: readonly Item[], epochs: number, log: (line: string) => void): Crf {
  const next = random(37);
  const features = new Features();
  const counts = new FeatureCounts();
  for (const { input, hints } of items) {
    input.forms.forEach((_, at) => {
      nameFeatures(input, at, hints, features);
      counts.add(features);
    });
  }
  const model = new Crf(counts.frequent(CUTOFF));
  const lessons = items.map(({ input, gold, hints, unsure }): Lesson => ({
    gold: gold.map((tag, at) => (unsure.has(at) ? -1 : tag)),
    rows: input.forms.map((_, at) => {
      nameFeatures(input, at, hints, features);
      return model.rows(features);
    }),
  }));
  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0;
    for (const lesson of shuffle(lessons, next)) loss += model.learn(lesson, next);
    model.pull();
    log(`names epoch ${epoch + 1}: loss ${(loss / items.length).toFixed(3)} a sentence, ${items.length} sentences`);
  }
  return model;
}

function itemsOf(document: readonly TaggedNames[], blind: boolean): Item[] {
  const hints = documentHints(document.map(({ words }) => words));
  return document.map(({ words, xpos, spans, unsure }) => {
    const input = nameInput(words, xpos, lexiconLists);
    return {
      input: blind ? withoutLists(input, spans) : input,
      gold: classesOf(words.length, spans),
      hints,
      unsure: new Set(unsure),
    };
  });
}

/** The same, with what a model that never saw the document finds in it. */
function withHints(document: readonly TaggedNames[], items: readonly Item[], model: Crf): Item[] {
  const found = items.map(({ input, hints }) => {
    const { tags, margins } = decodeNames(model, input, hints);
    return spansOf(tags, margins);
  });
  const hints = documentHints(
    document.map(({ words }) => words),
    found,
  );
  return items.map((item) => ({ ...item, hints }));
}

function withoutLists(input: NameInput, spans: readonly NamedSpan[]): NameInput {
  const lists = [...input.lists];
  for (const { first, last } of spans) for (let at = first; at <= last; at++) lists[at] = (lists[at] ?? 0) & KEPT_BITS;
  return { ...input, lists };
}
