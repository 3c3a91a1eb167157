import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toGraph } from '../../src/graph/to-graph.ts';
import type { Account } from '../../src/server/mcp/accounts.ts';
import type { Cited } from '../../src/server/mcp/citations.ts';
import { loadEvidence } from '../../src/store/evidence.ts';
import { openStore } from '../../src/store/open.ts';
import { listQuestions } from '../../src/store/questions.ts';
import type { Found } from '../../src/store/search.ts';
import { recordMap, records, world } from '../ask/world.ts';
import { whomet } from '../tools/whomet.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'whomet-mcp-'));
const store = join(folder, 'store');
const client = new Client({ name: 'test', version: '1.0.0' });

beforeAll(async () => {
  const opened = await openStore(store, { mode: 'write' });
  await opened.append(records);
  await opened.publish(toGraph(world, recordMap));
  await opened.close();
  const args = [PROGRAM, 'mcp', '--store', store];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: 'inherit' }));
});

afterAll(async () => {
  await client.close();
  rmSync(folder, { recursive: true });
});

async function call<Answer>(name: string, args: Record<string, unknown>): Promise<Answer> {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
  expect({ isError, content }).toMatchObject({ content: [{ type: 'text' }] });
  expect(isError ?? false).toBe(false);
  expect(JSON.parse(String((content[0] as { text: string }).text))).toEqual(structuredContent);
  return structuredContent as Answer;
}

async function refusal(name: string, args: Record<string, unknown>): Promise<string> {
  const { content, isError } = await client.callTool({ name, arguments: args });
  expect(isError).toBe(true);
  return String((content[0] as { text: string }).text);
}

