import { WhometError } from '../model/errors.ts';
import type { LlmExtractor } from './extractor.ts';
import type { LlmSettings } from './settings.ts';

/**
 * Opens the extraction by a language model. Its packages are optional and loaded only here.
 * @throws `usage/llm` where they are not installed.
 */
export async function openLlm(settings: LlmSettings): Promise<LlmExtractor> {
  try {
    return await (await import('./extractor.ts')).openLlmExtractor(settings);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new WhometError({
      code: 'usage/llm',
      message: 'The packages that speak to language models are not installed.',
      next: 'npm install openai @anthropic-ai/sdk p-queue zod',
    });
  }
}
