import { McpServer, type CallToolResult } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { askInWords } from '../../asking/answer.ts';
import { describeTrouble, WhometError } from '../../model/errors.ts';
import { VERSION } from '../../model/version.ts';
import { ask, initialValue, listQuestions, type Answers } from '../../store/ask.ts';
import type { GraphStore, QueryResult } from '../../store/contract.ts';
import { findQuestion } from '../../store/questions.ts';
import { search } from '../../store/search.ts';
import { accountsOf } from './accounts.ts';
import { cite } from './citations.ts';
import { INSTRUCTIONS, modelText, questionsText } from './texts.ts';

/** Gives the store, open for reading: a server that is left running never blocks an ingest. */
export type WithStore = <Result>(work: (store: GraphStore) => Promise<Result>) => Promise<Result>;

/** Milliseconds that the store may take for one call. */
const TIMEOUT = 60_000;

/** Nothing here can change anything, nor reach beyond the store. */
const READ_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

const limit = (most: number) => z.int().min(1).max(most).default(20).describe('Rows at most');
const citations = z.int().min(0).max(10).default(2).describe('Sentences cited for each meeting at most');

/** The tools by which an agent asks a store. */
export function mcpServer(withStore: WithStore): McpServer {
  const server = new McpServer({ name: 'whomet', version: VERSION }, { instructions: INSTRUCTIONS });
  for (const register of [registerAsk, registerQuery, registerEvidence, registerSearch]) register(server, withStore);
  return server;
}

function registerAsk(server: McpServer, withStore: WithStore): void {
  const questions = listQuestions();
  const inputSchema = z.object({
    question: z
      .enum(questions.map(({ name }) => name))
      .optional()
      .describe('Its name; or give words'),
    words: z.string().optional().describe('Instead of a name: a question in plain English words'),
    parameters: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .default({})
      .describe('Of the question; names may be any form that the graph knows; days are YYYY-MM-DD'),
    limit: limit(200),
    offset: z.int().min(0).default(0).describe('Rows to leave out first'),
    citations,
  });
  const title = 'Ask a named question';
  const description = `Answers one of these questions about meetings, with the sentences that prove each row.\n${questionsText(questions)}`;
  server.registerTool('ask', { title, description, annotations: READ_ONLY, inputSchema }, (given) =>
    answered(withStore, async (store) => {
      const { question, words, parameters, limit, offset, citations } = given;
      const limits = { limit: limit + 1, offset, timeout: TIMEOUT };
      if (words !== undefined && question === undefined) {
        const { reading, result, unsure } = await askInWords(store, words, parameters, limits);
        const { notUnderstood, notUsed } = reading;
        const answer = await cited(store, result, limit, citations);
        return { ...described(reading.question, reading.parameters), notUnderstood, notUsed, unsure, ...answer };
      }
      if (question === undefined || words !== undefined) throw oneOfTwo();
      const result = await ask(store, question, parameters, limits);
      return { ...described(question, parameters), ...(await cited(store, result, limit, citations)) };
    }),
  );
}

function registerQuery(server: McpServer, withStore: WithStore): void {
  const inputSchema = z.object({
    cypher: z.string().min(1).describe('MATCH … RETURN …; values as $name'),
    parameters: z.record(z.string(), z.json()).default({}).describe('Values of $name'),
    limit: limit(1000),
    citations,
  });
  const title = 'Ask in Cypher';
  const description = `Runs a read-only Cypher query. Return the ids of meetings (m.id) to get the sentences that prove each row.\n${modelText()}`;
  server.registerTool('query', { title, description, annotations: READ_ONLY, inputSchema }, (given) =>
    answered(withStore, async (store) => {
      const { cypher, parameters, limit, citations } = given;
      const result = await store.query(cypher, parameters, { limit: limit + 1, timeout: TIMEOUT });
      return cited(store, result, limit, citations);
    }),
  );
}

function registerEvidence(server: McpServer, withStore: WithStore): void {
  const id = z.string().regex(/^(mtg|clm)_/);
  const inputSchema = z.object({
    ids: z.array(id).min(1).max(20).describe('Ids of meetings (mtg_…) or claims (clm_…)'),
    context: z.int().min(0).max(1000).default(0).describe('Characters of the article before and after each quote'),
  });
  const title = 'The sentences behind a meeting';
  const description =
    'Every account of a meeting or claim: which article says what of it, on whose word, and the exact quotes with the words around them. Ids of the past lead to what stands for them today.';
  server.registerTool('evidence', { title, description, annotations: READ_ONLY, inputSchema }, ({ ids, context }) =>
    answered(withStore, async (store) => {
      const things = [];
      for (const each of ids) things.push({ asked: each, ...(await accountsOf(store, each, context)) });
      return { things };
    }),
  );
}

function registerSearch(server: McpServer, withStore: WithStore): void {
  const text = z.string().min(1).describe('One or more words');
  const title = 'Search names and sentences';
  const description =
    'Finds people, organizations, places and topics by words of their names, and the sentences about meetings that have all the words. Use it to learn how the graph spells a name before you ask.';
  const inputSchema = z.object({ text, limit: limit(100) });
  server.registerTool('search', { title, description, annotations: READ_ONLY, inputSchema }, (given) =>
    answered(withStore, (store) => search(store, given.text, { limit: given.limit })),
  );
}

const oneOfTwo = (): WhometError =>
  new WhometError({
    code: 'usage/arguments',
    message: 'A question has a name or words.',
    next: 'Give question or words, and not both.',
  });

/** What was asked, with the values that nobody gave, and what the answer does not say. */
function described(question: string, given: Answers) {
  const { parameters, notes } = findQuestion(question);
  const values = parameters.flatMap((parameter) => {
    const value = given[parameter.name] ?? initialValue(parameter);
    return value === null ? [] : [[parameter.name, value] as const];
  });
  return { question, parameters: Object.fromEntries(values), notes };
}

async function cited(store: GraphStore, { columns, rows }: QueryResult, limit: number, each: number) {
  return { columns, more: rows.length > limit, ...(await cite(store, rows.slice(0, limit), each)) };
}

/** Troubles are told to the agent with the next step; what is no trouble of ours is the server's fault. */
async function answered(withStore: WithStore, work: (store: GraphStore) => Promise<object>): Promise<CallToolResult> {
  try {
    const answer = { ...(await withStore(work)) };
    return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: answer };
  } catch (error) {
    if (!(error instanceof WhometError)) throw error;
    const { code, message, where, next } = error;
    const text = describeTrouble({ code, message, ...(where && { where }), ...(next && { next }) });
    return { content: [{ type: 'text', text }], isError: true };
  }
}
