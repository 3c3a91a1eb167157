import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between a driver and a real server, and does once what a cluster does when its leader changes. */
export interface BoltProxy {
  /** `neo4j://…`: the driver asks for routing, and finds the proxy as reader, writer and router. */
  readonly uri: string;
  /** How often it has interfered. */
  readonly interfered: number;
  /** The next `times` write transactions are answered by NotALeader. */
  refuseWrites(times: number): void;
  /** The next `times` write transactions lose their connection. */
  cutWrites(times: number): void;
  close(): Promise<void>;
}

/** Bolt 5: signatures of messages, https://neo4j.com/docs/bolt/current/bolt/message/ */
const BEGIN = 0x11;
const RESET = 0x0f;
const IGNORED = Buffer.from([0xb0, 0x7e]);
const HANDSHAKE = 20;
/** What a client answers to a manifest of versions: the version that it takes, and no capabilities. */
const MANIFEST_ANSWER = 5;

export async function startBoltProxy(server: string): Promise<BoltProxy> {
  const { hostname, port } = new URL(server);
  const state = { refusals: 0, cuts: 0, interfered: 0 };
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const upstream = connect({ host: hostname, port: Number(port) });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => [client, upstream].forEach((each) => each.destroy()));
    }
    upstream.pipe(client);
    const forward = messagesTo(upstream, (message) => interfere(message, client, state));
    client.on('data', forward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    uri: `neo4j://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    get interfered() {
      return state.interfered;
    },
    refuseWrites: (times) => void (state.refusals = times),
    cutWrites: (times) => void (state.cuts = times),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        proxy.close(() => resolve());
      }),
  };
}

interface State {
  refusals: number;
  cuts: number;
  interfered: number;
  failed?: Set<Socket>;
}

/** True where the message must not reach the server. */
function interfere(message: Buffer, client: Socket, state: State): boolean {
  const failed = (state.failed ??= new Set());
  const signature = message[1];
  if (failed.has(client) && signature !== RESET) return (client.write(chunked(IGNORED)), true);
  if (signature === RESET) failed.delete(client);
  const isWrite = signature === BEGIN && !message.includes(Buffer.from('\x84mode\x81r', 'latin1'));
  if (!isWrite || (state.refusals === 0 && state.cuts === 0)) return false;
  state.interfered++;
  if (state.cuts > 0) {
    state.cuts--;
    client.destroy();
  } else {
    state.refusals--;
    failed.add(client);
    client.write(chunked(notALeader()));
  }
  return true;
}

/** FAILURE with a map, in PackStream; both the key of Bolt before 5.7 and those after. */
function notALeader(): Buffer {
  const entries = Object.entries({
    code: 'Neo.ClientError.Cluster.NotALeader',
    neo4j_code: 'Neo.ClientError.Cluster.NotALeader',
    message: 'No write operations are allowed on this server: it is not the leader.',
    gql_status: '50N42',
    description: 'general processing exception - unexpected error',
  });
  const strings = entries.flat().map((text) => Buffer.concat([Buffer.from([0xd0, text.length]), Buffer.from(text)]));
  return Buffer.concat([Buffer.from([0xb1, 0x7f, 0xa0 + entries.length]), ...strings]);
}

const chunked = (message: Buffer): Buffer =>
  Buffer.concat([Buffer.from([message.length >> 8, message.length & 0xff]), message, Buffer.from([0, 0])]);

/** Passes on what a client sends, message by message, but what `stopped` keeps back. */
function messagesTo(upstream: Socket, stopped: (message: Buffer) => boolean): (data: Buffer) => void {
  let rest = Buffer.alloc(0);
  let greeting = HANDSHAKE;
  let message: Buffer[] = [];
  let raw: Buffer[] = [];
  const take = (length: number): Buffer => {
    const part = rest.subarray(0, length);
    rest = rest.subarray(length);
    return part;
  };
  return (data) => {
    rest = Buffer.concat([rest, data]);
    while (rest.length >= Math.max(2, greeting)) {
      if (greeting > 0) {
        const isFirst = greeting === HANDSHAKE;
        upstream.write(take(greeting));
        greeting = isFirst ? -1 : 0;
        continue;
      }
      if (greeting < 0) {
        greeting = rest.readUInt16BE(0) === 0 ? MANIFEST_ANSWER : 0;
        continue;
      }
      const length = rest.readUInt16BE(0);
      if (rest.length < 2 + length) return;
      const chunk = take(2 + length);
      raw.push(chunk);
      if (length > 0) message.push(chunk.subarray(2));
      if (length > 0) continue;
      const whole = Buffer.concat(message);
      if (whole.length === 0 || !stopped(whole)) upstream.write(Buffer.concat(raw));
      [message, raw] = [[], []];
    }
  };
}
