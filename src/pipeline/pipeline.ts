import type { Article } from '../model/article.ts';
import type { Document, LayerName, Layers, Stage } from '../model/document.ts';

/** Stages in order. A stage can only be added after the stages whose layers it needs: anything else is a type error. */
export interface Pipeline<Has extends LayerName> {
  readonly stages: readonly Stage[];
  add<Needs extends Has, Adds extends LayerName>(stage: Stage<Needs, Adds>): Pipeline<Has | Adds>;
  /** The article with every layer. Layers are frozen: no stage touches what another one made. */
  run(article: Article): Document<Has>;
}

export function pipeline(stages: readonly Stage[] = []): Pipeline<never> {
  return {
    stages,
    add: (stage) => pipeline([...stages, stage as unknown as Stage]) as never,
    run: (article) => runStages(stages, article) as never,
  };
}

function runStages(stages: readonly Stage[], article: Article): { article: Article } & Partial<Layers> {
  let document: { article: Article } & Partial<Layers> = { article };
  for (const stage of stages) {
    const added = stage.run(document as Document);
    for (const layer of Object.values(added)) Object.freeze(layer);
    document = { ...document, ...added };
  }
  return document;
}
