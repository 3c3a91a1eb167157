import type { Entity, Mention } from '../../model/document.ts';
import { searchName } from '../../model/schema.ts';
import { countryNamed } from '../../lexicon/countries.ts';
import { organizationNamed } from '../../lexicon/organizations.ts';
import { placeChain, placeNamed, type PlaceEntry } from '../../lexicon/places.ts';

type Grouped = Omit<Entity, 'index'>;

/** Collects mentions under a key, in order of first mention. */
function grouped(mentions: readonly Mention[], keyOf: (mention: Mention) => string): [string, Mention[]][] {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const key = keyOf(mention);
    groups.set(key, [...(groups.get(key) ?? []), mention]);
  }
  return [...groups];
}

const common = (mentions: readonly Mention[]) => ({
  aliases: [...new Set(mentions.map(({ text }) => text))],
  mentions: mentions.map(({ index }) => index),
  roles: [],
});

const longest = (mentions: readonly Mention[]): string =>
  mentions.map(({ text }) => text).reduce((a, b) => (b.length > a.length ? b : a));

/** Organizations: the same listed organization, the same name, or a name and its initials. */
export function groupOrganizations(mentions: readonly Mention[]): Grouped[] {
  const named = mentions.filter(({ type }) => type === 'organization');
  const initials = new Map<string, string>();
  for (const { text } of named) if (text.includes(' ')) initials.set(initialsOf(text), searchName(text));
  const keyOf = ({ text }: Mention): string =>
    organizationNamed(text)?.name ?? (initials.get(text.replace(/\./g, '')) || searchName(text.replace(/^the /i, '')));
  return grouped(named, keyOf).map(([key, group]): Grouped => {
    const listed = organizationNamed(key);
    return {
      type: 'organization',
      name: listed?.name ?? longest(group),
      ...common(group),
      ...(listed?.kind === 'union' && { kind: 'union' as const }),
      ...(listed?.wikidata && { wikidata: listed.wikidata }),
    };
  });
}

const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join('');

/** Places by what the gazetteer takes them for; a state or country named right behind decides among cities of one name. */
export function groupPlaces(mentions: readonly Mention[], text: string): Grouped[] {
  const named = mentions.filter(({ type }) => type === 'place');
  const context = new Set(named.flatMap(({ text }) => countryNamed(text)?.key ?? []));
  const entries = new Map(
    named.map((mention, at) => [mention.index, entryOf(mention, besideOf(mention, named[at + 1], text), context)]),
  );
  return grouped(named, ({ index, text }) => entries.get(index)?.key ?? searchName(text)).map(
    ([key, group]): Grouped => {
      const entry = entries.get(group[0]?.index ?? -1);
      return {
        type: 'place',
        name: entry ? preferred(entry, group) : longest(group),
        ...common(group),
        ...(entry && { gazetteer: key }),
        ...(entry?.kind === 'country' && { kind: 'state' as const }),
      };
    },
  );
}

/** How near the state must stand behind the city, in characters: "Woodside, Calif." */
const BESIDE = 4;

/** What a place may lie in, by the name behind it: "Woodside, Calif.", but not "China-US" or "China, Russia". */
function besideOf(mention: Mention, next: Mention | undefined, text: string): PlaceEntry | undefined {
  if (!next || next.start - mention.end > BESIDE || !/^[\s,(]*$/u.test(text.slice(mention.end, next.start)))
    return undefined;
  const beside = placeNamed(next.text);
  if (beside?.kind === 'country') return countryNamed(mention.text) ? undefined : beside;
  return beside?.kind === 'region' ? beside : undefined;
}

function entryOf(
  mention: Mention,
  beside: PlaceEntry | undefined,
  context: ReadonlySet<string>,
): PlaceEntry | undefined {
  if (!beside) return placeNamed(mention.text, context);
  const around = placeChain(beside.key).map(({ key }) => key);
  return placeNamed(mention.text, new Set([...context, ...around]), new Set([beside.key]));
}

/** Countries by the gazetteer's name, cities as the article spells them. */
const preferred = (entry: PlaceEntry, group: readonly Mention[]): string =>
  entry.kind === 'country' || entry.kind === 'region' ? entry.name : (group[0]?.text ?? entry.name);
