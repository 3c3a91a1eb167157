import { table } from '../../src/cli/output.ts';
import type { QueryResult } from '../../src/store/contract.ts';

/** A query of a page, with the heading above it and the answer printed below it. */
export interface Recipe {
  readonly title: string;
  readonly cypher: string;
  /** Empty where nothing is printed yet. */
  readonly printed: string;
}

const RECIPE = /^### (.+)\n\n```cypher\n([\s\S]*?)```\n(?:\n```text\n([\s\S]*?)```\n)?/gm;
const SHOWN = 4;
const WIDTH = 150;

export const recipesOf = (page: string): Recipe[] =>
  [...page.matchAll(RECIPE)].map(([, title = '', cypher = '', printed = '']) => ({ title, cypher, printed }));

/** The page with the first rows of each answer below its query. */
export const answered = (page: string, answers: ReadonlyMap<string, QueryResult>): string =>
  page.replace(RECIPE, (whole, title: string, cypher: string) => {
    const answer = answers.get(title);
    return answer
      ? `### ${title}\n\n\`\`\`cypher\n${cypher}\`\`\`\n\n\`\`\`text\n${printedAnswer(answer)}\`\`\`\n`
      : whole;
  });

/** The first rows as a table, and how many rows there are in all. */
export function printedAnswer({ columns, rows }: QueryResult): string {
  const lines = table({ columns, rows: rows.slice(0, SHOWN) }, WIDTH).map((line) => line.trimEnd());
  return `${[...lines, `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`].join('\n')}\n`;
}
