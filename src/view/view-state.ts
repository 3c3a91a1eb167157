import { isDay, type Day } from '../model/days.ts';
import { STATUS_GROUPS, type StatusGroup } from './status.ts';

/** What the page shows: filters, view and selection. All of it stands in the address's hash. */
export interface ViewState {
  readonly view: 'network' | 'table';
  readonly statuses: readonly StatusGroup[];
  /** First and last day shown, inclusive; null where open. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Whether meetings without a date are shown. */
  readonly undated: boolean;
  /** Whether meetings of more than PAIR_LIMIT parties are drawn as nodes. */
  readonly gatherings: boolean;
  /** Id of a place; everything inside it counts. */
  readonly place: string | null;
  readonly topic: string | null;
  /** Fewest held meetings of a link that is drawn; null lets the page choose. */
  readonly minimum: number | null;
  /** Id of a party, a link (`a~b`) or a meeting. */
  readonly selected: string | null;
}

export const START: ViewState = {
  view: 'network',
  statuses: STATUS_GROUPS,
  from: null,
  to: null,
  undated: true,
  gatherings: true,
  place: null,
  topic: null,
  minimum: null,
  selected: null,
};

const VERSION = '1';
const OPEN = '..';

/** The hash of a state, without `#`; what is as at the start is left out. */
export function writeHash(state: ViewState): string {
  const hash = new URLSearchParams({ v: VERSION });
  const set = (key: string, value: string | null): void => {
    if (value !== null) hash.set(key, value);
  };
  set('view', state.view === START.view ? null : state.view);
  set('t', state.from || state.to ? `${state.from ?? ''}${OPEN}${state.to ?? ''}` : null);
  const all = state.statuses.length === STATUS_GROUPS.length;
  set('st', all ? null : state.statuses.map((group) => group.charAt(0)).join(','));
  set('undated', state.undated ? null : '0');
  set('gatherings', state.gatherings ? null : '0');
  set('place', state.place);
  set('topic', state.topic);
  set('min', state.minimum === null ? null : String(state.minimum));
  set('sel', state.selected);
  return hash.toString().replaceAll('%7E', '~').replaceAll('%2C', ',');
}

/** The state of a hash; what it says wrongly or not at all is as at the start. */
export function readHash(text: string): ViewState {
  const hash = new URLSearchParams(text.replace(/^#/, ''));
  if ((hash.get('v') ?? VERSION) !== VERSION) return START;
  const [from = '', to = ''] = (hash.get('t') ?? '').split(OPEN);
  const minimum = Number(hash.get('min'));
  const letters = hash.get('st')?.split(',');
  return {
    view: hash.get('view') === 'table' ? 'table' : 'network',
    statuses: letters ? STATUS_GROUPS.filter((group) => letters.includes(group.charAt(0))) : STATUS_GROUPS,
    from: isDay(from) ? from : null,
    to: isDay(to) ? to : null,
    undated: hash.get('undated') !== '0',
    gatherings: hash.get('gatherings') !== '0',
    place: hash.get('place'),
    topic: hash.get('topic'),
    minimum: Number.isInteger(minimum) && minimum > 0 ? minimum : null,
    selected: hash.get('sel'),
  };
}
