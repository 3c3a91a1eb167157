import { WhometError } from '../model/errors.ts';
import type { QueryResult } from '../store/contract.ts';
import type { Answers } from '../store/ask.ts';
import { place } from '../view/layout.ts';
import type { ServedQuestion } from '../view/served.ts';
import type { ViewData } from '../view/view-data.ts';

/** What the page may ask of the store behind it. */
export interface ViewerSource {
  /** Called for every look at the data, so that a reload shows what has been ingested since. */
  load(): Promise<ViewData>;
  /** All meetings of the party of that id, whatever the view was narrowed to. */
  neighbours(party: string): Promise<ViewData>;
  questions(): readonly ServedQuestion[];
  ask(name: string, parameters: Answers): Promise<QueryResult>;
  /** Writes what a reader said (`Said`, as plain JSON) to the ledger; throws `judge/said` where it is none. */
  judge(said: unknown): Promise<void>;
  /** Read-only Cypher, at most so many rows. */
  query(cypher: string, limit: number): Promise<QueryResult>;
}

/** Rows of an answer that the page is given at most. */
const MOST_ROWS = 1000;

export type Body = Readonly<Record<string, unknown>>;
export type Route = (source: ViewerSource, body: Body) => Promise<unknown>;

/** By method and path. All of them need the token; only /judge writes, to the ledger. */
export const ROUTES: Readonly<Record<string, Route>> = {
  'GET /data': async (source) => place(await source.load()),
  'POST /neighbours': (source, body) => source.neighbours(textOf(body, 'party')),
  'GET /questions': async (source) => source.questions(),
  'POST /ask': async (source, body) => limited(await source.ask(textOf(body, 'name'), answersOf(body))),
  'POST /judge': async (source, body) => {
    await source.judge(body);
    return {};
  },
  'POST /query': async (source, body) => limited(await source.query(textOf(body, 'cypher'), MOST_ROWS + 1)),
};

function textOf(body: Body, name: string): string {
  const value = body[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new WhometError({
    code: 'usage/request',
    message: `The request has no ${name}`,
    next: `Send a JSON object with ${name} as text`,
  });
}

/** Parameters that were left empty limit nothing. */
function answersOf({ parameters }: Body): Answers {
  if (typeof parameters !== 'object' || parameters === null) return {};
  const given = Object.entries(parameters).filter(([, value]) => typeof value === 'string' && value !== '');
  return Object.fromEntries(given) as Answers;
}

const limited = ({ columns, rows }: QueryResult): QueryResult & { readonly more: boolean } => ({
  columns,
  rows: rows.slice(0, MOST_ROWS),
  more: rows.length > MOST_ROWS,
});
