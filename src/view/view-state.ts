import { MEETING_KINDS, type MeetingKind } from '../model/claim.ts';
import { isDay, type Day } from '../model/days.ts';
import { STATUS_GROUPS, type StatusGroup } from './status.ts';

export const VIEWS = ['network', 'matrix', 'map', 'table', 'ask'] as const;
export type View = (typeof VIEWS)[number];

/** How people are drawn together: each alone, by country, by community; `auto` lets the page choose. */
export const GROUPINGS = ['auto', 'none', 'country', 'community'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What decides which meetings are shown. Lists are alternatives, but `parties` must all have a part. */
export interface Limits {
  readonly statuses: readonly StatusGroup[];
  /** First and last day shown, inclusive; null where open. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Whether meetings without a date are shown. */
  readonly undated: boolean;
  readonly parties: readonly string[];
  /** ISO 3166-1 alpha-2 codes of those who took part. */
  readonly countries: readonly string[];
  /** Ids; everything inside a place counts. */
  readonly places: readonly string[];
  readonly topics: readonly string[];
  readonly kinds: readonly MeetingKind[];
  /** Of the highest office that an account names, and whether of two or of more. */
  readonly levels: readonly string[];
  readonly formats: readonly string[];
  readonly outlets: readonly string[];
  /** Fewest independent sources. */
  readonly sources: number;
  /** Only meetings on which the accounts disagree. */
  readonly disputed: boolean;
  /** Words that all stand in a meeting's quotes; '' for any. */
  readonly words: string;
}

/** What the table can be sorted by. */
export const SORT_KEYS = ['date', 'status', 'kind', 'who', 'where', 'about', 'sources'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** What the page shows: filters, view, selection and arrangement. All of it but `placing` stands in the address's hash. */
export interface ViewState extends Limits {
  readonly view: View;
  /** Whether meetings of more than PAIR_LIMIT parties are drawn as nodes. */
  readonly gatherings: boolean;
  /** Fewest held meetings of a link that is drawn; null lets the page choose. */
  readonly minimum: number | null;
  readonly grouping: Grouping;
  /** What the colour of a node tells. */
  readonly colour: 'type' | 'community';
  /** Ids of parties, links (`a~b`), meetings or groups. */
  readonly selected: readonly string[];
  /** Links drawn as their meetings, parties with all their links, groups as their people; a party twice: twice as many. */
  readonly expanded: readonly string[];
  readonly hidden: readonly string[];
  /** Nodes that somebody put in a place. */
  readonly pins: Readonly<Record<string, readonly [x: number, y: number]>>;
  readonly path: { readonly from: string; readonly to: string } | null;
  /** Whether the meetings of a path must follow one another in time. */
  readonly inOrder: boolean;
  /** The column by which the table is sorted, and whether from the last to the first. */
  readonly sort: SortKey;
  readonly down: boolean;
  /** Which of the arrangements made in this page; 0 is the one that came with the data. */
  readonly placing: number;
}

export const START: ViewState = {
  view: 'network',
  statuses: STATUS_GROUPS,
  from: null,
  to: null,
  undated: true,
  parties: [],
  countries: [],
  places: [],
  topics: [],
  kinds: [],
  levels: [],
  formats: [],
  outlets: [],
  sources: 1,
  disputed: false,
  words: '',
  gatherings: true,
  minimum: null,
  grouping: 'auto',
  colour: 'type',
  selected: [],
  expanded: [],
  hidden: [],
  pins: {},
  path: null,
  inOrder: false,
  sort: 'date',
  down: false,
  placing: 0,
};

/** Everything that hides meetings, undone. */
export const NO_LIMITS: Limits = {
  statuses: START.statuses,
  from: START.from,
  to: START.to,
  undated: START.undated,
  parties: START.parties,
  countries: START.countries,
  places: START.places,
  topics: START.topics,
  kinds: START.kinds,
  levels: START.levels,
  formats: START.formats,
  outlets: START.outlets,
  sources: START.sources,
  disputed: START.disputed,
  words: START.words,
};

const VERSION = '1';
const OPEN = '..';
const DOWN = '.down';

/** Lists in the hash, one `key=value` for each. */
const LISTS = {
  who: 'parties',
  country: 'countries',
  place: 'places',
  topic: 'topics',
  kind: 'kinds',
  level: 'levels',
  format: 'formats',
  outlet: 'outlets',
  sel: 'selected',
  x: 'expanded',
  hide: 'hidden',
} as const;

/** The hash of a state, without `#`; what is as at the start is left out. */
export function writeHash(state: ViewState): string {
  const hash = new URLSearchParams({ v: VERSION });
  const set = (key: string, value: string | number | null | false): void => {
    if (value !== null && value !== false) hash.set(key, String(value));
  };
  set('view', state.view !== START.view && state.view);
  set('t', state.from || state.to ? `${state.from ?? ''}${OPEN}${state.to ?? ''}` : null);
  set('st', state.statuses.length < STATUS_GROUPS.length && state.statuses.map((group) => group.charAt(0)).join(','));
  set('undated', state.undated ? null : '0');
  set('gatherings', state.gatherings ? null : '0');
  set('src', state.sources > 1 && state.sources);
  set('disputed', state.disputed && '1');
  set('q', state.words !== '' && state.words);
  set('min', state.minimum);
  set('group', state.grouping !== START.grouping && state.grouping);
  set('colour', state.colour !== START.colour && state.colour);
  set('path', state.path && `${state.path.from}~${state.path.to}`);
  set('order', state.inOrder && '1');
  set('sort', (state.sort !== START.sort || state.down) && `${state.sort}${state.down ? DOWN : ''}`);
  for (const [key, name] of Object.entries(LISTS)) for (const value of state[name]) hash.append(key, value);
  for (const [id, [x, y]] of Object.entries(state.pins)) hash.append('pin', `${id}@${Math.round(x)},${Math.round(y)}`);
  return hash.toString().replaceAll('%7E', '~').replaceAll('%2C', ',').replaceAll('%40', '@');
}

/** The state of a hash; what it says wrongly or not at all is as at the start. */
export function readHash(text: string): ViewState {
  const hash = new URLSearchParams(text.replace(/^#/, ''));
  if ((hash.get('v') ?? VERSION) !== VERSION) return START;
  const [from = '', to = ''] = (hash.get('t') ?? '').split(OPEN);
  const letters = hash.get('st')?.split(',');
  const kinds = hash.getAll('kind');
  const [start, end] = (hash.get('path') ?? '').split('~');
  const sort = hash.get('sort') ?? '';
  return {
    ...START,
    view: oneOf(VIEWS, hash.get('view'), START.view),
    statuses: letters ? STATUS_GROUPS.filter((group) => letters.includes(group.charAt(0))) : STATUS_GROUPS,
    from: isDay(from) ? from : null,
    to: isDay(to) ? to : null,
    undated: hash.get('undated') !== '0',
    parties: hash.getAll('who'),
    countries: hash.getAll('country'),
    places: hash.getAll('place'),
    topics: hash.getAll('topic'),
    kinds: MEETING_KINDS.filter((kind) => kinds.includes(kind)),
    levels: hash.getAll('level'),
    formats: hash.getAll('format'),
    outlets: hash.getAll('outlet'),
    sources: whole(hash.get('src')) ?? START.sources,
    disputed: hash.get('disputed') === '1',
    words: hash.get('q') ?? '',
    gatherings: hash.get('gatherings') !== '0',
    minimum: whole(hash.get('min')),
    grouping: oneOf(GROUPINGS, hash.get('group'), START.grouping),
    colour: oneOf(['type', 'community'] as const, hash.get('colour'), START.colour),
    selected: hash.getAll('sel'),
    expanded: hash.getAll('x'),
    hidden: hash.getAll('hide'),
    pins: Object.fromEntries(hash.getAll('pin').flatMap(pinOf)),
    path: start && end ? { from: start, to: end } : null,
    inOrder: hash.get('order') === '1',
    sort: oneOf(SORT_KEYS, sort.replace(DOWN, ''), START.sort),
    down: sort.endsWith(DOWN),
  };
}

const oneOf = <Value extends string>(known: readonly Value[], given: string | null, otherwise: Value): Value =>
  known.find((value) => value === given) ?? otherwise;

/** A whole number above 0, or null. */
const whole = (text: string | null): number | null => (/^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : null);

function pinOf(text: string): [string, [number, number]][] {
  const match = /^(.+)@(-?\d{1,6}),(-?\d{1,6})$/.exec(text);
  return match ? [[match[1] ?? '', [Number(match[2]), Number(match[3])]]] : [];
}
