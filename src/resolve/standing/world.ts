import { meetingIdOf, type ClaimId, type MeetingId, type PartyId } from '../../model/ids.ts';
import type { ArticleRecord } from '../../model/record.ts';
import type { HeldRole, Meeting, MentionedIn, Organization, Person, Place, ResolvedClaim } from '../../model/world.ts';
import { accountOf, type Account } from '../account.ts';
import { namingsOf } from '../namings.ts';
import { growingPlaces, type GrowingPlaces } from '../places.ts';
import { heldRoles, makeMeeting, mentionsIn, resolvedClaims, type Knowledge } from '../resolve.ts';
import { StandingBodies } from './bodies.ts';
import { StandingClusters, type Cluster } from './clusters.ts';
import { StandingDuring } from './during.ts';
import { StandingParties } from './parties.ts';

/** What an addition made of the world. What is not in it is as it was. */
export interface WorldChange {
  /** New records, in the order of their coming. */
  readonly records: readonly ArticleRecord[];
  /** People, organizations and meetings that are no more. */
  readonly gone: readonly (PartyId | MeetingId)[];
  /** Meetings as they were, of those that are gone or changed. */
  readonly former: readonly Meeting[];
  readonly people: readonly Person[];
  readonly organizations: readonly Organization[];
  readonly places: readonly Place[];
  readonly meetings: readonly Meeting[];
  readonly claims: readonly ResolvedClaim[];
  /** Articles, new or not, whose names mean others than before, with whom they name now. */
  readonly articles: readonly {
    readonly record: ArticleRecord;
    readonly roles: readonly HeldRole[];
    readonly mentions: readonly MentionedIn[];
  }[];
}

/**
 * A world to which records can be added: at any time what `resolve` makes of all records so far, where nobody has judged
 * anything. It knows nothing of removals and corrections: then resolve anew.
 * Any method may throw `Untold`; then too.
 */
export class StandingWorld {
  readonly #knowledge: Knowledge;
  readonly #records = new Map<string, ArticleRecord>();
  readonly #parties: StandingParties;
  readonly #bodies: StandingBodies;
  readonly #places: GrowingPlaces;
  readonly #accounts = new Map<ClaimId, Account>();
  readonly #clusters: StandingClusters;
  readonly #meetings = new Map<MeetingId, Meeting>();
  readonly #during: StandingDuring;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.#parties = new StandingParties(knowledge.gazetteer);
    this.#bodies = new StandingBodies(knowledge.bodies);
    this.#places = growingPlaces(knowledge.gazetteer);
    this.#clusters = new StandingClusters(this.#places);
    this.#during = new StandingDuring(knowledge.margins, this.#accounts);
  }

  get organizations(): readonly Organization[] {
    return this.#bodies.all;
  }

  meeting(id: MeetingId): Meeting | undefined {
    return this.#meetings.get(id);
  }

  /** Takes records of articles that are not there yet. */
  add(records: readonly ArticleRecord[]): WorldChange {
    const { gazetteer, terms } = this.#knowledge;
    for (const record of records) this.#records.set(record.article.id, record);
    const parties = this.#parties.add(records.flatMap((record) => namingsOf(record, gazetteer)));
    const bodies = this.#bodies.change(parties);
    for (const record of records) this.#places.take(record);
    for (const key of bodies.wanted) this.#places.want(key);

    const ids = new Set([...records.map(({ article }) => article.id as string), ...parties.articles]);
    const told = [...ids].flatMap((id) => this.#records.get(id) ?? []);
    const accounts = told.flatMap(({ article, claims }) =>
      claims.map((claim) => accountOf(claim, article, this.#parties, this.#places)),
    );
    for (const account of accounts) this.#accounts.set(account.claim.id, account);
    const { gone, fresh } = this.#clusters.put(accounts);
    const meetings = this.#settle(gone, fresh, bodies.changed.length + bodies.gone.length > 0);

    const people = [...parties.after].flatMap(([id, party]) => (id.startsWith('per_') ? [party as Person] : []));
    const goneParties = [...parties.before.keys()].filter((id) => id.startsWith('per_') && !parties.after.has(id));
    return {
      records,
      gone: [...goneParties, ...bodies.gone, ...meetings.gone],
      former: meetings.former,
      people,
      organizations: bodies.changed,
      places: this.#places.changed(),
      meetings: meetings.changed,
      claims: meetings.claims,
      articles: told.map((record) => ({
        record,
        roles: heldRoles(record, this.#parties, gazetteer, terms),
        mentions: mentionsIn(record, this.#parties, this.#places),
      })),
    };
  }

  #settle(gone: readonly Cluster[], fresh: readonly Cluster[], othersMeet: boolean) {
    const former: Meeting[] = [];
    const old = new Set<MeetingId>();
    for (const cluster of gone) {
      const id = idOf(cluster);
      const meeting = this.#meetings.get(id);
      if (!meeting || !this.#meetings.delete(id)) continue;
      former.push(meeting);
      old.add(id);
    }
    const made = fresh.map((cluster) => makeMeeting(cluster, this.#knowledge.titles));
    for (const meeting of made) this.#meetings.set(meeting.id, meeting);
    const goneIds = [...old].filter((id) => !this.#meetings.has(id));
    const moved = this.#during.change(goneIds, made, othersMeet ? this.#bodies.all : null, () =>
      this.#meetings.values(),
    );
    const changed = new Set([...made.map(({ id }) => id), ...moved.filter((id) => this.#meetings.has(id))]);
    for (const id of changed)
      this.#meetings.set(id, { ...(this.#meetings.get(id) as Meeting), during: this.#during.of(id) });
    const claims = fresh.flatMap((cluster, at) => resolvedClaims(cluster, made[at]));
    return {
      gone: goneIds,
      former,
      changed: [...changed].map((id) => this.#meetings.get(id) as Meeting),
      claims,
    };
  }
}

const idOf = (cluster: Cluster): MeetingId => meetingIdOf(cluster[0]?.claim.id ?? '');
