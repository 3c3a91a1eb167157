import type { LlmSettings } from './settings.ts';

/** One question to a language model. */
export interface Prompt {
  readonly instructions: string;
  readonly text: string;
  /** JSON Schema of the answer. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** What came back. */
export interface Reply {
  readonly text: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The model stopped because the answer got too long, or refused to answer. */
  readonly broken: 'cut-off' | 'refused' | null;
}

export type Chat = (prompt: Prompt) => Promise<Reply>;

/** Room for an answer: an article of many encounters takes some thousand tokens. */
export const MOST_TOKENS = 16_000;

/** Opens the provider's own client, which tries again where the server is busy. Only the chosen one is loaded. */
export async function openChat(settings: LlmSettings): Promise<Chat> {
  return settings.provider === 'anthropic'
    ? (await import('./anthropic.ts')).anthropicChat(settings)
    : (await import('./openai.ts')).openAiChat(settings);
}
