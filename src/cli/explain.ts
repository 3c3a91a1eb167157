import type { CommandModule } from 'yargs';
import { addPeople } from '../lexicon/leaders.ts';
import { jsonText } from '../model/json.ts';
import type { Article } from '../model/article.ts';
import { WhometError } from '../model/errors.ts';
import { explainArticle } from '../pipeline/extract-article.ts';
import { readPeople } from '../read/people.ts';
import { readSources } from '../read/sources.ts';
import { findClaims } from '../store/find-claims.ts';
import { judgedOf } from '../store/ledger/judged.ts';
import { explainLines, type ExplainedArticle } from './explain-text.ts';
import { peopleOption } from './extractor-option.ts';
import { checkDay } from './filters.ts';
import { becameText, explainThing, isThing, judgedText } from './explain-thing.ts';
import { storeOption, withStore } from './store-option.ts';

interface Flags {
  readonly id: string | undefined;
  readonly file: string | undefined;
  readonly published: string | undefined;
  readonly store: string | undefined;
  readonly people: string | undefined;
  readonly tree: boolean;
  readonly format: 'text' | 'json';
}

export const explainCommand: CommandModule<object, Flags> = {
  command: 'explain [id]',
  describe: 'Show why a claim says what it says: sentences, rules, and what each decision rests on',
  builder: (yargs) =>
    yargs
      .positional('id', {
        type: 'string',
        describe: 'Id of a claim, meeting, person, organization or article, of today or of the past',
      })
      .options({
        ...storeOption,
        ...peopleOption,
        file: { type: 'string', requiresArg: true, describe: 'An article instead, in a store or not' },
        published: { type: 'string', requiresArg: true, describe: 'Of --file: its day of publication, YYYY-MM-DD' },
        tree: { type: 'boolean', default: false, describe: 'Print the tree of each sentence too' },
        format: { choices: ['text', 'json'] as const, default: 'text', describe: 'Text for people, JSON for programs' },
      })
      .example('$0 explain --file article.txt --published 2024-08-30', 'What an article says, and why') as never,
  handler: async (flags) => {
    const { id } = flags;
    if (id !== undefined && flags.file === undefined && isThing(id)) return explainThing(id, flags);
    if (flags.people !== undefined) addPeople(readPeople(flags.people));
    const articles = flags.file === undefined ? await explainStored(flags) : await explainFile(flags.file, flags);
    if (flags.format === 'json') return void process.stdout.write(`${jsonText(articles, 2)}\n`);
    const texts = articles.map((article) => explainLines(article, flags.tree).join('\n'));
    if (texts.length > 0) process.stdout.write(`${texts.join('\n\n')}\n`);
  },
};

/** The claims of the store that the id means. Their articles are mined again: the same text gives the same claims. */
async function explainStored({ id, store, published, format }: Flags): Promise<ExplainedArticle[]> {
  if (id === undefined) throw usage('There is nothing to explain.', 'Give the id of a claim or meeting, or --file.');
  if (!/^(clm|mtg)_/.test(id))
    throw usage(
      `${id} is no id of a claim, meeting, person, organization or article.`,
      'It looks like clm_…, mtg_…, per_…, org_… or art_…; `whomet ask meetings` prints some.',
    );
  if (published !== undefined)
    throw usage('--published is of --file only.', 'The store knows when its articles came out.');
  const {
    now,
    claims: found,
    judged,
  } = await withStore(store, 'read', async (opened) => {
    const claims = await findClaims(opened, id);
    return { ...claims, judged: await judgedOf(opened, claims.now.id) };
  });
  const story = [...(now.id === id ? [] : [becameText(id, now)]), ...judged.map(judgedText)];
  if (story.length > 0) (format === 'text' ? process.stdout : process.stderr).write(`${story.join('\n')}\n`);
  return found.map(({ record, claims }) => {
    const explained = explain(record.article);
    const wanted = explained.claims.filter(({ claim }) => claims.includes(claim.id));
    if (wanted.length < claims.length) throw changed(claims, record.article.name);
    return { ...explained, claims: wanted, others: [] };
  });
}

async function explainFile(file: string, { id, published }: Flags): Promise<ExplainedArticle[]> {
  if (id !== undefined) throw usage('An id and --file are two things to explain.', 'Give one of them.');
  if (published !== undefined) checkDay('published', published);
  const explained: ExplainedArticle[] = [];
  for await (const item of readSources([file])) {
    if (item.kind === 'trouble') throw new WhometError(item.trouble);
    if (item.kind === 'article')
      explained.push(explain(published === undefined ? item.article : onDay(item.article, published)));
  }
  return explained;
}

const onDay = (article: Article, published: string): Article => ({
  ...article,
  published,
  publishedBasis: undefined,
});

function explain(article: Article): ExplainedArticle {
  const { id, name, title, published, documentDate } = article;
  const { claims, others } = explainArticle(article);
  return { article: { id, name, title, published, ...(documentDate && { documentDate }) }, claims, others };
}

const usage = (message: string, next: string): WhometError => new WhometError({ code: 'usage/explain', message, next });

const changed = (claims: readonly string[], where: string): WhometError =>
  new WhometError({
    code: 'explain/changed',
    message: `This version of whomet no longer makes ${claims.join(', ')} of its article, so it cannot say why it was made.`,
    where,
    next: 'Give --people if it was ingested with it. Else mine the articles again with `whomet store re-extract`.',
  });
