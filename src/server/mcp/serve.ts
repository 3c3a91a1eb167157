import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { mcpServer, type WithStore } from './server.ts';

/** Serves the Model Context Protocol on standard input and output until the input ends or the program is stopped. */
export async function serveMcp(withStore: WithStore): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve).once('close', resolve);
    process.once('SIGINT', resolve).once('SIGTERM', resolve);
  });
  const handle = serveStdio(() => mcpServer(withStore));
  await ended;
  await handle.close();
}
