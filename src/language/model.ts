import { readFileSync } from 'node:fs';
import type { Span } from '../model/article.ts';
import type { Sentence, Tree } from '../model/document.ts';
import type { LanguageModel } from './contract.ts';
import { readModel, type LinearModel } from './linear-model.ts';
import { lexiconLists } from './name-lists.ts';
import { findNames } from './names.ts';
import { TreeParser } from './parser.ts';
import { splitSentences } from './sentences.ts';
import { tag } from './tagger.ts';
import { readTreeModel } from './tree-model.ts';
import { wordForm } from './word-features.ts';

const bytes = (name: string): Uint8Array => readFileSync(new URL(`../../data/models/${name}.bin`, import.meta.url));

let loaded: LanguageModel | undefined;

/** The trained model of data/models; read at the first call and kept. */
export function loadLanguageModel(): LanguageModel {
  loaded ??= assemble(
    readModel(bytes('tagger')),
    new TreeParser(readTreeModel(bytes('parser'))),
    readModel(bytes('names')),
  );
  return loaded;
}

function assemble(tagger: LinearModel, parser: TreeParser, names: LinearModel): LanguageModel {
  const classes = tagger.classes.map((name) => name.split('|') as [string, string]);
  const classOf = new Map(tagger.classes.map((name, index) => [name, index]));

  const tagged = (text: string, index: number, { start, end }: Span, spans: readonly Span[]): Sentence => {
    const words = spans.map((span) => text.slice(span.start, span.end));
    const tags = tag(tagger, words.map(wordForm));
    const tokens = spans.map((span, at) => {
      const [upos, xpos] = classes[tags[at] ?? 0] ?? ['X', 'FW'];
      return { ...span, text: words[at] ?? '', upos, xpos };
    });
    return { index, start, end, tokens };
  };

  return {
    sentences: (text, skip = []) =>
      splitSentences(text, skip).map((raw, index) => tagged(text, index, raw, raw.tokens)),
    parse: ({ tokens }): Tree => {
      const tags = tokens.map(({ upos, xpos }) => classOf.get(`${upos}|${xpos}`) ?? 0);
      return parser.parse(
        tokens.map(({ text }) => wordForm(text)),
        tags,
      );
    },
    names: (sentences) => findNames(names, sentences, lexiconLists),
  };
}
