import type { DataIndex } from '../../../src/view/data-index.ts';
import { groupedSource, MOST_PEOPLE, peopleSource, type Group, type Positions } from '../../../src/view/people.ts';
import type { SceneSource } from '../../../src/view/scene-maker.ts';
import type { Grouping, ViewState } from '../../../src/view/view-state.ts';

export type DrawnGrouping = Exclude<Grouping, 'auto'>;

/** Communities with a colour of their own; the others share one more. */
export const MOST_COLOURS = 7;
/** Circles of the largest communities that are groups of their own. */
const MOST_CIRCLES = 60;

/** What `auto` means for this data: above 2,000 parties by country, or by community where few countries are known. */
export function groupingFor({ data }: DataIndex, asked: Grouping): DrawnGrouping {
  if (asked !== 'auto') return asked;
  if (data.parties.length <= MOST_PEOPLE) return 'none';
  const known = data.parties.filter(({ country }) => country !== null).length;
  return known * 2 >= data.parties.length ? 'country' : 'community';
}

/** Parties that are drawn alone whatever the grouping: what the reader has picked. */
export function apartOf({ selected, expanded, path, pins }: ViewState): string[] {
  const picked = selected.flatMap((id) => id.split('~')).filter((id) => !isGroup(id));
  return [...new Set([...picked, ...expanded, ...Object.keys(pins), path?.from, path?.to])]
    .filter((id) => id !== undefined)
    .sort();
}

/** Whether an id is that of a group; links of groups are not. */
export const isGroup = (id: string): boolean => id.startsWith('grp_') && !id.includes('~');

export function sourceFor(
  index: DataIndex,
  positions: Positions,
  grouping: DrawnGrouping,
  apart: readonly string[],
  communities: readonly number[],
  colour: ViewState['colour'],
): SceneSource {
  if (grouping !== 'none') {
    const groupOf = grouping === 'country' ? countryGroup(index) : circleGroup(index, communities);
    return groupedSource(index, positions, groupOf, new Set(apart));
  }
  const others = MOST_COLOURS;
  const colourOf = (party: number): number => {
    const community = communities[party] ?? -1;
    return community < 0 ? others : Math.min(community, others);
  };
  return peopleSource(index, positions, colour === 'community' ? colourOf : () => -1);
}

/** Names of countries as this browser knows them. */
const COUNTRY_NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

export function countryName(code: string): string {
  try {
    return COUNTRY_NAMES.of(code) ?? code;
  } catch {
    return code;
  }
}

const countryGroup =
  ({ data }: DataIndex) =>
  (party: number): Group => {
    const { country = null, type = 'person' } = data.parties[party] ?? {};
    if (country !== null) return { id: `grp_${country}`, name: countryName(country) };
    return type === 'person'
      ? { id: 'grp_person', name: 'People of no known country' }
      : { id: 'grp_organization', name: 'Organizations of no known country' };
  };

/** A community is named after whoever of it has a part in the most meetings. */
function circleGroup({ data }: DataIndex, communities: readonly number[]): (party: number) => Group {
  const leaders = new Map<number, { name: string; meetings: number }>();
  for (const [party, community] of communities.entries()) {
    const { name = '', meetings = 0 } = data.parties[party] ?? {};
    if (meetings > (leaders.get(community)?.meetings ?? -1)) leaders.set(community, { name, meetings });
  }
  return (party) => {
    const community = communities[party] ?? -1;
    if (community < 0) return { id: 'grp_alone', name: 'Met nobody in a small meeting' };
    if (community >= MOST_CIRCLES) return { id: 'grp_small', name: 'Smaller circles' };
    return { id: `grp_circle${community}`, name: `Circle of ${leaders.get(community)?.name ?? ''}` };
  };
}
