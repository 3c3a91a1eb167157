import { csvText, type Row } from '../model/csv.ts';
import type { ViewData, ViewMeeting } from '../view/view-data.ts';
import type { Exported } from './attributes.ts';
import { lookUp } from './look-up.ts';

export const CSV_TABLES = ['meetings', 'people', 'evidence'] as const;
export type CsvTable = (typeof CSV_TABLES)[number];

/** One table as CSV (RFC 4180). Lists are joined by `; `. */
export function exportCsv(data: ViewData, table: CsvTable): Exported {
  const rows = { meetings: meetingRows, people: peopleRows, evidence: evidenceRows }[table](data);
  return { text: csvText(rows), notes: [`${rows.length - 1} rows of ${table}.`] };
}

const joined = (values: Iterable<string>): string => [...values].join('; ');

function meetingRows(data: ViewData): Row[] {
  const { name: names } = lookUp(data);
  const head = [
    'id',
    'kind',
    'status',
    'date',
    'start',
    'end',
    'precision',
    'participants',
    'places',
    'topics',
    'disputed',
    'sources',
    'claims',
    'articles',
  ];
  return [
    head,
    ...data.meetings.map((meeting) => [
      meeting.id,
      meeting.kind,
      meeting.status,
      meeting.date,
      meeting.start,
      meeting.end,
      meeting.precision,
      joined(meeting.participants.map(({ party }) => names(party))),
      meeting.places.map((chain) => chain.map(names).join(', ')).join(' or '),
      joined(meeting.topics),
      joined(meeting.disputed),
      meeting.sources,
      meeting.claims.length,
      joined(new Set(meeting.claims.map(({ article }) => names(article)))),
    ]),
  ];
}

function peopleRows(data: ViewData): Row[] {
  const count = (id: string, status: ViewMeeting['status']): number =>
    data.meetings.filter(
      (meeting) => meeting.status === status && meeting.participants.some(({ party }) => party === id),
    ).length;
  return [
    ['id', 'type', 'name', 'aliases', 'country', 'wikidata', 'roles', 'held', 'planned'],
    ...data.parties.map(({ id, type, name, aliases, country, wikidata, roles }) => [
      id,
      type,
      name,
      joined(aliases),
      country,
      wikidata,
      joined(roles),
      count(id, 'held'),
      count(id, 'planned'),
    ]),
  ];
}

function evidenceRows(data: ViewData): Row[] {
  const articles = new Map(data.articles.map((article) => [article.id, article]));
  return [
    [
      'meeting',
      'claim',
      'status',
      'quote',
      'start',
      'end',
      'article',
      'title',
      'publisher',
      'published',
      'documentDate',
      'documentDateBasis',
      'url',
    ],
    ...data.meetings.flatMap((meeting) =>
      meeting.claims.flatMap((claim) => {
        const article = articles.get(claim.article);
        return claim.quotes.map(({ quote, start, end }): Row => [
          meeting.id,
          claim.id,
          claim.status,
          quote,
          start,
          end,
          article?.name ?? claim.article,
          article?.title ?? null,
          article?.publisher ?? null,
          article?.published ?? null,
          article?.documentDate ?? null,
          article?.documentDateBasis ?? null,
          article?.url ?? null,
        ]);
      }),
    ),
  ];
}
