import type { ArticleId } from '../model/ids.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { EdgeRow, GraphRows, NodeRow } from '../model/schema.ts';
import type { World } from '../model/world.ts';
import { checkRows, edgeKey } from './check-rows.ts';
import { claimEdges } from './claim-edges.ts';
import { judgementEdges, judgementNode } from './judgement-rows.ts';
import { meetingEdges, metWith } from './meeting-edges.ts';
import { articleNode, claimNode, meetingNode, organizationNode, personNode, placeNode, topicNodes } from './nodes.ts';
import { holdsRole, partyPlaceEdges } from './party-edges.ts';
import { publishers } from './publishers.ts';
import { mentionEdges, sentencesOf } from './sentences.ts';

/**
 * The world as rows that a store loads: checked against the schema, each once, sorted. A pure function of its input.
 * `records` give the sentences that name people and places; articles without a record have none.
 */
export function toGraph(world: World, records: ReadonlyMap<ArticleId, ArticleRecord>): GraphRows {
  const sentences = new Map(world.articles.map(({ id }) => [id, sentencesOf(records.get(id))]));
  const published = publishers(world);
  const names = new Map<string, string>([...world.people, ...world.organizations].map(({ id, name }) => [id, name]));
  const rows = {
    nodes: sortedNodes([
      ...world.people.map(personNode),
      ...[...world.organizations, ...published.added].map(organizationNode),
      ...world.places.map(placeNode),
      ...world.meetings.map((meeting) => meetingNode(meeting, names)),
      ...topicNodes(world.meetings),
      ...world.articles.map((article) =>
        articleNode(article, sentences.get(article.id), records.get(article.id)?.candidates ?? []),
      ),
      ...world.claims.map(claimNode),
      ...world.judgements.map(judgementNode),
    ]),
    edges: sortedEdges([
      ...world.meetings.flatMap(meetingEdges),
      ...metWith(world.meetings),
      ...world.claims.flatMap(claimEdges),
      ...partyPlaceEdges(world),
      ...holdsRole(world.roles),
      ...mentionEdges(world.mentions, sentences),
      ...published.edges,
      ...world.judgements.flatMap(judgementEdges),
    ]),
  };
  checkRows(rows);
  return rows;
}

const idOf = ({ properties }: NodeRow): string => String(properties['id']);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function sortedNodes(nodes: readonly NodeRow[]): NodeRow[] {
  return [...nodes].sort((a, b) => compare(a.label, b.label) || compare(idOf(a), idOf(b)));
}

function sortedEdges(edges: readonly EdgeRow[]): EdgeRow[] {
  const unique = new Map(edges.map((edge) => [edgeKey(edge), edge]));
  return [...unique].sort(([a], [b]) => compare(a, b)).map(([, edge]) => edge);
}
