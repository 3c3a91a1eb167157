import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WhometError } from '../../src/model/errors.ts';
import type { ViewerSource } from '../../src/server/viewer-api.ts';
import { startViewer, type Viewer } from '../../src/server/viewer-server.ts';
import type { PlacedView } from '../../src/view/placed.ts';
import { VIEW_DATA } from '../view/fixture.ts';
import { madeSource, template } from '../viewer/pages.ts';

let viewer: Viewer;
let origin: string;
let token: string;
let fails = false;

const source: ViewerSource = {
  ...madeSource(),
  async load() {
    if (fails) throw new WhometError({ code: 'store/gone', message: 'The store is gone', next: 'Look for it' });
    return VIEW_DATA;
  },
};

beforeAll(async () => {
  viewer = await startViewer({ source, template: template() });
  const url = new URL(viewer.url);
  origin = url.origin;
  token = url.hash.replace('#k=', '');
});

afterAll(() => viewer.close());

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Plain HTTP, since fetch does not let one lie about the host. */
const get = (path: string, headers: Record<string, string> = {}, method = 'GET', body?: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(`${origin}${path}`, { headers, method }, (response) => {
      let body = '';
      response.on('data', (part) => (body += String(part)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on('error', reject).end(body);
  });

const withToken = (): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
});

describe('the viewer’s server', () => {
  it('listens on this machine only, with a long random token in the fragment', () => {
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(token).toMatch(/^[\w-]{32}$/);
  });

  it('gives the page without data or token, under a policy that names what may run', async () => {
    const { status, headers, body } = await get('/');
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'sha256-/);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(body).not.toContain(token);
    expect(body).not.toContain('Marta Alder');
  });

  it('gives the data, with places to draw it at, to who has the token', async () => {
    const { status, body } = await get('/data', withToken());
    const data = JSON.parse(body) as PlacedView;
    expect(status).toBe(200);
    expect(data.meetings).toEqual(VIEW_DATA.meetings);
    expect(Object.keys(data.positions)).toHaveLength(VIEW_DATA.parties.length + 1);
  });

  it.each([
    ['no token', '/data', {}],
    ['a wrong token', '/data', { authorization: `Bearer ${'x'.repeat(32)}` }],
    ['another host name', '/', { host: 'rebound.example' }],
    ['another site', '/data', { origin: 'https://elsewhere.example' }],
  ])('refuses %s', async (_, path, headers) => {
    const answer = await get(path, headers);
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body)).toMatchObject({
      code: 'view/refused',
      next: expect.stringContaining('whomet view'),
    });
  });

  it('refuses another site even with the token', async () => {
    expect((await get('/data', { ...withToken(), origin: 'null' })).status).toBe(403);
  });

  it('says that there is nothing elsewhere, and that it only gives', async () => {
    expect(await get('/etc/passwd')).toMatchObject({ status: 404, body: expect.stringContaining('view/unknown') });
    expect(await get('/../../etc/passwd')).toMatchObject({ status: 404 });
    expect(await get('/data', withToken(), 'POST')).toMatchObject({ status: 405 });
  });

  it('hands on what went wrong in the store', async () => {
    fails = true;
    const { status, body } = await get('/data', withToken());
    fails = false;
    expect([status, JSON.parse(body)]).toEqual([
      500,
      { code: 'store/gone', message: 'The store is gone', next: 'Look for it' },
    ]);
  });

  it('answers a question with its parameters, and says what is wrong with them', async () => {
    const ask = (body: unknown): Promise<Answer> => get('/ask', withToken(), 'POST', JSON.stringify(body));
    const good = await ask({ name: 'top-pairs', parameters: { person: 'Alder', topic: '' } });
    expect([good.status, JSON.parse(good.body)]).toEqual([
      200,
      { columns: ['asked'], rows: [{ asked: 'top-pairs {"person":"Alder"}' }], more: false },
    ]);
    expect(await ask({})).toMatchObject({ status: 400, body: expect.stringContaining('no name') });
    expect(await ask('no object')).toMatchObject({ status: 400 });
    expect((await get('/ask', withToken(), 'POST', '{')).status).toBe(400);
    expect((await get('/ask', {}, 'POST', '{}')).status).toBe(403);
    expect((await get('/query', withToken(), 'POST', `{"cypher":"${'x'.repeat(1_100_000)}"}`)).status).toBe(413);
  });

  it('says when the port is taken', async () => {
    const port = Number(new URL(origin).port);
    const second = startViewer({ source, template: template(), port });
    await expect(second).rejects.toMatchObject({ code: 'view/port', message: `Port ${port} is taken` });
  });
});
