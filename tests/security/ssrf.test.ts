import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchPage } from '../../src/read/fetch-page.ts';
import { guardedLookup, isPrivate, type Resolve } from '../../src/read/private-networks.ts';

const asked: string[] = [];
let port = 0;
const server = createServer(({ url = '', headers }, answer) => {
  asked.push(`${headers.host}${url}`);
  const target = /^\/to\/(.*)$/.exec(url)?.[1];
  if (target !== undefined) answer.writeHead(302, { location: decodeURIComponent(target) }).end();
  else answer.end('the secret of this machine');
});
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

const codeOf = async (url: string, allowHosts: readonly string[] = []): Promise<string> => {
  const page = await fetchPage(url, { maxBytes: 1000, timeout: 3000, allowHosts });
  return 'trouble' in page ? page.trouble.code : page.body.toString();
};

describe('addresses of this machine and of private networks, in every way to write them', () => {
  test.each([
    'http://127.0.0.1:PORT/',
    'http://127.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f000001:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://127.000.000.001:PORT/',
    'http://０.０.０.０:PORT/',
    'http://①②⑦.⓪.⓪.①:PORT/',
    'http://0:PORT/',
    'http://0.0.0.0:PORT/',
    'http://localhost:PORT/',
    'http://[::1]:PORT/',
    'http://[::]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[::ffff:7f00:1]:PORT/',
    'http://[0:0:0:0:0:ffff:7f00:0001]:PORT/',
    'http://[::127.0.0.1]:PORT/',
    'http://[::ffff:0:127.0.0.1]:PORT/',
    'http://[64:ff9b::127.0.0.1]:PORT/',
    'http://[64:ff9b:1::127.0.0.1]:PORT/',
    'http://[2002:7f00:1::]:PORT/',
    'http://[fe80::1]:PORT/',
    'http://[fec0::1]:PORT/',
    'http://[fd00::1]:PORT/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.100.100.200/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'https://127.0.0.1:PORT/',
  ])('%s', async (url) => {
    expect(await codeOf(url.replace('PORT', String(port)))).toBe('fetch/private');
  });

  test('none of them was asked', () => {
    expect(asked).toEqual([]);
  });
});

test.each([
  'file:///etc/passwd',
  'ftp://127.0.0.1/',
  'gopher://127.0.0.1:70/_x',
  'data:text/plain,x',
  'dict://127.0.0.1:11211/',
  'javascript:1',
  'unix:/var/run/docker.sock',
  'http://',
  'http:///etc/passwd?',
])('%s is no address that is fetched', async (url) => {
  expect(await codeOf(url)).toMatch(/^fetch\/(?:scheme|failed|private)$/);
});

test('a redirect is checked like the first address, and robots.txt too', async () => {
  const targets = [
    'http://[::1]:PORT/',
    'http://127.0.0.2:PORT/',
    'http://169.254.169.254/',
    'file:///etc/passwd',
    '//0:PORT/',
  ];
  for (const target of targets) {
    const url = `http://127.0.0.1:${port}/to/${encodeURIComponent(target.replace('PORT', String(port)))}`;
    expect(await codeOf(url, ['127.0.0.1'])).toMatch(/^fetch\/(?:private|scheme)$/);
  }
  expect(asked.every((each) => each.startsWith('127.0.0.1:'))).toBe(true);
  expect(await codeOf(`http://127.0.0.1:${port}/x`, ['127.0.0.1'])).toBe('the secret of this machine');
});

test('a name and password in an address are neither sent nor told', async () => {
  const page = await fetchPage(`http://ann:hunter2@127.0.0.1:${port}/`, { maxBytes: 1000, allowHosts: ['127.0.0.1'] });
  expect(page).toMatchObject({ trouble: { code: 'fetch/credentials' } });
  expect(JSON.stringify(page)).not.toContain('hunter2');
});

/** A name server whose answers come one after another. */
const answering = (...answers: readonly (readonly string[])[]): Resolve => {
  let at = 0;
  return (_host, _options, done) => {
    const addresses = answers[Math.min(at++, answers.length - 1)] ?? [];
    done(
      null,
      addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
};
const ask = async (resolve: Resolve): Promise<string> => {
  const dispatcher = new Agent({
    connect: { lookup: guardedLookup((host) => new Error(`${host} is private`), resolve), timeout: 500 },
  });
  try {
    const { body } = await request(`http://name.example:${port}/`, { dispatcher });
    return await body.text();
  } catch (error) {
    return (error as Error).message;
  } finally {
    await dispatcher.close();
  }
};

describe('what a name server answers', () => {
  test.each([
    [['127.0.0.1']],
    [['10.0.0.1']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['::ffff:7f00:1']],
    [['8.8.8.8', '127.0.0.1']],
    [['2606:4700::1111', 'fd00::1']],
    [[]],
  ])('%j is private', async (addresses) => {
    const before = asked.length;
    expect(await ask(answering(addresses))).toBe('name.example is private');
    expect(asked).toHaveLength(before);
  });

  test('the answer that is checked is the one that is used, however it changes', async () => {
    const before = asked.length;
    // Nobody answers at 192.0.2.1, which is for documentation; the second answer must not be taken instead.
    for (const resolve of [answering(['127.0.0.1'], ['8.8.8.8']), answering(['192.0.2.1'], ['127.0.0.1'])])
      expect(await ask(resolve)).toBe('name.example is private');
    expect(asked).toHaveLength(before);
  });

  test('the test can fail: without the guard this machine is asked', async () => {
    const dispatcher = new Agent({
      connect: {
        lookup: (_host, options, done) =>
          options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4),
      },
    });
    const { body } = await request(`http://name.example:${port}/`, { dispatcher });
    expect(await body.text()).toBe('the secret of this machine');
    await dispatcher.close();
  });
});

test.each(['8.8.8.8', '172.32.0.1', '193.0.0.1', '2606:4700::1111', '2a00:1450::1'])('%s is public', (address) => {
  expect(isPrivate(address)).toBe(false);
});
