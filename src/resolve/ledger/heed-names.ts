import type { Organization, Person } from '../../model/world.ts';
import type { Constraints } from './constraints.ts';
import type { Holders } from './holders.ts';

/** People or organizations under the names that people gave them; the computed name becomes an alias. */
export function heedNames<Party extends Person | Organization>(
  parties: readonly Party[],
  { ledger }: Constraints,
  holders: Holders,
): Party[] {
  const names = new Map<string, string>();
  for (const judgement of ledger) {
    if (judgement.kind !== 'name') continue;
    const party = holders.party(judgement.subject);
    if (party !== null && !names.has(party)) names.set(party, judgement.value);
  }
  return parties.map((party) => {
    const name = names.get(party.id);
    if (name === undefined) return party;
    const aliases = [...new Set([...party.aliases, party.name])].filter((alias) => alias !== name).sort();
    return { ...party, name, aliases };
  });
}
