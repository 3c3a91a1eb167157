import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openLlm } from '../../src/llm/open.ts';
import { isFatal } from '../../src/llm/failure.ts';
import { LLM_DEFAULTS, LLM_PROVIDERS, type LlmSettings } from '../../src/llm/settings.ts';
import { WhometError } from '../../src/model/errors.ts';
import { makeArticle } from '../../src/read/make-article.ts';
import { startLlmServer, type LlmServer, type Step } from '../tools/llm-server.ts';

const KEY = 'sk-secret-0123456789abcdef';
const TEXT =
  'French President Emmanuel Macron met German Chancellor Olaf Scholz in\nBerlin on Friday. They talked about Ukraine.\n';
const QUOTE = 'French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on Friday.';

const encounter = (more: object = {}): object => ({
  kind: 'meeting',
  status: 'held',
  participants: [
    { name: 'Emmanuel Macron', type: 'person', role: 'visitor', as: ['Emmanuel Macron'] },
    { name: 'Olaf Scholz', type: 'person', role: 'host', as: ['Olaf Scholz'] },
  ],
  place: { names: ['Berlin'], core: 'Berlin' },
  date: '2024-05-03',
  date_basis: 'relative',
  topics: ['Ukraine'],
  according_to: null,
  quotes: [QUOTE],
  ...more,
});
const answer = (...encounters: object[]): Step => ({ answer: { encounters } });
const article = (text = TEXT, published: string | null = '2024-05-04') =>
  makeArticle('a', null, { text }, published === null ? {} : { published });

const folders: string[] = [];
const servers: LlmServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'whomet-llm-'));
  folders.push(folder);
  return folder;
}

async function open(steps: readonly Step[] | ((text: string) => Step), more: Partial<LlmSettings> = {}) {
  const server = await startLlmServer(steps);
  servers.push(server);
  const provider = more.provider ?? 'openai';
  const url = provider === 'openai' ? `${server.url}/v1` : server.url;
  const settings = {
    ...LLM_DEFAULTS,
    model: 'm',
    key: KEY,
    url,
    cache: newFolder(),
    retries: 2,
    timeout: 5_000,
    ...more,
  };
  return { server, settings, llm: await openLlm(settings) };
}

/** What an extraction fails with. */
async function failure(run: Promise<unknown>): Promise<WhometError> {
  const error: unknown = await run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof WhometError) return error;
  throw new TypeError(`no WhometError: ${String(error)}`);
}

describe.each(LLM_PROVIDERS)('%s', (provider) => {
  test('an answer becomes claims with quotes at their offsets, ids and offices; tokens are counted', async () => {
    const { server, llm } = await open([answer(encounter())], { provider });
    const { claims, mentions, article: kept } = await llm.extract(await article());
    const [claim] = claims;
    expect(claim).toMatchObject({ kind: 'meeting', status: 'held', date: '2024-05-03', dateBasis: 'relative' });
    expect(claim?.participants.map(({ name, role, wikidata }) => [name, role, wikidata])).toEqual([
      ['Emmanuel Macron', 'visitor', 'Q3052772'],
      ['Olaf Scholz', 'host', 'Q61053'],
    ]);
    expect(claim?.places[0]).toMatchObject({ names: ['Berlin', 'Germany'], core: 'Berlin' });
    const [quote] = claim?.evidence ?? [];
    expect(kept.text.slice(quote?.start, quote?.end)).toBe(quote?.quote);
    expect(quote?.quote).toContain('in\nBerlin');
    expect(claim?.by[0]).toBe('llm:m');
    expect(mentions.map(({ name }) => name)).toContain('Emmanuel Macron');
    expect(llm.usage).toEqual({ requests: 1, fromCache: 0, inputTokens: 1000, outputTokens: 100, refused: 0 });

    const [{ body, path, authorization } = expect.fail()] = server.asked;
    expect(path).toBe(provider === 'openai' ? '/v1/chat/completions' : '/v1/messages');
    expect(authorization).toContain(KEY);
    expect(body.messages.at(-1)?.content).toContain('Day of publication: 2024-05-04');
    const schema = body.response_format?.json_schema.schema ?? body.output_config?.format.schema;
    expect(schema).toMatchObject({ type: 'object', required: ['encounters'], additionalProperties: false });
  });

  test.each([
    ['busy', { status: 429, message: 'slow down', retryAfter: 0 }],
    ['broken', { status: 500, message: 'oops' }],
    ['gone in the middle', 'hang up'],
  ] as const)('a server that is %s is asked again', async (_, fault) => {
    const { server, llm } = await open([fault, answer(encounter())], { provider });
    expect((await llm.extract(await article())).claims).toHaveLength(1);
    expect(server.asked).toHaveLength(2);
  });

  test('a wrong key ends the run, and no message holds it', async () => {
    const { llm } = await open([{ status: 401, message: `Incorrect API key provided: ${KEY}` }], { provider });
    const error = await failure(llm.extract(await article()));
    expect([error.code, isFatal(error)]).toEqual(['llm/access', true]);
    expect(JSON.stringify([error.message, error.where, error.next, error.stack])).not.toContain('secret');
  });

  test('a server that never answers is given up', async () => {
    const { llm } = await open(['never answer'], { provider, timeout: 200, retries: 0 });
    const error = await failure(llm.extract(await article()));
    expect([error.code, isFatal(error)]).toEqual(['llm/unreachable', true]);
  });

  test('an answer that is too long is told as such', async () => {
    const { server, llm } = await open([{ answer: '{"encounters":[{', cutOff: true }], { provider });
    const { code, message } = await failure(llm.extract(await article()));
    expect([code, server.asked.length]).toEqual(['llm/answer', 1]);
    expect(message).toContain('cut off');
  });
});

