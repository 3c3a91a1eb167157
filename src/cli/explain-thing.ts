import { jsonText } from '../model/json.ts';
import type { Judgement } from '../model/judgement.ts';
import { WhometError } from '../model/errors.ts';
import type { ArticleRecord } from '../model/record.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import type { GraphStore } from '../store/contract.ts';
import type { Former } from '../store/ledger/former.ts';
import { judgedOf } from '../store/ledger/judged.ts';
import { openReview } from '../store/ledger/open-review.ts';
import { today, type Today } from '../store/ledger/today.ts';
import { sentenceOf } from './judging.ts';
import { withStore } from './store-option.ts';

/** Ids that `explain` tells the story of, where those of claims and meetings lead to sentences. */
export const isThing = (id: string): boolean => /^(per|org|art)_/.test(id);

interface Flags {
  readonly store: string | undefined;
  readonly format: 'text' | 'json';
}

/** Who somebody is and which names are theirs; which texts an article had. */
export const explainThing = (id: string, { store, format }: Flags): Promise<void> =>
  withStore(store, 'read', async (opened) => {
    const told = id.startsWith('art_') ? await articleStory(opened, id) : await partyStory(opened, id);
    process.stdout.write(format === 'json' ? `${jsonText(told.value, 2)}\n` : `${told.lines.join('\n')}\n`);
  });

interface Story {
  readonly lines: readonly string[];
  readonly value: unknown;
}

async function partyStory(store: GraphStore, id: string): Promise<Story> {
  const now = await today(store, id);
  if (now.id === null) throw unknown(store, id);
  const { witness } = await openReview(store, defaultKnowledge);
  const { name, facts, quotes } = witness(now.id);
  const judged = await judgedOf(store, now.id);
  return {
    value: { id: now.id, asked: id, name, facts, quotes, judgements: judged },
    lines: [
      ...(now.id === id ? [] : [becameText(id, now)]),
      `${now.id} · ${[name, ...facts].join(' · ')}`,
      ...judged.map(judgedText),
      ...quotes.map(
        ({ quote, title, article, published }) =>
          `  » ${quote.replace(/\s+/g, ' ')} — ${[title ?? article, published].filter(Boolean).join(', ')}`,
      ),
    ],
  };
}

/** An article with the texts that it corrected, the newest first, and what became of their claims. */
async function articleStory(store: GraphStore, id: string): Promise<Story> {
  const current = await newestText(store, id);
  const former = await store.former();
  if (!current) {
    const fates = former.filter(({ article }) => article === id);
    if (fates.length === 0) throw unknown(store, id);
    return { value: { id, former: fates }, lines: fates.map(fateText) };
  }
  const texts = [current, ...(await store.read([...(current.replaces ?? [])]))];
  const story = texts.flatMap(({ article, claims }) => [
    `${article.id} · ${[article.name, article.published, article.title].filter(Boolean).join(' · ')}`,
    `  ${article.id === current.article.id ? 'counts' : 'replaced by a correction'}; ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}: ${claims.map((claim) => claim.id).join(', ') || 'none'}`,
    ...former.filter((each) => each.article === article.id).map((each) => `  ${fateText(each)}`),
  ]);
  return { value: { id: current.article.id, texts, former }, lines: story };
}

/** The text that counts today of the article that once had this one. */
async function newestText(store: GraphStore, id: string): Promise<ArticleRecord | undefined> {
  const [record] = await store.read([id]);
  if (!record) return undefined;
  for await (const other of store.records()) if (other.replaces?.includes(record.article.id)) return other;
  return record;
}

const day = ({ time }: { readonly time: string }): string => time.slice(0, 10);

export const judgedText = (judgement: Judgement): string =>
  `judged by ${judgement.author} on ${day(judgement)}: ${sentenceOf(judgement)} [${judgement.id}]`;

function fateText(former: Former): string {
  const { article, fate, claims } = former;
  const successors = claims.map(({ id, successor }) => (successor ? `${id} is ${successor}` : `${id} is gone`));
  return `${article} was ${fate} on ${day(former)}${successors.length > 0 ? `: ${successors.join(', ')}` : ''}`;
}

/** What an id of the past means today, in words. */
export function becameText(id: string, { id: now, former, judgement }: Today): string {
  const why = [...former.map(fateText), ...(judgement ? [judgedText(judgement)] : [])];
  const head = now === null ? `${id} stands for nothing any more.` : `${id} is ${now} today.`;
  return [head, ...why.map((line) => `  ${line}`)].join('\n');
}

const unknown = (store: GraphStore, id: string): WhometError =>
  new WhometError({
    code: 'explain/unknown',
    message: `The store never had ${id}.`,
    where: store.location,
    next: '`whomet query` prints the ids of today.',
  });
