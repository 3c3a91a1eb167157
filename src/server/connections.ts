import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/** What is told to whom no answer can be given any more. */
const FAREWELLS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/**
 * Who keeps to the rules loses no connection because this program was busy. After a long computation timers come before
 * what arrived meanwhile is read: a connection is cut as idle only when nothing lies unread, and a request that is late
 * gets time again, a quarter of `patience` (milliseconds), where it was the program that did not listen.
 */
export function guardConnections(server: Server, patience: number): void {
  const busy = noteBusy(server, patience / 8);
  const requests = new WeakMap<Socket, IncomingMessage>();
  server.on('request', (request) => requests.set(request.socket, request));

  server.on('timeout', (socket: Socket) => {
    const { bytesRead } = socket;
    setImmediate(() => {
      if (socket.bytesRead === bytesRead) socket.destroy();
    });
  });

  server.on('clientError', (error: NodeJS.ErrnoException, stream) => {
    const socket = stream as Socket;
    if (error.code !== 'ERR_HTTP_REQUEST_TIMEOUT' || busy() < patience / 4) return cut(socket, error);
    const before = requests.get(socket);
    const wasComplete = before?.complete ?? true;
    setTimeout(() => {
      const now = requests.get(socket);
      const hasCome = now?.complete === true && (now !== before || !wasComplete);
      if (!hasCome) cut(socket, error);
    }, patience / 4).unref();
  });
}

function cut(socket: Socket, error: NodeJS.ErrnoException): void {
  const farewell = FAREWELLS[error.code ?? ''] ?? '400 Bad Request';
  if (socket.writable && socket.bytesWritten === 0) socket.write(`HTTP/1.1 ${farewell}\r\nConnection: close\r\n\r\n`);
  socket.destroy();
}

/** Looks every so many milliseconds how long this program was too busy for that; the answer is the longest of the last two times. */
function noteBusy(server: Server, every: number): () => number {
  let [last, longest, before] = [performance.now(), 0, 0];
  const late = (): number => performance.now() - last - every;
  const timer = setInterval(() => {
    [before, longest] = [longest, late()];
    last = performance.now();
  }, every).unref();
  server.once('close', () => clearInterval(timer));
  return () => Math.max(late(), longest, before);
}
