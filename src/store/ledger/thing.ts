import { WhometError } from '../../model/errors.ts';
import type { GraphStore } from '../contract.ts';
import { fill } from '../load-plan.ts';
import { resolveName } from '../names.ts';
import { labelOfId } from './today.ts';

const PARTIES = ['Person', 'Organization'] as const;

/**
 * The id that a person means: an id as it is, or that of the only person or organization of a name.
 * @throws `ask/unknown`, `ask/ambiguous` as `resolveName`; `judge/ambiguous` where two bear the name.
 */
export async function idOf(store: GraphStore, given: string): Promise<string> {
  if (labelOfId(given) && given[3] === '_') return given;
  const name = await resolveName(store, PARTIES, given);
  const found = await Promise.all(
    PARTIES.map(
      async (label) => (await store.query(fill('upkeep/find-named', store.engine, { Label: label }), { name })).rows,
    ),
  );
  const [first, ...others] = found.flat();
  if (first && others.length === 0) return String(first['id']);
  throw new WhometError({
    code: 'judge/ambiguous',
    message: `${found.flat().length} bear the name ${given}.`,
    next: `Give the id: ${found
      .flat()
      .map(({ id, name: full, country }) => `${String(id)} (${[full, country].filter(Boolean).join(', ')})`)
      .join(', ')}.`,
  });
}
