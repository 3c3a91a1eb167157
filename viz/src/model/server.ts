import type { PlacedView } from '../../../src/view/placed.ts';
import type { Said } from '../../../src/model/said.ts';
import type { ServedAnswer, ServedQuestion } from '../../../src/view/served.ts';
import type { ViewData } from '../../../src/view/view-data.ts';

/** The viewer's own server, where the page came from one. */
export interface Server {
  data(): Promise<PlacedView>;
  neighbours(party: string): Promise<ViewData>;
  questions(): Promise<readonly ServedQuestion[]>;
  ask(name: string, parameters: Readonly<Record<string, string>>): Promise<ServedAnswer>;
  query(cypher: string): Promise<ServedAnswer>;
  /** Writes a remark to the ledger of the store. */
  judge(said: Said): Promise<void>;
}

/** What the server said went wrong, with the next step. */
export class ServerError extends Error {}

export function makeServer(token: string): Server {
  async function call<Answer>(path: string, body?: unknown): Promise<Answer> {
    const answer = await fetch(path, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    }).catch(() => {
      throw new ServerError('The viewer’s server no longer answers. What is drawn stays; start `whomet view` again');
    });
    const value: unknown = await answer.json();
    if (answer.ok) return value as Answer;
    const { message, next } = value as { message: string; next?: string };
    throw new ServerError([message.replace(/\.$/, ''), next].filter(Boolean).join('. '));
  }
  return {
    data: () => call('/data'),
    neighbours: (party) => call('/neighbours', { party }),
    questions: () => call('/questions'),
    ask: (name, parameters) => call('/ask', { name, parameters }),
    query: (cypher) => call('/query', { cypher }),
    judge: (said) => call('/judge', said),
  };
}
