import { WhometError } from '../model/errors.ts';
import type { LlmSettings } from './settings.ts';

/** What the providers' clients throw. */
interface ApiFailure {
  readonly status?: number | undefined;
  readonly message: string;
}

/** Answers to a request that no other article will change. */
const ACCESS = new Set([401, 403, 404]);

/**
 * A failed request as a trouble of the article, without any key. `llm/access` and `llm/unreachable` end the run: the next
 * article would meet the same.
 */
export function llmFailure(error: unknown, settings: LlmSettings): WhometError {
  if (error instanceof WhometError) return error;
  const { status, message } = error as ApiFailure;
  const server = serverOf(settings);
  const said = withoutKeys(message, settings.key);
  if (status !== undefined && ACCESS.has(status))
    return new WhometError({
      code: 'llm/access',
      message: `${server} refuses the request: ${said}`,
      next: 'Check the key in the environment, --llm-model and --llm-url. Answers so far are kept.',
    });
  if (status === undefined)
    return new WhometError({
      code: 'llm/unreachable',
      message: `${server} does not answer: ${said}`,
      next: 'Check that the server runs, and --llm-url. Run the same command again: answers so far are kept.',
    });
  return new WhometError({
    code: 'llm/failed',
    message: `${server} could not answer: ${said}`,
    next: 'Run the same command again: only what failed is asked again.',
  });
}

/** Host and port: an address may hold a password. */
const serverOf = ({ url, provider }: LlmSettings): string => {
  if (url === undefined) return provider;
  return URL.canParse(url) ? new URL(url).host : 'The server';
};

/** Servers repeat keys in their messages, whole or in part. */
function withoutKeys(message: string, key: string | undefined): string {
  const whole = key ? message.replaceAll(key, '[key]') : message;
  return whole.replace(/\b(?:sk|key|Bearer)[-_ ][\w*.-]{6,}/g, '[key]');
}

export const isFatal = (error: unknown): error is WhometError =>
  error instanceof WhometError && (error.code === 'llm/access' || error.code === 'llm/unreachable');
