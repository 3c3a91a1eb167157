import type { ArticleId } from '../model/ids.ts';
import type { ArticleRecord } from '../model/record.ts';
import {
  ATTENDANCE_OF,
  type EdgeName,
  type EdgeRow,
  type GraphRows,
  type GraphSource,
  type NodeLabel,
  type NodeRow,
} from '../model/schema.ts';
import type { Article } from '../model/article.ts';
import type { Meeting, ResolvedClaim, World } from '../model/world.ts';
import { Bearers, nameEdges } from './bearers.ts';
import { edgeKey, RowCheck } from './check-rows.ts';
import { CLAIM_EDGES } from './claim-edges.ts';
import { judgementEdges, judgementNode } from './judgement-rows.ts';
import { attendanceEdge, byParty, MEETING_EDGES, metWith } from './meeting-edges.ts';
import { articleNode, claimNode, meetingNode, organizationNode, personNode, placeNode } from './nodes.ts';
import { Outlets, publishedBy } from './outlets.ts';
import { holdsRole, partyPlaceEdges } from './party-edges.ts';
import { topicRows } from './topics.ts';
import { mentionEdges, sentencesOf, startsOf } from './sentences.ts';
import { byText } from '../model/by-text.ts';

type Records = ReadonlyMap<ArticleId, ArticleRecord>;

/**
 * The world as rows that a store loads: checked against the schema, each once, sorted. A pure function of its input.
 * `records` give the sentences that name people and places; articles without a record have none.
 */
export function toGraph(world: World, records: Records): GraphRows {
  const source = new GraphOfWorld(world, records);
  return { nodes: [...source.nodes], edges: [...source.edges] };
}

/** The rows of `toGraph`, made one after another while they are read, which needs a small part of their memory. */
export class GraphOfWorld implements GraphSource {
  #check = new RowCheck();
  #parts: Parts | null;

  constructor(world: World, records: Records) {
    this.#parts = partsOf(world, records);
  }

  get nodes(): Iterable<NodeRow> {
    return this.#nodes();
  }

  get edges(): Iterable<EdgeRow> {
    return this.#edges();
  }

  letGo(): void {
    this.#parts = null;
    this.#check = new RowCheck();
  }

  *#nodes(): Generator<NodeRow> {
    this.#check = new RowCheck();
    for (const [, make] of inOrder(NODES)) {
      for (const row of make(this.#parts as Parts)) {
        this.#check.node(row);
        yield row;
      }
    }
  }

  *#edges(): Generator<EdgeRow> {
    for (const [type, make] of inOrder(EDGES)) {
      let before: EdgeRow | undefined;
      for (const row of make(this.#parts as Parts, type)) {
        if (before !== undefined && compareEdges(before, row) === 0) continue;
        this.#check.edge(row);
        yield row;
        before = row;
      }
    }
  }
}

/** A world with what several kinds of rows are made from. */
interface Parts extends World {
  readonly records: Records;
  /** Articles, meetings and claims by their ids. */
  readonly articles: readonly Article[];
  readonly meetings: readonly Meeting[];
  readonly claims: readonly ResolvedClaim[];
  /** Of each party, both by their ids. */
  readonly meetingsOf: ReadonlyMap<string, readonly Meeting[]>;
  /** Of people, organizations and places. */
  readonly bearers: readonly NodeRow[];
  readonly published: Parameters<typeof publishedBy>[0];
  readonly topics: ReturnType<typeof topicRows>;
}

function partsOf(world: World, records: Records): Parts {
  const outlets = new Outlets().change(world.articles, world.organizations);
  const meetings = world.meetings.toSorted((a, b) => byText(a.id, b.id));
  return {
    ...world,
    records,
    articles: world.articles.toSorted((a, b) => byText(a.id, b.id)),
    meetings,
    meetingsOf: byParty(meetings),
    claims: world.claims.toSorted((a, b) => byText(a.claim.id, b.claim.id)),
    bearers: [
      ...world.people.map(personNode),
      ...[...world.organizations, ...outlets.added].map(organizationNode),
      ...world.places.map(placeNode),
    ],
    published: outlets.published,
    topics: topicRows(world.meetings),
  };
}

