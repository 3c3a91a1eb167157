import type { PlacedView } from '../view/placed.ts';
import { ATTENDANCE_OF } from '../model/schema.ts';
import type { AttributeType, ExportEdge, ExportGraph, ExportNode, Spell } from './attributes.ts';
import { meetingNode, MEETING_TYPES, partyIds, partyNode, PARTY_TYPES, spellOf } from './people-graph.ts';

const PLACE_COLOR = [0, 158, 115] as const;
const TOPIC_COLOR = [204, 121, 167] as const;
const ARTICLE_COLOR = [86, 180, 233] as const;

/** People and meetings, each linked to the other by what is known: attended, expected, did not attend. */
export function peopleMeetingsGraph(view: PlacedView): ExportGraph {
  const parties = view.parties.map((party) => {
    const node = partyNode(
      view,
      party,
      view.meetings.filter((meeting) => partyIds(meeting).includes(party.id)),
    );
    return { ...node, attributes: { ...node.attributes, node: 'party' } };
  });
  const meetings = view.meetings.map((meeting) => {
    const node = meetingNode(view, meeting);
    return { ...node, attributes: { ...node.attributes, node: 'meeting' } };
  });
  const edges = view.meetings.flatMap((meeting) => {
    const spell = spellOf(meeting);
    return meeting.participants.map(({ party, role }) =>
      edge(party, meeting.id, ATTENDANCE_OF[meeting.status], { role, status: meeting.status }, spell ? [spell] : []),
    );
  });
  const undated = view.meetings.filter((meeting) => spellOf(meeting) === null).length;
  return {
    nodeTypes: { node: 'string', ...PARTY_TYPES, ...MEETING_TYPES },
    edgeTypes: EDGE_TYPES,
    nodes: [...parties, ...meetings],
    edges: distinct(edges),
    notes: [`${undated} meetings bear no date and have no spell.`],
  };
}

const EDGE_TYPES = { type: 'string', role: 'string', status: 'string' } as const satisfies Record<
  string,
  AttributeType
>;

function edge(
  source: string,
  target: string,
  type: string,
  attributes: Record<string, string | null>,
  spells: readonly Spell[],
): ExportEdge {
  return {
    id: `${source}>${type}>${target}`,
    source,
    target,
    label: type,
    weight: 1,
    directed: true,
    attributes: { type, ...attributes },
    spells,
  };
}

const distinct = (edges: readonly ExportEdge[]): ExportEdge[] => [
  ...new Map(edges.map((each) => [each.id, each])).values(),
];

/** Everything that the viewer knows: also places, topics and articles. */
export function fullGraph(view: PlacedView): ExportGraph {
  const base = peopleMeetingsGraph(view);
  const topics = [...new Set(view.meetings.flatMap((meeting) => meeting.topics))].sort();
  const nodes: ExportNode[] = [
    ...view.places.map(({ id, name, country, kind }) => plain(id, name, { node: 'place', kind, country }, PLACE_COLOR)),
    ...topics.map((topic) => plain(`topic:${topic}`, topic, { node: 'topic' }, TOPIC_COLOR)),
    ...view.articles.map(({ id, name, title, publisher, published }) =>
      plain(id, title ?? name, { node: 'article', publisher, date: published }, ARTICLE_COLOR),
    ),
  ];
  const edges = [
    ...view.places.flatMap(({ id, partOf }) => (partOf ? [edge(id, partOf, 'PART_OF', {}, [])] : [])),
    ...view.meetings.flatMap(({ id, status, places, topics: about, claims }) => [
      ...places.flatMap(([finest]) =>
        finest ? [edge(id, finest, status === 'held' ? 'HELD_IN' : 'PLANNED_IN', {}, [])] : [],
      ),
      ...about.map((topic) => edge(id, `topic:${topic}`, 'ABOUT', {}, [])),
      ...claims.map(({ article }) => edge(id, article, 'REPORTED_IN', {}, [])),
    ]),
  ];
  const known = new Set([...base.nodes, ...nodes].map(({ id }) => id));
  const linked = edges.filter(({ source, target }) => known.has(source) && known.has(target));
  return {
    ...base,
    nodeTypes: { ...base.nodeTypes, publisher: 'string' },
    nodes: [...base.nodes, ...nodes],
    edges: distinct([...base.edges, ...linked]),
  };
}

const plain = (
  id: string,
  label: string,
  attributes: ExportNode['attributes'],
  color: ExportNode['color'],
): ExportNode => ({
  id,
  label,
  attributes,
  spells: [],
  position: null,
  size: 4,
  color,
});