describe('what is refused', () => {
  test.each([
    ['a quote with a changed word', { quotes: [QUOTE.replace('met', 'greeted')] }, ['quote']],
    ['one of two quotes changed', { quotes: [QUOTE, 'They talked about trade.'] }, ['quote']],
    ['no quote', { quotes: [] }, ['quote']],
    ['an empty quote', { quotes: [' '] }, ['quote']],
    [
      'somebody whom the article does not name',
      { participants: [{ name: 'Joe Biden', type: 'person', role: 'participant', as: ['Joe Biden'] }] },
      ['name'],
    ],
    ['nobody', { participants: [] }, ['party']],
  ])('%s: no claim, but a candidate', async (_, more, missing) => {
    const { llm } = await open([answer(encounter(more), encounter())]);
    const { claims, candidates } = await llm.extract(await article());
    expect(claims).toHaveLength(1);
    expect(candidates?.map((each) => each.missing)).toEqual([missing]);
    expect(llm.usage.refused).toBe(1);
  });

  test.each([
    ['no EDTF', { date: 'last Friday' }, '2024-05-04'],
    ['counted from a day of publication that nobody knows', {}, null],
    ['without a basis', { date_basis: 'none' }, '2024-05-04'],
  ])('a date that is %s is none', async (_, more, published) => {
    const { llm } = await open([answer(encounter(more))]);
    const { claims } = await llm.extract(await article(TEXT, published));
    expect(claims[0]).toMatchObject({ date: null, dateBasis: 'none' });
  });

  test.each([
    ['no JSON', 'Here is the list: …'],
    ['another form', { encounters: [{ kind: 'party' }] }],
    ['more than asked for', { encounters: [], thoughts: 'none' }],
  ])('%s: asked once more, then told', async (_, wrong) => {
    const { server, llm } = await open([{ answer: wrong }]);
    const { code } = await failure(llm.extract(await article()));
    expect([code, server.asked.length]).toEqual(['llm/answer', 2]);
  });
});

describe('the cache', () => {
  test('a second run asks nothing; another text, day or model is asked anew', async () => {
    const { server, settings, llm } = await open([answer(encounter())]);
    const first = await llm.extract(await article());
    const again = await openLlm(settings);
    expect(await again.extract(await article())).toEqual(first);
    expect([server.asked.length, again.usage.fromCache, again.usage.inputTokens]).toEqual([1, 1, 0]);
    await again.extract(await article(`${TEXT}More.`));
    await again.extract(await article(TEXT, '2024-05-11'));
    await (await openLlm({ ...settings, model: 'other' })).extract(await article());
    expect(server.asked).toHaveLength(4);
  });

  test('a run that broke off goes on where it was', async () => {
    const texts = ['One.', 'Two.', 'Three.'].map((more) => `${TEXT}${more}`);
    const broken = await open([answer(encounter()), answer(), { status: 401, message: 'no credit' }]);
    for (const text of texts.slice(0, 2)) await broken.llm.extract(await article(text));
    expect((await failure(broken.llm.extract(await article(texts[2])))).code).toBe('llm/access');
    const next = await open([answer(encounter())], { cache: broken.settings.cache });
    for (const text of texts) await next.llm.extract(await article(text));
    expect([next.server.asked.length, next.llm.usage.fromCache]).toEqual([1, 2]);
  });

  test('a broken file is asked again; no file holds the key', async () => {
    const { server, settings, llm } = await open([answer(encounter())]);
    await llm.extract(await article());
    const [file = ''] = readdirSync(settings.cache);
    writeFileSync(join(settings.cache, file), '{"encounters": [');
    expect((await llm.extract(await article())).claims).toHaveLength(1);
    expect(server.asked).toHaveLength(2);
  });
});

describe('the pace', () => {
  test('no more requests at a time than asked for', async () => {
    const { server, llm } = await open([answer()], { parallel: 3 });
    const articles = await Promise.all(Array.from({ length: 9 }, (_, at) => article(`${TEXT}${at}`)));
    await Promise.all(articles.map((each) => llm.extract(each)));
    expect(server.asked).toHaveLength(9);
    expect(server.widest()).toBeGreaterThan(1);
    expect(server.widest()).toBeLessThanOrEqual(3);
  });

  test('no more requests a minute than asked for', async () => {
    const { server, llm } = await open([answer()], { requestsPerMinute: 2 });
    const articles = await Promise.all(Array.from({ length: 4 }, (_, at) => article(`${TEXT}${at}`)));
    const all = articles.map((each) => llm.extract(each));
    await Promise.all(all.slice(0, 2));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(server.asked).toHaveLength(2);
    for (const each of all) each.catch(() => undefined);
  });
});

test('an article in another language is sent nowhere', async () => {
  const { server, llm } = await open([answer()]);
  const french = 'Le président français a rencontré le chancelier allemand à Berlin vendredi pour parler de la guerre.';
  expect((await llm.extract(await article(french))).claims).toEqual([]);
  expect(server.asked).toEqual([]);
});