/** The rows of each label, by their ids. */
const NODES: Readonly<Record<NodeLabel, (parts: Parts) => Iterable<NodeRow>>> = {
  Person: (parts) => bearersOf(parts, 'Person'),
  Organization: (parts) => bearersOf(parts, 'Organization'),
  Place: (parts) => bearersOf(parts, 'Place'),
  Meeting: function* ({ meetings, people, organizations }) {
    const names = new Map<string, string>([...people, ...organizations].map(({ id, name }) => [id, name]));
    for (const meeting of meetings) yield meetingNode(meeting, names);
  },
  Name: ({ bearers }) => {
    const named = new Bearers();
    for (const row of bearers) named.set(row);
    return sortedNodes(named.names().nodes);
  },
  Topic: ({ topics }) => sortedNodes(topics.nodes),
  Article: function* ({ articles, records }) {
    for (const article of articles) {
      const record = records.get(article.id);
      yield articleNode(article, sentencesOf(record), record?.candidates ?? []);
    }
  },
  Claim: function* ({ claims }) {
    for (const claim of claims) yield claimNode(claim);
  },
  Judgement: ({ judgements }) => sortedNodes(judgements.map(judgementNode)),
};

const bearersOf = ({ bearers }: Parts, label: NodeLabel): NodeRow[] =>
  sortedNodes(bearers.filter((row) => row.label === label));

type EdgesOf = (parts: Parts, type: EdgeName) => Iterable<EdgeRow>;

/** The edges that each meeting or claim starts are made in the order of their starts, and need never be together. */
const ofMeetings: EdgesOf = function* ({ meetings }, type) {
  const make = MEETING_EDGES[type as keyof typeof MEETING_EDGES];
  for (const meeting of meetings) yield* sortedEdges(make(meeting));
};
const ofClaims: EdgesOf = function* ({ claims }, type) {
  const make = CLAIM_EDGES[type as keyof typeof CLAIM_EDGES];
  for (const claim of claims) yield* sortedEdges(make(claim));
};
/** So those of each party. */
const attendance: EdgesOf = function* ({ meetingsOf }, type) {
  for (const [party, meetings] of meetingsOf)
    for (const meeting of meetings) if (ATTENDANCE_OF[meeting.status] === type) yield attendanceEdge(party, meeting);
};
const ofParties: EdgesOf = (parts, type) => sortedEdges(partyPlaceEdges(parts), type);

/** The rows of each type, by their ends. */
const EDGES: Readonly<Record<EdgeName, EdgesOf>> = {
  ATTENDED: attendance,
  EXPECTED_AT: attendance,
  DID_NOT_ATTEND: attendance,
  ALLEGED_AT: attendance,
  HELD_IN: ofMeetings,
  PLANNED_IN: ofMeetings,
  ABOUT: ofMeetings,
  DURING: ofMeetings,
  NAME_OF: ({ bearers }) => sortedEdges(bearers.flatMap(nameEdges)),
  PART_OF: ofParties,
  GOVERNS: ofParties,
  UNIT_OF: ofParties,
  BASED_IN: ofParties,
  BROADER: ({ topics }) => sortedEdges(topics.edges),
  ACCOUNT_OF: ofClaims,
  NAMES: ofClaims,
  STATED_IN: ofClaims,
  CONTRADICTS: ofClaims,
  HOLDS_ROLE: ({ roles }) => sortedEdges(holdsRole(roles)),
  MENTIONED_IN: ({ mentions, records }) => mentionEdges(mentions, (article) => startsOf(records.get(article))),
  PUBLISHED_BY: ({ published }) => sortedEdges(publishedBy(published)),
  CONCERNS: ({ judgements }) => sortedEdges(judgements.flatMap(judgementEdges)),
  MET_WITH: function* ({ meetingsOf }) {
    for (const [party, meetings] of meetingsOf) yield* sortedEdges(metWith(party, meetings));
  },
};

const idOf = ({ properties }: NodeRow): string => String(properties['id']);

const inOrder = <Name extends string, Maker>(makers: Readonly<Record<Name, Maker>>): [Name, Maker][] =>
  (Object.entries(makers) as [Name, Maker][]).sort(([a], [b]) => byText(a, b));

const sortedNodes = (nodes: readonly NodeRow[]): NodeRow[] => nodes.toSorted((a, b) => byText(idOf(a), idOf(b)));

/** Those of one type by their ends; the properties are looked at only where these are the same. */
const sortedEdges = (edges: readonly EdgeRow[], type?: EdgeName): EdgeRow[] =>
  edges.filter((edge) => type === undefined || edge.type === type).sort(compareEdges);

const compareEdges = (a: EdgeRow, b: EdgeRow): number =>
  byText(a.from, b.from) || byText(a.to, b.to) || byText(edgeKey(a), edgeKey(b));
