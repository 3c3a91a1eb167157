import type { Meeting, Organization, World } from '../model/world.ts';
import type { EdgeName, EdgeRow, NodeLabel, NodeRow } from '../model/schema.ts';
import type { WorldChange } from '../resolve/standing/world.ts';
import { Bearers, nameEdges } from './bearers.ts';
import { claimEdges } from './claim-edges.ts';
import { meetingEdges, pairEdges, pairsOf } from './meeting-edges.ts';
import { articleNode, claimNode, meetingNode, organizationNode, personNode, placeNode } from './nodes.ts';
import { Outlets, publishedBy } from './outlets.ts';
import { partyPlaceEdges } from './party-edges.ts';
import type { GraphPatch, Owned } from './patch.ts';
import { StandingRoles } from './standing-roles.ts';
import { mentionEdges, sentencesOf, startsOf } from './sentences.ts';
import { Topics } from './topics.ts';

const ATTENDANCE: readonly EdgeName[] = ['ATTENDED', 'EXPECTED_AT', 'DID_NOT_ATTEND', 'ALLEGED_AT'];
const OF_MEETINGS: readonly EdgeName[] = ['HELD_IN', 'PLANNED_IN', 'ABOUT', 'DURING'];
const OF_CLAIMS: readonly EdgeName[] = ['ACCOUNT_OF', 'NAMES', 'STATED_IN', 'CONTRADICTS'];
const OF_ORGANIZATIONS: readonly EdgeName[] = ['GOVERNS', 'UNIT_OF', 'BASED_IN'];

const out = (label: NodeLabel, id: string, types: readonly EdgeName[], edges: readonly EdgeRow[]): Owned => ({
  label,
  id,
  direction: 'out',
  types,
  other: null,
  edges,
});
const into = (label: NodeLabel, id: string, types: readonly EdgeName[], edges: readonly EdgeRow[]): Owned => ({
  ...out(label, id, types, edges),
  direction: 'in',
});

type Part = Omit<GraphPatch, 'gone'> & Partial<Pick<GraphPatch, 'gone'>>;

const claimsIn = ({ claims }: WorldChange): Part => ({
  nodes: claims.map(claimNode),
  owned: claims.map((claim) => out('Claim', claim.claim.id, OF_CLAIMS, unique(claimEdges(claim)))),
});

/** From changes of a world, what changes in its graph: after all patches it is what `toGraph` makes of the world. */
export class StandingGraph {
  readonly #bearers = new Bearers();
  readonly #names = new Map<string, string>();
  readonly #meetingsOf = new Map<string, Map<string, Meeting>>();
  readonly #topics = new Topics();
  readonly #outlets = new Outlets();
  readonly #roles = new StandingRoles();

  /** `organizations` gives all of them. */
  change(change: WorldChange, organizations: () => readonly Organization[]): GraphPatch {
    const renamed = this.#noteNames(change);
    const parts = [
      this.#bearersIn(change, organizations),
      this.#topicsIn(change),
      this.#meetingsIn(change, renamed),
      claimsIn(change),
      this.#articlesIn(change),
    ];
    return {
      gone: parts.flatMap(({ gone }) => gone ?? []),
      nodes: parts.flatMap(({ nodes }) => nodes),
      owned: parts.flatMap(({ owned }) => owned),
    };
  }

