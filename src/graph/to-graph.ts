import type { ArticleId } from '../model/ids.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { EdgeRow, GraphRows, NodeRow } from '../model/schema.ts';
import type { World } from '../model/world.ts';
import { Bearers, nameEdges } from './bearers.ts';
import { checkRows, edgeKey } from './check-rows.ts';
import { claimEdges } from './claim-edges.ts';
import { judgementEdges, judgementNode } from './judgement-rows.ts';
import { meetingEdges, metWith } from './meeting-edges.ts';
import { articleNode, claimNode, meetingNode, organizationNode, personNode, placeNode } from './nodes.ts';
import { Outlets } from './outlets.ts';
import { holdsRole, partyPlaceEdges } from './party-edges.ts';
import { topicRows } from './topics.ts';
import { mentionEdges, sentencesOf } from './sentences.ts';

/**
 * The world as rows that a store loads: checked against the schema, each once, sorted. A pure function of its input.
 * `records` give the sentences that name people and places; articles without a record have none.
 */
export function toGraph(world: World, records: ReadonlyMap<ArticleId, ArticleRecord>): GraphRows {
  const sentences = new Map(world.articles.map(({ id }) => [id, sentencesOf(records.get(id))]));
  const outlets = new Outlets().change(world.articles, world.organizations);
  const names = new Map<string, string>([...world.people, ...world.organizations].map(({ id, name }) => [id, name]));
  const bearers = [
    ...world.people.map(personNode),
    ...[...world.organizations, ...outlets.added].map(organizationNode),
    ...world.places.map(placeNode),
  ];
  const named = new Bearers();
  for (const row of bearers) named.set(row);
  const topics = topicRows(world.meetings);
  const rows = {
    nodes: sortedNodes([
      ...bearers,
      ...named.names().nodes,
      ...world.meetings.map((meeting) => meetingNode(meeting, names)),
      ...topics.nodes,
      ...world.articles.map((article) =>
        articleNode(article, sentences.get(article.id), records.get(article.id)?.candidates ?? []),
      ),
      ...world.claims.map(claimNode),
      ...world.judgements.map(judgementNode),
    ]),
    edges: sortedEdges([
      ...bearers.flatMap(nameEdges),
      ...topics.edges,
      ...world.meetings.flatMap(meetingEdges),
      ...metWith(world.meetings),
      ...world.claims.flatMap(claimEdges),
      ...partyPlaceEdges(world),
      ...holdsRole(world.roles),
      ...mentionEdges(world.mentions, sentences),
      ...outlets.edges,
      ...world.judgements.flatMap(judgementEdges),
    ]),
  };
  checkRows(rows);
  return rows;
}

const idOf = ({ properties }: NodeRow): string => String(properties['id']);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function sortedNodes(nodes: NodeRow[]): NodeRow[] {
  return nodes.sort((a, b) => compare(a.label, b.label) || compare(idOf(a), idOf(b)));
}

/** By type and ends; the properties are looked at only where these are the same. */
const compareEdges = (a: EdgeRow, b: EdgeRow): number =>
  compare(a.type, b.type) || compare(a.from, b.from) || compare(a.to, b.to) || compare(edgeKey(a), edgeKey(b));

function sortedEdges(edges: EdgeRow[]): EdgeRow[] {
  const sorted = edges.sort(compareEdges);
  return sorted.filter((edge, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareEdges(before, edge) !== 0;
  });
}
