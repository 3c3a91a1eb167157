import neo4j from 'neo4j-driver';
import { WhometError } from '../../model/errors.ts';
import { missingParameter } from '../answers.ts';

/** What the user can do about an error of the driver or the server. Other errors pass as they are. */
export function serverError(error: unknown, location: string): unknown {
  if (error instanceof WhometError || !(error instanceof neo4j.Neo4jError)) return error;
  const { code, message } = error;
  const trouble = (own: string, text: string, next?: string) =>
    new WhometError({ code: own, message: text, where: location, ...(next && { next }) }, { cause: error });
  if (code === 'Neo.ClientError.Statement.AccessMode')
    return trouble('query/read-only', 'The query writes; queries may only read.', 'Use MATCH … RETURN.');
  if (code.startsWith('Neo.ClientError.Transaction.TransactionTimedOut')) {
    return trouble(
      'query/timeout',
      'The query took too long and was stopped.',
      'Start its patterns at something selective, or give more time with --timeout.',
    );
  }
  const index = /no such fulltext schema index: (\S+)/.exec(message)?.[1];
  if (index !== undefined)
    return trouble(
      'query/index',
      `There is no full-text index ${index}.`,
      'An index of whomet’s is made by `whomet store prepare`.',
    );
  if (code.startsWith('Neo.ClientError.Security'))
    return trouble('store/auth', message, 'Set NEO4J_USERNAME and NEO4J_PASSWORD.');
  if (code === 'Neo.ClientError.Statement.ParameterMissing')
    return missingParameter(/: (\w+)/.exec(message)?.[1] ?? 'name', error);
  if (code.startsWith('Neo.ClientError.Statement')) return trouble('query/syntax', message);
  if (code === 'ServiceUnavailable' || code === 'SessionExpired')
    return trouble(
      'store/connect',
      `The server does not answer: ${message}`,
      'Is it running, and is the address right? Then run the same command again: what was written is kept, and it goes on from there.',
    );
  if (code === 'Neo.ClientError.Database.DatabaseNotFound')
    return trouble('store/database', message, 'Name a database that the server has: neo4j://HOST/DATABASE.');
  return trouble('store/server', message);
}
