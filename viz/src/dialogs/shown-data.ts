import type { PlacedView } from '../../../src/view/placed.ts';
import { partiesOf } from '../../../src/view/data-index.ts';
import type { Model } from '../model/model.ts';

export interface ExportLimits {
  /** Words of a quote that are given at most; null for all. */
  readonly quoteWords: number | null;
  /** Ids of parties that are left out, with every meeting that names them. */
  readonly redacted: readonly string[];
}

const ALL: ExportLimits = { quoteWords: null, redacted: [] };

/** What is shown now, as data of its own: the meetings that pass, with everyone and everything about them. */
export function shownData(model: Model, { quoteWords, redacted }: ExportLimits = ALL): PlacedView {
  const data = model.data.value;
  const { tally } = model.passing.value;
  const isRedacted = (id: string): boolean => redacted.includes(id);
  const meetings = data.meetings
    .filter((meeting, number) => tally.passes(number) && !partiesOf(meeting).some(isRedacted))
    .map((meeting) => (quoteWords === null ? meeting : withShortQuotes(meeting, quoteWords)));
  const parties = new Set(meetings.flatMap(partiesOf));
  const places = new Set(meetings.flatMap((meeting) => meeting.places.flat()));
  const articles = new Set(meetings.flatMap(({ claims }) => claims.map(({ article }) => article)));
  const kept = new Set([...parties, ...meetings.map(({ id }) => id)]);
  const node = (id: string): readonly [number, number] | undefined => {
    const number = model.scene.value.numberOf(id);
    const found = number === undefined ? undefined : model.scene.value.nodes[number];
    return found ? [found.x, found.y] : data.positions[id];
  };
  return {
    ...data,
    meetings,
    parties: data.parties.filter(({ id }) => parties.has(id)),
    communities: data.communities.filter((_, number) => parties.has(data.parties[number]?.id ?? '')),
    places: data.places.filter(({ id }) => places.has(id)),
    articles: data.articles.filter(({ id }) => articles.has(id)),
    positions: Object.fromEntries(
      Object.keys(data.positions).flatMap((id) => (kept.has(id) ? [[id, node(id) ?? [0, 0]] as const] : [])),
    ),
  };
}

function withShortQuotes(meeting: PlacedView['meetings'][number], words: number): PlacedView['meetings'][number] {
  const shorten = (quote: string): string => {
    const cut = quote
      .split(/(?<=\s)/)
      .slice(0, words)
      .join('')
      .trimEnd();
    return cut.length < quote.length ? `${cut} …` : quote;
  };
  const claims = meeting.claims.map((claim) => ({
    ...claim,
    quotes: claim.quotes.map((quote) => {
      const short = words === 0 ? '(left out)' : shorten(quote.quote);
      return {
        ...quote,
        quote: short,
        prefix: '',
        suffix: '',
        times: quote.times.filter(([, end]) => end < short.length),
      };
    }),
  }));
  return { ...meeting, claims };
}
