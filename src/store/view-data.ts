import type { Filters } from '../model/filters.ts';
import type { ViewArticle, ViewClaim, ViewData, ViewMeeting, ViewParty, ViewPlace } from '../view/view-data.ts';
import { ask } from './ask.ts';
import type { GraphStore, Value } from './contract.ts';
import { readCypher } from './cypher-files.ts';
import { quoteTimes } from './quote-times.ts';

type Row = Readonly<Record<string, Value>>;
type QuoteRow = Omit<ViewClaim['quotes'][number], 'times'> & { readonly article: string; readonly published: string };
type ClaimRow = Omit<ViewClaim, 'article' | 'quotes'> & {
  readonly meeting: string;
  readonly quotes: readonly QuoteRow[];
};

/**
 * What the viewer and the exports show: the meetings that the filters select, with everyone and everything about them.
 * @throws what `ask` throws where a filter names what the graph does not know.
 */
export async function loadViewData(store: GraphStore, filters: Filters = {}): Promise<ViewData> {
  const { rows } = await ask(store, 'meetings', { ...filters });
  return loadMeetings(
    store,
    rows.map(({ id }) => String(id)),
    filters,
  );
}

/** Every meeting of the store in which the party of that id has a part. */
export async function loadNeighbours(store: GraphStore, party: string): Promise<ViewData> {
  const { rows } = await store.query(readCypher('view/meetings-of-party', store.engine).text, { party });
  return loadMeetings(
    store,
    rows.map(({ id }) => String(id)),
    {},
  );
}

async function loadMeetings(store: GraphStore, ids: readonly string[], filters: Filters): Promise<ViewData> {
  const load = async <Kind>(name: string): Promise<Kind[]> => {
    const result = await store.query(readCypher(`view/${name}`, store.engine).text, { ids });
    return result.rows as readonly Row[] as unknown as Kind[];
  };
  const claims = claimsByMeeting(await load<ClaimRow>('claims'));
  const meetings = await load<Omit<ViewMeeting, 'claims'>>('meetings');
  const parties = await load<ViewParty>('parties');
  return {
    schema: 'whomet/view@1',
    title: titleOf(filters),
    filters,
    parties: parties.map((party) => ({ ...party, roles: [...new Set(party.roles)].sort() })),
    places: await load<ViewPlace>('places'),
    meetings: meetings.map((meeting) => ({ ...meeting, claims: claims.get(meeting.id) ?? [] })),
    articles: await load<ViewArticle>('articles'),
  };
}

function claimsByMeeting(rows: readonly ClaimRow[]): Map<string, ViewClaim[]> {
  const byMeeting = new Map<string, ViewClaim[]>();
  for (const { meeting, quotes, ...claim } of rows) {
    const article = quotes[0]?.article ?? '';
    const plain = quotes.map(({ quote, start, end, prefix, suffix }) => {
      return { quote, start, end, prefix, suffix, times: quoteTimes(quote) };
    });
    byMeeting.set(meeting, [...(byMeeting.get(meeting) ?? []), { ...claim, article, quotes: plain }]);
  }
  return byMeeting;
}

/** `Who met whom`, or with the filters in words: `Who met whom: person Ann Lee, from 2024-01-01`. */
function titleOf(filters: Filters): string {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined);
  return ['Who met whom', given.map(([name, value]) => `${name} ${value}`).join(', ')].filter(Boolean).join(': ');
}
