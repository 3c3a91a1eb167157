import type { CommandModule } from 'yargs';

/** Every command by its name, in the order of the help. Only what is wanted is loaded: a question needs no reader of PDF. */
const LOAD: Readonly<Record<string, () => Promise<unknown>>> = {
  ingest: async () => (await import('./ingest.ts')).ingestCommand,
  extract: async () => (await import('./extract.ts')).extractCommand,
  load: async () => (await import('./load.ts')).loadCommand,
  ask: async () => (await import('./ask.ts')).askCommand,
  query: async () => (await import('./query.ts')).queryCommand,
  alert: async () => (await import('./alert.ts')).alertCommand,
  view: async () => (await import('./view.ts')).viewCommand,
  mcp: async () => (await import('./mcp.ts')).mcpCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  review: async () => (await import('./review.ts')).reviewCommand,
  edit: async () => (await import('./edit.ts')).editCommand,
  undo: async () => (await import('./undo.ts')).undoCommand,
  remove: async () => (await import('./remove.ts')).removeCommand,
  store: async () => (await import('./store.ts')).storeCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  evaluate: async () => (await import('./evaluate.ts')).evaluateCommand,
  sample: async () => (await import('./sample.ts')).sampleCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
  demo: async () => (await import('./demo.ts')).demoCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  completion: async () => (await import('./completion.ts')).completionCommand(everyCommand),
};

export const isCommand = (name: string | undefined): name is string => name !== undefined && Object.hasOwn(LOAD, name);

/** Each has its own kinds of flags; what is common to them is enough here. */
export const loadCommand = async (name: string): Promise<CommandModule> => (await LOAD[name]?.()) as CommandModule;

export const everyCommand = (): Promise<CommandModule[]> => Promise.all(Object.keys(LOAD).map(loadCommand));
