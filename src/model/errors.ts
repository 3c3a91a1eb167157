/** What went wrong, where, and what to do next. Every error that a user can meet is one of these. */
export interface Trouble {
  /** Stable word for programs, e.g. `read/no-text`. */
  readonly code: string;
  /** One sentence: what happened. */
  readonly message: string;
  /** File, record, query or setting that it happened in. */
  readonly where?: string;
  /** One sentence: what the user can do. */
  readonly next?: string;
}

/** A trouble that stops the command. `usage` ends the program with exit code 2, anything else with 1. */
export class WhometError extends Error {
  readonly code: string;
  readonly where: string | undefined;
  readonly next: string | undefined;

  constructor(trouble: Trouble, options?: ErrorOptions) {
    super(trouble.message, options);
    this.name = 'WhometError';
    this.code = trouble.code;
    this.where = trouble.where;
    this.next = trouble.next;
  }

  get isUsage(): boolean {
    return this.code.startsWith('usage/');
  }
}

/** Whether what was asked is at fault, by its words or by what it takes to answer: the store is as it was. */
export const isAskers = (error: unknown): boolean =>
  error instanceof WhometError && /^(?:usage|ask|query|judge)\//.test(error.code);

/** A trouble as the lines a terminal shows. */
export function describeTrouble(trouble: Trouble): string {
  const where = trouble.where ? `${trouble.where.replace(/\s+/g, ' ')}: ` : '';
  const next = trouble.next ? `\n  ${trouble.next}` : '';
  return `${where}${trouble.message} [${trouble.code}]${next}`;
}
