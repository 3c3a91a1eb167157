import { readOnlyQuery } from '../cypher-guard/guard.ts';
import type { QueryLimits, Row } from '../contract.ts';
import { execute, rowsIn, type Page } from './grafeo.ts';
import type { PublishedGraph } from './published-graph.ts';
import { streamFromProcess, withTimeout } from './query-process.ts';

/**
 * Asks the current graph: in this program, or, where the query may have to be stopped, in one of its own.
 * @throws `query/read-only`, `query/not-allowed` before the engine sees the query.
 */
export async function answerOf(
  graph: PublishedGraph,
  query: string,
  parameters: object,
  { timeout, limit, offset = 0, endsAfterTimeout = false }: QueryLimits,
): Promise<{ readonly columns: readonly string[]; readonly rows: Iterable<Row> | AsyncIterable<Row> }> {
  const text = readOnlyQuery(query);
  const page: Page = { from: offset, to: limit === undefined ? null : offset + limit };
  if (timeout !== undefined && !endsAfterTimeout)
    return streamFromProcess({ path: graph.path(), text, parameters, timeout, page });
  const running = graph.use((database) => execute(database, text, parameters));
  const result = await (timeout === undefined ? running : withTimeout(running, timeout));
  return { columns: result.columns, rows: rowsIn(result, page) };
}
