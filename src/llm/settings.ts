export const LLM_PROVIDERS = ['openai', 'anthropic'] as const;
export type LlmProvider = (typeof LLM_PROVIDERS)[number];

/** How to ask a language model. */
export interface LlmSettings {
  /** The protocol: `openai` is spoken by many servers, Ollama among them. */
  readonly provider: LlmProvider;
  readonly model: string;
  /** Where the server is; the provider's own where none is given. */
  readonly url?: string | undefined;
  /** Never written anywhere. A server on this machine may need none. */
  readonly key?: string | undefined;
  /** Folder of the answers so far: an article is asked about once, and a run that broke off goes on. */
  readonly cache: string;
  /** Requests at a time. */
  readonly parallel: number;
  readonly requestsPerMinute: number;
  /** US dollars for a million tokens in and out; null where the cost is not to be told. */
  readonly price: { readonly input: number; readonly output: number } | null;
  /** Tries after the first one, where the server is busy or the line breaks. */
  readonly retries: number;
  /** Milliseconds that one request may take. */
  readonly timeout: number;
}

export const LLM_DEFAULTS = {
  provider: 'openai',
  cache: 'whomet-llm-cache',
  parallel: 4,
  requestsPerMinute: 60,
  price: null,
  retries: 5,
  timeout: 600_000,
} as const satisfies Partial<LlmSettings>;

/** What a run has used. */
export interface LlmUsage {
  requests: number;
  fromCache: number;
  inputTokens: number;
  outputTokens: number;
  /** Claims that were refused: a quote or name that is not in the article. */
  refused: number;
}

/** US dollars, null where no price is known. */
export const costOf = ({ inputTokens, outputTokens }: LlmUsage, { price }: Pick<LlmSettings, 'price'>): number | null =>
  price && (inputTokens * price.input + outputTokens * price.output) / 1_000_000;
