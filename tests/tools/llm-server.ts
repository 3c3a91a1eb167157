import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** What the server does with a request: an answer, or a fault. */
export type Step =
  | { readonly answer: unknown; readonly cutOff?: boolean }
  | { readonly status: number; readonly message: string; readonly retryAfter?: number }
  | 'hang up'
  | 'never answer';

/** A request as the server saw it. */
export interface Asked {
  readonly path: string;
  readonly authorization: string;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly system?: string;
    readonly response_format?: { readonly json_schema: { readonly schema: object } };
    readonly output_config?: { readonly format: { readonly schema: object } };
  };
}

export interface LlmServer {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Most requests that were open at one time. */
  readonly widest: () => number;
  close(): Promise<void>;
}

/**
 * A server on this machine that speaks OpenAI's chat completions and Anthropic's messages. `steps` are taken one a
 * request; a function is asked with the article's text. The last one is taken again and again.
 */
export async function startLlmServer(steps: readonly Step[] | ((text: string) => Step)): Promise<LlmServer> {
  const asked: Asked[] = [];
  let open = 0;
  let widest = 0;
  const server = createServer((request, response) => {
    widest = Math.max(widest, ++open);
    response.once('close', () => open--);
    void handle(request, response);
  });
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await json(request)) as Asked['body'];
    const { authorization, 'x-api-key': key } = request.headers;
    asked.push({ path: request.url ?? '', authorization: authorization ?? String(key), body });
    const text = body.messages.at(-1)?.content ?? '';
    const step = typeof steps === 'function' ? steps(text) : (steps[asked.length - 1] ?? steps.at(-1));
    if (step === undefined || step === 'never answer') return;
    if (step === 'hang up') return void request.socket.destroy();
    if ('status' in step) {
      const after = step.retryAfter === undefined ? {} : { 'retry-after': String(step.retryAfter) };
      response.writeHead(step.status, { 'content-type': 'application/json', ...after });
      return void response.end(JSON.stringify({ error: { type: 'error', message: step.message } }));
    }
    const content = typeof step.answer === 'string' ? step.answer : JSON.stringify(step.answer);
    const reply = request.url?.endsWith('/messages') ? message(content, step.cutOff) : completion(content, step.cutOff);
    await new Promise((resolve) => setTimeout(resolve, 20));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...reply, model: body.model }));
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    widest: () => widest,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const completion = (content: string, cutOff = false) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  choices: [
    { index: 0, message: { role: 'assistant', content, refusal: null }, finish_reason: cutOff ? 'length' : 'stop' },
  ],
  usage: { prompt_tokens: 1000, completion_tokens: 100, total_tokens: 1100 },
});

const message = (text: string, cutOff = false) => ({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  content: [{ type: 'text', text }],
  stop_reason: cutOff ? 'max_tokens' : 'end_turn',
  stop_sequence: null,
  usage: { input_tokens: 1000, output_tokens: 100 },
});
