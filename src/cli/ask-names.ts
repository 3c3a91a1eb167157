import { readNameList } from '../read/name-list.ts';
import { ask, type Answers } from '../store/ask.ts';
import { WhometError } from '../model/errors.ts';
import type { GraphStore, QueryLimits, QueryResult, Value } from '../store/contract.ts';
import { findHits, type Hit } from '../store/hits.ts';
import type { Question } from '../store/questions.ts';

export const namesOption = {
  names: {
    type: 'string',
    requiresArg: true,
    describe: 'List of names (CSV): which of them the graph knows, and how they are spelled; or a question for each',
  },
} as const;

/** Which names of a list the graph knows. */
export async function hitsOf(store: GraphStore, path: string, limits: QueryLimits): Promise<QueryResult> {
  const hits = await findHits(store, readNameList(path), limits);
  const columns = ['given', 'found', 'name', 'type', 'spelled', 'held', 'notHeld', 'articles', 'id'];
  return { columns, rows: hits as unknown as QueryResult['rows'] };
}

/** How many names were found how. */
export function hitsText({ rows }: QueryResult): string {
  const found = (rows as unknown as readonly Hit[]).map((hit) => [hit.given, hit.found] as const);
  const names = new Map(found);
  const count = (what: string): number => [...names.values()].filter((each) => each === what).length;
  const unsure = count('part') + count('near');
  return `${names.size} names: ${count('yes')} found, ${unsure} perhaps (part, near), ${count('no')} not found`;
}

/**
 * A question for each name of a list, in the order of the list, with the name in the column `asked`. Names that the graph
 * does not know for sure are left out; they come back in `missing`.
 * @throws `usage/names` where the question asks about nobody.
 */
export async function askForNames(
  store: GraphStore,
  question: Question,
  given: Answers,
  path: string,
  limits: QueryLimits,
): Promise<{ readonly result: QueryResult; readonly missing: readonly string[] }> {
  const parameter = question.parameters.find(({ type }) => type === 'person' || type === 'party');
  if (!parameter) {
    const message = `The question ${question.name} asks about nobody.`;
    throw new WhometError({
      code: 'usage/names',
      message,
      next: 'Take one with --person, or --names without a question.',
    });
  }
  const hits = await findHits(store, readNameList(path), limits);
  const usable = hits.filter(({ found, type }) => found === 'yes' && (type === 'person' || parameter.type === 'party'));
  const rows: Readonly<Record<string, Value>>[] = [];
  const columns = ['asked', ...question.returns.map(({ column }) => column)];
  const asked = new Set<string>();
  for (const { given: name, name: known } of usable) {
    if (known === null || asked.has(known)) continue;
    asked.add(known);
    const answer = await ask(store, question.name, { ...given, [parameter.name]: known }, limits);
    rows.push(...answer.rows.map((row) => ({ asked: name, ...row })));
  }
  const found = new Set(usable.map(({ given: name }) => name));
  return {
    result: { columns, rows },
    missing: [...new Set(hits.map(({ given: name }) => name))].filter((name) => !found.has(name)),
  };
}
