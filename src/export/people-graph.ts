import { PAIR_LIMIT } from '../model/schema.ts';
import type { PlacedView } from '../view/placed.ts';
import type { ViewMeeting, ViewParty } from '../view/view-data.ts';
import type { AttributeType, ExportEdge, ExportGraph, ExportNode, Spell } from './attributes.ts';

const PERSON_COLOR = [0, 114, 178] as const;
const BODY_COLOR = [230, 159, 0] as const;
const MEETING_COLOR = [120, 120, 120] as const;

export const PARTY_TYPES = {
  type: 'string',
  kind: 'string',
  country: 'string',
  wikidata: 'string',
  roles: 'string',
  meetings: 'integer',
} as const satisfies Record<string, AttributeType>;
export const MEETING_TYPES = {
  kind: 'string',
  status: 'string',
  date: 'string',
  start: 'string',
  end: 'string',
  precision: 'string',
  place: 'string',
  topics: 'string',
  disputed: 'string',
  confidence: 'double',
  sources: 'integer',
} as const satisfies Record<string, AttributeType>;

export const partyColor = ({ type }: ViewParty): ExportNode['color'] => (type === 'person' ? PERSON_COLOR : BODY_COLOR);

/** The days of a meeting, widened to the bounds of a partial date; null where it has none. */
export const spellOf = ({ start, end }: ViewMeeting): Spell | null => (start && end ? { start, end } : null);

export const partyIds = (meeting: ViewMeeting): string[] =>
  [...new Set(meeting.participants.map(({ party }) => party))].sort();

export const placeName = (view: PlacedView, { places }: ViewMeeting): string | null => {
  const names = new Map(view.places.map(({ id, name }) => [id, name]));
  return places.flatMap(([finest]) => (finest ? [names.get(finest) ?? ''] : [])).join(' or ') || null;
};

export function partyNode(view: PlacedView, party: ViewParty, meetings: readonly ViewMeeting[]): ExportNode {
  return {
    id: party.id,
    label: party.name,
    attributes: {
      type: party.type,
      kind: party.kind,
      country: party.country,
      wikidata: party.wikidata,
      roles: party.roles.join('; ') || null,
      meetings: meetings.length,
    },
    spells: meetings.flatMap((meeting) => spellOf(meeting) ?? []),
    position: view.positions[party.id] ?? null,
    size: 5 + 3 * Math.sqrt(meetings.length),
    color: partyColor(party),
  };
}

export function meetingNode(view: PlacedView, meeting: ViewMeeting): ExportNode {
  const { id, title, kind, status, date, start, end, precision, topics, disputed, confidence, sources } = meeting;
  const spell = spellOf(meeting);
  return {
    id,
    label: title,
    attributes: {
      kind,
      status,
      date,
      start,
      end,
      precision,
      place: placeName(view, meeting),
      topics: topics.join('; ') || null,
      disputed: disputed.join('; ') || null,
      confidence,
      sources,
    },
    spells: spell ? [spell] : [],
    position: view.positions[id] ?? null,
    size: 6,
    color: MEETING_COLOR,
  };
}

/** People (and bodies that act) linked by the meetings they held; one spell a meeting. The default graph. */
export function peopleGraph(view: PlacedView): ExportGraph {
  const held = view.meetings.filter(({ status }) => status === 'held');
  const small = held.filter((meeting) => partyIds(meeting).length <= PAIR_LIMIT);
  const pairs = new Map<string, ViewMeeting[]>();
  for (const meeting of small) {
    const ids = partyIds(meeting);
    ids.forEach((a, index) => {
      for (const b of ids.slice(index + 1)) pairs.set(`${a} ${b}`, [...(pairs.get(`${a} ${b}`) ?? []), meeting]);
    });
  }
  const attended = (id: string): ViewMeeting[] => held.filter((meeting) => partyIds(meeting).includes(id));
  const edges = [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, meetings]) => pairEdge(view, key, meetings));
  return {
    nodeTypes: PARTY_TYPES,
    edgeTypes: {
      meetings: 'integer',
      undated: 'integer',
      first: 'string',
      last: 'string',
      precision: 'string',
      places: 'string',
    },
    nodes: view.parties.map((party) => partyNode(view, party, attended(party.id))),
    edges,
    notes: [
      `Links count held meetings of at most ${PAIR_LIMIT} parties; ${held.length - small.length} larger ones make no links.`,
      `${view.meetings.length - held.length} meetings that were not held make no links.`,
      `${edges.reduce((sum, { attributes }) => sum + Number(attributes['undated']), 0)} pairings bear no date and have no spell.`,
    ],
  };
}

function pairEdge(view: PlacedView, key: string, meetings: readonly ViewMeeting[]): ExportEdge {
  const [source = '', target = ''] = key.split(' ');
  const spells = meetings.flatMap((meeting) => spellOf(meeting) ?? []).sort((a, b) => (a.start < b.start ? -1 : 1));
  const places = [...new Set(meetings.flatMap((meeting) => placeName(view, meeting) ?? []))];
  return {
    id: `${source}~${target}`,
    source,
    target,
    label: `met ${meetings.length}×`,
    weight: meetings.length,
    directed: false,
    attributes: {
      meetings: meetings.length,
      undated: meetings.length - spells.length,
      first: spells[0]?.start ?? null,
      last:
        spells
          .map(({ end }) => end)
          .sort()
          .at(-1) ?? null,
      precision: [...new Set(meetings.flatMap(({ precision }) => precision ?? []))].join('; ') || null,
      places: places.join('; ') || null,
    },
    spells,
  };
}
