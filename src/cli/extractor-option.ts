import { isFatal } from '../llm/failure.ts';
import { openLlm } from '../llm/open.ts';
import { costOf, LLM_DEFAULTS, LLM_PROVIDERS, type LlmProvider, type LlmSettings } from '../llm/settings.ts';
import { addPeople } from '../lexicon/leaders.ts';
import { WhometError } from '../model/errors.ts';
import { offline, type Extraction } from '../pipeline/extraction.ts';
import { extractAll } from '../pipeline/ingest.ts';
import { defaultWorkers } from '../pipeline/workers.ts';
import { readPeople } from '../read/people.ts';
import { numberOf } from './number-of.ts';

const GROUP = 'With --extractor llm:';

/** `--people`, for every command that reads articles. */
export const peopleOption = {
  people: {
    type: 'string',
    requiresArg: true,
    describe:
      'CSV of people that you know: name, and perhaps wikidata,aliases,short,country,organization,office,from,to,sex',
  },
} as const;

/** How claims are found. */
export const extractorOption = {
  ...peopleOption,
  extractor: {
    choices: ['rules', 'llm'] as const,
    default: 'rules',
    describe: 'Rules and models of whomet, offline; or a language model that you name',
  },
  'llm-model': { type: 'string', requiresArg: true, group: GROUP, describe: 'Name of the model' },
  'llm-provider': {
    choices: LLM_PROVIDERS,
    default: LLM_DEFAULTS.provider as LlmProvider,
    group: GROUP,
    describe: 'Protocol; the key is read from OPENAI_API_KEY or ANTHROPIC_API_KEY',
  },
  'llm-url': {
    type: 'string',
    requiresArg: true,
    group: GROUP,
    describe: 'Another server, such as http://localhost:11434/v1 for Ollama',
  },
  'llm-cache': {
    type: 'string',
    requiresArg: true,
    default: LLM_DEFAULTS.cache,
    group: GROUP,
    describe: 'Folder of the answers so far',
  },
  'llm-parallel': {
    type: 'string',
    requiresArg: true,
    coerce: numberOf('llm-parallel', 1),
    group: GROUP,
    describe: `Requests at a time (${LLM_DEFAULTS.parallel})`,
  },
  'llm-requests-per-minute': {
    type: 'string',
    requiresArg: true,
    coerce: numberOf('llm-requests-per-minute', 1),
    group: GROUP,
    describe: `At most (${LLM_DEFAULTS.requestsPerMinute})`,
  },
  'llm-price': {
    type: 'string',
    requiresArg: true,
    coerce: priceOf,
    group: GROUP,
    describe: 'IN,OUT: US dollars for a million tokens, to be told the cost',
  },
} as const;

/** How many threads mine articles, where no language model does. */
export const workersOption = {
  workers: {
    default: defaultWorkers(),
    defaultDescription: 'one a core',
    requiresArg: true,
    coerce: numberOf('workers', 1, 256),
    describe: 'Threads that mine articles',
  },
} as const;

export interface ExtractorFlags {
  readonly workers: number;
  readonly people: string | undefined;
  readonly extractor: 'rules' | 'llm';
  readonly llmModel: string | undefined;
  readonly llmProvider: LlmProvider;
  readonly llmUrl: string | undefined;
  readonly llmCache: string;
  readonly llmParallel: number | undefined;
  readonly llmRequestsPerMinute: number | undefined;
  readonly llmPrice: LlmSettings['price'] | undefined;
}

/** Extraction as the flags ask for it. @throws `usage/llm` where the flags do not go together. */
export async function openExtraction(flags: ExtractorFlags): Promise<Extraction> {
  if (flags.people !== undefined) addPeople(readPeople(flags.people));
  if (flags.extractor === 'rules') return offline(flags.workers, flags.people);
  const settings = settingsOf(flags);
  const { extract, usage } = await openLlm(settings);
  return {
    records: (items, report) => extractAll(items, extract, report, { ahead: settings.parallel, isFatal }),
    plain: false,
    lines: () => {
      const cost = costOf(usage, settings);
      return [
        ['requests to the model', usage.requests],
        ['answers known already', usage.fromCache],
        ['tokens in', usage.inputTokens],
        ['tokens out', usage.outputTokens],
        ...(cost === null ? [] : [['cost in US dollars', cost.toFixed(4)] as const]),
        ['claims refused', usage.refused],
      ];
    },
  };
}

const KEYS = { openai: 'OPENAI_API_KEY', anthropic: 'ANTHROPIC_API_KEY' } as const satisfies Record<
  LlmProvider,
  string
>;

function settingsOf(flags: ExtractorFlags): LlmSettings {
  const { llmModel, llmProvider, llmUrl, llmCache, llmParallel, llmRequestsPerMinute, llmPrice } = flags;
  if (llmModel === undefined) throw usage('Which language model?', 'Name it with --llm-model.');
  const name = KEYS[llmProvider];
  const key = process.env[name] || undefined;
  if (key === undefined && llmUrl === undefined)
    throw usage(
      `There is no key for ${llmProvider}.`,
      `Put it into ${name}, or name a server of your own with --llm-url.`,
    );
  if (llmUrl !== undefined && !/^https?:\/\/./.test(llmUrl))
    throw usage(`--llm-url ${llmUrl} is no address.`, 'It begins with http:// or https://.');
  return {
    ...LLM_DEFAULTS,
    provider: llmProvider,
    model: llmModel,
    url: llmUrl,
    key,
    cache: llmCache,
    parallel: llmParallel ?? LLM_DEFAULTS.parallel,
    requestsPerMinute: llmRequestsPerMinute ?? LLM_DEFAULTS.requestsPerMinute,
    price: llmPrice ?? null,
  };
}

function priceOf(given: string | undefined): LlmSettings['price'] {
  if (given === undefined) return null;
  const [input = Number.NaN, output = Number.NaN, ...more] = given.split(',').map(Number);
  if (input >= 0 && output >= 0 && more.length === 0) return { input, output };
  throw new RangeError(`--llm-price takes two numbers such as 2.5,10, not ${given}.`);
}

const usage = (message: string, next: string): WhometError => new WhometError({ code: 'usage/llm', message, next });