describe('whomet mcp, asked by the client of the SDK', () => {
  test('it tells who it is, how to cite, and has four tools that only read', async () => {
    expect(client.getServerVersion()).toMatchObject({ name: 'whomet' });
    expect(client.getInstructions()).toContain('Cite them');
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual(['ask', 'evidence', 'query', 'search']);
    for (const { annotations } of tools)
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
    const description = tools.find(({ name }) => name === 'ask')?.description ?? '';
    expect(listQuestions().filter(({ name }) => !description.includes(`- ${name}: `))).toEqual([]);
  });

  test('ask: each row names sentences, and they are those of the store', async () => {
    const answer = await call<Cited & { parameters: object; columns: string[] }>('ask', {
      question: 'meetings',
      parameters: { person: 'lee', status: 'held' },
      citations: 10,
    });
    expect(answer.rows.length).toBeGreaterThan(1);
    expect(answer.parameters).toMatchObject({ person: 'lee', status: 'held' });
    const opened = await openStore(store);
    const evidence = await loadEvidence(
      opened,
      answer.rows.map(({ id }) => String(id)),
    );
    await opened.close();
    for (const { id, citations } of answer.rows) {
      const cited = citations.map((number) => answer.citations[number - 1]);
      expect(cited.map((each) => each?.quote)).toEqual(evidence.get(String(id))?.map(({ quote }) => quote));
      expect(cited.every((each) => each?.meeting === id)).toBe(true);
    }
    expect(answer.furtherSentences).toBe(0);
  });

  test('ask: rows and sentences are limited, and it says so', async () => {
    const answer = await call<Cited & { more: boolean }>('ask', { question: 'meetings', limit: 5, citations: 1 });
    expect(answer).toMatchObject({ more: true, citations: { length: 5 } });
    expect(answer.rows).toHaveLength(5);
    expect(answer.furtherSentences).toBeGreaterThan(0);
    const bare = await call<Cited>('ask', { question: 'meetings', limit: 5, citations: 0 });
    expect(bare).toMatchObject({ citations: [], furtherSentences: 0 });
  });

  test('query: Cypher with parameters; ids of meetings bring their sentences', async () => {
    const cypher = 'MATCH (p:Person {name: $name})-[:ATTENDED]->(m:Meeting) RETURN m.id AS id, m.title AS title';
    const answer = await call<Cited>('query', { cypher, parameters: { name: 'Bo Ek' } });
    expect(answer.rows.length).toBeGreaterThan(0);
    for (const { citations } of answer.rows) expect(citations.length).toBeGreaterThan(0);
  });

  test('query: what would write is refused, and nothing is written', async () => {
    expect(await refusal('query', { cypher: 'MATCH (p:Person) DETACH DELETE p' })).toContain('query/read-only');
    const { rows } = await call<Cited>('query', { cypher: 'MATCH (p:Person) RETURN count(p) AS people' });
    expect(rows[0]?.['people']).toBe(world.people.length);
  });

  test('evidence: every account with its article, and quotes that stand in the text', async () => {
    const { rows } = await call<Cited>('ask', { question: 'meetings', parameters: { status: 'held' }, limit: 1 });
    const id = String(rows[0]?.['id']);
    type Things = { things: { asked: string; id: string; accounts: Account[] }[] };
    const { things } = await call<Things>('evidence', { ids: [id], context: 10 });
    expect(things[0]).toMatchObject({ asked: id, id });
    for (const { article, quotes } of things[0]?.accounts ?? []) {
      const text = records.find((record) => record.article.name === article.name)?.article.text ?? '';
      expect(quotes.length).toBeGreaterThan(0);
      for (const { before, quote, after } of quotes) expect(text).toContain(before + quote + after);
    }
    expect(await refusal('evidence', { ids: ['mtg_0000000000000000'] })).toContain('explain/unknown');
  });

  test('search: by words of names without accents, by words of sentences, else the nearest names', async () => {
    const byName = await call<Found>('search', { text: 'ANN LEE' });
    expect(byName.names[0]).toMatchObject({ kind: 'person', name: 'Ann Lée', country: 'NO' });
    const { rows } = await call<Cited>('ask', { question: 'meetings', parameters: { person: 'Ann Lée' }, limit: 200 });
    expect(byName.names[0]?.meetings).toBe(rows.length);
    const place = await call<Found>('search', { text: 'norway' });
    expect(place.names.map(({ kind }) => kind).sort()).toEqual(['organization', 'place']);
    const sentence = place.sentences[0] ?? (await call<Found>('search', { text: 'met' })).sentences[0];
    expect(sentence?.quote.toLowerCase()).toMatch(/norway|met/);
    const none = await call<Found>('search', { text: 'Bo Eck' });
    expect(none).toMatchObject({ names: [], sentences: [] });
    expect(none.nearest[0]).toBe('Bo Ek');
  });

  test('a mistake is told with the next step', async () => {
    const parameters = { person: 'Bo Eck' };
    expect(await refusal('ask', { question: 'meetings', parameters })).toMatch(/\[ask\/unknown\]\n.*Bo Ek/);
    expect(await refusal('ask', { question: 'meetings', parameters: { persn: 'x' } })).toContain('It takes person');
    expect(await refusal('search', { text: '—' })).toContain('usage/search');
    expect(await refusal('ask', { question: 'gossip' })).toContain('question');
  });

  test('it does not keep others from writing, and sees what they wrote', async () => {
    const file = join(folder, 'new.txt');
    writeFileSync(
      file,
      'French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on May 3, 2024.\n',
    );
    const { code, stderr } = await whomet(folder, 'ingest', file, '--store', store, '--workers', '1');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const found = await call<Found>('search', { text: 'macron' });
    expect(found.names[0]).toMatchObject({ name: 'Emmanuel Macron', meetings: 1 });
    expect(found.sentences[0]).toMatchObject({ article: 'new', status: 'held' });
  });
});

test('without a store it ends at once, and says so', async () => {
  const { code, stdout, stderr } = await whomet(folder, 'mcp', '--store', 'nowhere');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('store/none');
});

test('it ends when its input ends', async () => {
  const { code, stdout } = await whomet(folder, 'mcp', '--store', store);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
});