  /** People, organizations, places, outlets, with their names. */
  #bearersIn(change: WorldChange, organizations: () => readonly Organization[]): Part {
    const others = change.organizations.length > 0 || change.gone.some((id) => id.startsWith('org_'));
    const outlets = this.#outlets.change(
      change.records.map(({ article }) => article),
      others ? organizations() : null,
    );
    const gone = [...change.gone, ...outlets.gone].flatMap((id) => {
      const label = id.startsWith('mtg_') ? 'Meeting' : this.#bearers.drop(id);
      return label ? [{ label, id }] : [];
    });
    const bearers = [
      ...change.people.map(personNode),
      ...[...change.organizations, ...outlets.added].map(organizationNode),
      ...change.places.map(placeNode),
    ].filter((row) => this.#bearers.set(row));
    const names = this.#bearers.names();
    return {
      gone: [...gone, ...names.gone],
      nodes: [...bearers, ...names.nodes],
      owned: [
        ...bearers.map(namesOwned),
        ...change.places.map(placeOwned),
        ...change.organizations.map(organizationOwned),
        ...publishedBy(outlets.published).map((row) => out('Article', row.from, ['PUBLISHED_BY'], [row])),
      ],
    };
  }

  #topicsIn({ meetings }: WorldChange): Part {
    const topics = [...this.#topics.add(meetings.flatMap((meeting) => meeting.topics))];
    return {
      nodes: this.#topics.nodes(topics),
      owned: topics.map((id) => out('Topic', id, ['BROADER'], this.#topics.edges(id))),
    };
  }

  /** Meetings, also those whose titles name a renamed party, and who met whom. */
  #meetingsIn(change: WorldChange, renamed: readonly string[]): Part {
    const pairs = this.#noteMeetings(change);
    const titled = new Map(change.meetings.map((meeting) => [meeting.id as string, meeting]));
    for (const party of renamed) for (const [id, meeting] of this.#meetingsOf.get(party) ?? []) titled.set(id, meeting);
    return {
      nodes: [...titled.values()].map((meeting) => meetingNode(meeting, this.#names)),
      owned: [...change.meetings.flatMap(meetingOwned), ...this.#pairs(pairs)],
    };
  }

  #articlesIn({ records, articles }: WorldChange): Part {
    return {
      nodes: records.map((record) => articleNode(record.article, sentencesOf(record), record.candidates ?? [])),
      owned: [
        ...articles.map(({ record, mentions }) => {
          const { id } = record.article;
          return into('Article', id, ['MENTIONED_IN'], [...mentionEdges(mentions, () => startsOf(record))]);
        }),
        ...this.#roles.change(articles),
      ],
    };
  }

  /** Returns parties with another name than before. */
  #noteNames({ people, organizations, gone }: WorldChange): string[] {
    const renamed: string[] = [];
    for (const id of gone) this.#names.delete(id);
    for (const { id, name } of [...people, ...organizations]) {
      if (this.#names.get(id) === name) continue;
      this.#names.set(id, name);
      renamed.push(id);
    }
    return renamed;
  }

  /** Returns the pairs of people who met oftener or seldomer than before. */
  #noteMeetings({ former, meetings }: WorldChange): Set<string> {
    const pairs = new Set<string>();
    for (const meeting of former) {
      for (const pair of pairsOf(meeting)) pairs.add(pair.join(' '));
      for (const { party } of meeting.participants) this.#meetingsOf.get(party)?.delete(meeting.id);
    }
    for (const meeting of meetings) {
      for (const pair of pairsOf(meeting)) pairs.add(pair.join(' '));
      for (const { party } of meeting.participants) {
        const known = this.#meetingsOf.get(party) ?? new Map<string, Meeting>();
        this.#meetingsOf.set(party, known.set(meeting.id, meeting));
      }
    }
    return pairs;
  }

  #meetingsWith(party: string): ReadonlyMap<string, Meeting> {
    return this.#meetingsOf.get(party) ?? new Map<string, Meeting>();
  }

  #pairs(pairs: ReadonlySet<string>): Owned[] {
    return [...pairs].flatMap((pair) => {
      const [from = '', to = ''] = pair.split(' ');
      if (!this.#names.has(from) || !this.#names.has(to)) return [];
      const [mine, theirs] = [this.#meetingsWith(from), this.#meetingsWith(to)];
      const [few, many] = mine.size < theirs.size ? [mine, theirs] : [theirs, mine];
      const both = [...few].flatMap(([id, meeting]) => (many.has(id) ? [meeting] : []));
      return [{ ...out('Person', from, ['MET_WITH'], pairEdges(from, to, both)), other: to }];
    });
  }
}

function meetingOwned(meeting: Meeting): Owned[] {
  const edges = meetingEdges(meeting);
  const isAttendance = ({ type }: EdgeRow) => ATTENDANCE.includes(type);
  return [
    into('Meeting', meeting.id, ATTENDANCE, edges.filter(isAttendance)),
    out(
      'Meeting',
      meeting.id,
      OF_MEETINGS,
      edges.filter((each) => !isAttendance(each)),
    ),
  ];
}

const namesOwned = (row: NodeRow): Owned => into(row.label, String(row.properties['id']), ['NAME_OF'], nameEdges(row));

const placeOwned = (place: World['places'][number]): Owned =>
  out('Place', place.id, ['PART_OF'], partyPlaceEdges({ places: [place], organizations: [] }));

const organizationOwned = (organization: Organization): Owned =>
  out(
    'Organization',
    organization.id,
    OF_ORGANIZATIONS,
    partyPlaceEdges({ places: [], organizations: [organization] }),
  );

/** A graph has each edge once. */
const unique = (edges: readonly EdgeRow[]): EdgeRow[] => [
  ...new Map(edges.map((each) => [JSON.stringify(each), each])).values(),
];
