import OpenAI from 'openai';
import { MOST_TOKENS, type Chat } from './chat.ts';
import type { LlmSettings } from './settings.ts';

/** Chat completions with structured output, as OpenAI, Ollama and many other servers speak them. */
export function openAiChat({ model, url, key, retries, timeout }: LlmSettings): Chat {
  const client = new OpenAI({
    apiKey: key ?? 'none',
    baseURL: url ?? 'https://api.openai.com/v1',
    organization: null,
    project: null,
    maxRetries: retries,
    timeout,
    logLevel: 'off',
  });
  return async ({ instructions, text, schema }) => {
    const { choices, usage } = await client.chat.completions.create({
      model,
      messages: [
        { role: 'system', content: instructions },
        { role: 'user', content: text },
      ],
      response_format: { type: 'json_schema', json_schema: { name: 'encounters', strict: true, schema } },
      max_completion_tokens: MOST_TOKENS,
    });
    const [choice] = choices ?? [];
    return {
      text: choice?.message.content ?? '',
      inputTokens: usage?.prompt_tokens ?? 0,
      outputTokens: usage?.completion_tokens ?? 0,
      broken: choice?.message.refusal ? 'refused' : choice?.finish_reason === 'length' ? 'cut-off' : null,
    };
  };
}
