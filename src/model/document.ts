import type { Article, Cut, Span } from './article.ts';
import type { Claim, EncounterCandidate } from './claim.ts';

/** A word or punctuation mark. Tags follow Universal Dependencies (upos) and the Penn Treebank (xpos). */
export interface Token extends Span {
  readonly text: string;
  readonly upos: string;
  readonly xpos: string;
}

export interface Sentence extends Span {
  readonly index: number;
  readonly tokens: readonly Token[];
}

/** Dependency tree: heads[i] is the index of token i's head, -1 at the root; relations as in Universal Dependencies 2. */
export interface Tree {
  readonly heads: readonly number[];
  readonly relations: readonly string[];
}

export type MentionType = 'person' | 'organization' | 'place';

/** A name as it stands in the text. */
export interface Mention extends Span {
  readonly index: number;
  readonly type: MentionType;
  readonly text: string;
  /** Sentence and token range [firstToken, lastToken] inclusive. */
  readonly sentence: number;
  readonly firstToken: number;
  readonly lastToken: number;
  /** What found it: a model or a rule id. */
  readonly by: string;
}

/** A title or office as the text gives it, e.g. `foreign minister` of `China`. */
export interface Role {
  readonly title: string;
  /** Organization or country the office belongs to, as named or as the demonym implies. */
  readonly of: string | null;
  readonly former: boolean;
}

/** Everyone and everything that an article names, each once: the mentions of one article that mean the same. */
export interface Entity {
  readonly index: number;
  readonly type: MentionType;
  /** Fullest form that the document supports. */
  readonly name: string;
  /** Every surface form in the document. */
  readonly aliases: readonly string[];
  readonly mentions: readonly number[];
  readonly roles: readonly Role[];
  /** Organizations that act for a territory: state, city, union. */
  readonly kind?: 'state' | 'city' | 'union';
  readonly wikidata?: string;
  /** Key of data/gazetteer for places and states. */
  readonly gazetteer?: string;
}

/** A noun phrase or pronoun that stands for an entity: `he`, `the president`, `the two leaders`. */
export interface Reference extends Span {
  readonly sentence: number;
  readonly token: number;
  readonly entities: readonly number[];
  readonly by: string;
}

export type DateBasis = 'stated' | 'relative' | 'dateline' | 'document' | 'inferred';

/** A time as the text gives it, with its value as EDTF where it can be known. */
export interface TimeExpression extends Span {
  readonly text: string;
  readonly sentence: number;
  readonly firstToken: number;
  readonly lastToken: number;
  /** EDTF where the sentence looks back ("on Tuesday": the last one); null where it cannot be known. */
  readonly value: string | null;
  /** EDTF where the sentence looks ahead ("on Tuesday": the next one); the same for times that need no direction. */
  readonly ahead: string | null;
  readonly basis: DateBasis;
  /** "a week after he met X": the time of what stands behind it in the sentence, and of nothing else. */
  readonly dates?: 'behind';
}

/** The layers that stages add, in the order of src/pipeline/default-stages.ts. */
export interface Layers {
  readonly cuts: readonly Cut[];
  readonly sentences: readonly Sentence[];
  /** One tree a sentence; null for sentences that cannot matter. */
  readonly trees: readonly (Tree | null)[];
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
  readonly references: readonly Reference[];
  readonly times: readonly TimeExpression[];
  readonly claims: readonly Claim[];
  readonly candidates: readonly EncounterCandidate[];
}

export type LayerName = keyof Layers;

/** A document with some of its layers. */
export type Document<Has extends LayerName = LayerName> = { readonly article: Article } & Pick<Layers, Has>;

/** One step of extraction. It reads the layers it needs and returns only those it adds. */
export interface Stage<Needs extends LayerName = LayerName, Adds extends LayerName = LayerName> {
  readonly name: string;
  readonly needs: readonly Needs[];
  readonly adds: readonly Adds[];
  run(document: Document<Needs>): Pick<Layers, Adds>;
}
