import Anthropic from '@anthropic-ai/sdk';
import { MOST_TOKENS, type Chat } from './chat.ts';
import type { LlmSettings } from './settings.ts';

/** Anthropic's messages with structured output. */
export function anthropicChat({ model, url, key, retries, timeout }: LlmSettings): Chat {
  const client = new Anthropic({
    apiKey: key ?? 'none',
    authToken: null,
    baseURL: url ?? 'https://api.anthropic.com',
    maxRetries: retries,
    timeout,
    logLevel: 'off',
  });
  return async ({ instructions, text, schema }) => {
    const { content, usage, stop_reason } = await client.messages.create({
      model,
      system: instructions,
      messages: [{ role: 'user', content: text }],
      output_config: { format: { type: 'json_schema', schema } },
      max_tokens: MOST_TOKENS,
    });
    return {
      text: content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
      inputTokens: usage.input_tokens,
      outputTokens: usage.output_tokens,
      broken: stop_reason === 'refusal' ? 'refused' : stop_reason === 'max_tokens' ? 'cut-off' : null,
    };
  };
}
