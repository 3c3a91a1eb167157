import { placeChain, placeNamed, type PlaceEntry } from '../../lexicon/places.ts';
import type { ClaimPlace } from '../../model/claim.ts';

/** A place that a person typed, from fine to coarse with commas: `Villa La Grange, Geneva`. The gazetteer adds the rest. */
export function saidPlace(text: string): ClaimPlace {
  const typed = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const [entry, at] = firstKnown(typed);
  const chain = entry ? placeChain(entry.key) : [];
  const unknown = typed.slice(0, at);
  const names = [...unknown, ...chain.map(({ name }) => name)];
  const city = chain.find(({ kind }) => kind === 'city')?.name;
  return {
    names,
    core: city ?? names[0] ?? text,
    keys: [...unknown.map(() => null), ...chain.map(({ key }) => key)],
    basis: 'stated',
  };
}

/** The finest name that the gazetteer knows, read beside the coarser ones, and its position. */
function firstKnown(typed: readonly string[]): [PlaceEntry | undefined, number] {
  for (const [index, name] of typed.entries()) {
    const beside = typed.slice(index + 1).flatMap((other) => placeNamed(other)?.key ?? []);
    const entry = placeNamed(name, new Set(beside), new Set(beside));
    if (entry) return [entry, index];
  }
  return [undefined, typed.length];
}
