import type { ViewArticle, ViewData, ViewMeeting, ViewParty, ViewPlace } from '../view/view-data.ts';

/** Things of a view by their ids, and what several exports say of a meeting. */
export interface LookUp {
  name(id: string): string;
  party(id: string): ViewParty | undefined;
  place(id: string): ViewPlace | undefined;
  article(id: string): ViewArticle | undefined;
  /** The participants, each once, with their roles. */
  parties(meeting: ViewMeeting): { readonly party: ViewParty; readonly role: string }[];
  /** The places of the first alternative, from fine to coarse. */
  chain(meeting: ViewMeeting): ViewPlace[];
  /** The articles that tell of it, each once, the earliest first. */
  articles(meeting: ViewMeeting): ViewArticle[];
  /** The offices that somebody held at the time of a meeting, as far as articles tell. */
  officeAt(party: ViewParty, meeting: ViewMeeting): string;
}

/** For formats that hold two days and have no place for how well they are known: `precision: month`; nothing without a date. */
export const precisionOf = ({ precision }: ViewMeeting): string[] =>
  precision === null ? [] : [`precision: ${precision}`];

const byId = <Thing extends { readonly id: string }>(things: readonly Thing[]): ReadonlyMap<string, Thing> =>
  new Map(things.map((thing) => [thing.id, thing]));

export function lookUp(data: ViewData): LookUp {
  const parties = byId(data.parties);
  const places = byId(data.places);
  const articles = byId(data.articles);
  const articlesOf = (meeting: ViewMeeting): ViewArticle[] =>
    [...new Set(meeting.claims.map(({ article }) => article))].flatMap((id) => articles.get(id) ?? []);
  return {
    name: (id) => (parties.get(id) ?? places.get(id) ?? articles.get(id))?.name ?? id,
    party: (id) => parties.get(id),
    place: (id) => places.get(id),
    article: (id) => articles.get(id),
    parties: ({ participants }) => {
      const roles = new Map(participants.map(({ party, role }) => [party, role]));
      return [...roles].flatMap(([id, role]) => {
        const party = parties.get(id);
        return party ? [{ party, role }] : [];
      });
    },
    chain: (meeting) => (meeting.places[0] ?? []).flatMap((id) => places.get(id) ?? []),
    articles: articlesOf,
    officeAt: ({ offices }, meeting) => officeAt(offices, articlesOf(meeting)),
  };
}

/** Those that the meeting's own articles give; else those that an article gave before the last of them appeared. */
function officeAt(offices: ViewParty['offices'], articles: readonly ViewArticle[]): string {
  const own = new Set(articles.map(({ id }) => id));
  const last = articles.reduce(
    (latest, { published }) => ((published ?? '') > latest ? (published ?? '') : latest),
    '',
  );
  const current = offices.filter(({ office }) => !office.startsWith('former '));
  const told = current.filter(({ article }) => own.has(article));
  const known = told.length > 0 ? told : current.filter(({ published }) => published !== null && published <= last);
  return [...new Set(known.map(({ office }) => office))].join('; ');
}
