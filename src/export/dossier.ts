import { dayOf } from '../model/article.ts';
import { inMarkdown, markdownLink } from '../model/markdown.ts';
import type { ViewData, ViewMeeting } from '../view/view-data.ts';
import type { Exported } from './attributes.ts';
import { lookUp, type LookUp } from './look-up.ts';

const SECTIONS: readonly (readonly [title: string, statuses: readonly string[]])[] = [
  ['Held', ['held']],
  ['Announced', ['planned', 'proposed', 'postponed']],
  ['Cancelled or declined', ['cancelled', 'declined']],
  ['Denied', ['denied']],
];

/** Everything that the filters select as Markdown, for a person or a pair: meetings by status, each quote a footnote. */
export function exportDossier(data: ViewData): Exported {
  const known = lookUp(data);
  const notes: string[] = [];
  const subjects = data.parties.filter(({ id }) =>
    data.meetings.every(({ participants }) => participants.some(({ party }) => party === id)),
  );
  const sections = SECTIONS.flatMap(([title, statuses]) => {
    const meetings = data.meetings.filter(({ status }) => statuses.includes(status));
    return meetings.length === 0
      ? []
      : [`## ${title}`, '', ...meetings.map((meeting) => lineOf(meeting, known, notes)), ''];
  });
  const lines = [
    `# ${inMarkdown(data.title)}`,
    '',
    ...subjects.flatMap(({ name, aliases, roles }) => [
      `**${inMarkdown(name)}**${roles.length > 0 ? `, ${inMarkdown(roles.join('; '))}` : ''}${aliases.length > 0 ? `. Also: ${inMarkdown(aliases.join(', '))}` : ''}`,
      '',
    ]),
    ...sections,
    ...notes,
  ];
  return { text: `${lines.join('\n').trimEnd()}\n`, notes: [`${notes.length} quotes as footnotes.`] };
}

function lineOf(meeting: ViewMeeting, known: LookUp, notes: string[]): string {
  const marks = meeting.claims.flatMap(({ article, quotes }) =>
    quotes.map(({ quote }) => {
      const number = notes.length + 1;
      const told = known.article(article);
      const source = [told?.publisher, told?.title ?? told?.name ?? article, told && dayOf(told)]
        .filter(Boolean)
        .join(', ');
      notes.push(`[^${number}]: “${inMarkdown(quote)}” ${markdownLink(source, told?.url)}`);
      return `[^${number}]`;
    }),
  );
  const place = known
    .chain(meeting)
    .map(({ name }) => name)
    .join(', ');
  const parts = [
    meeting.kind + (['held', 'cancelled', 'denied'].includes(meeting.status) ? '' : `, ${meeting.status}`),
    known
      .parties(meeting)
      .map(({ party }) => party.name)
      .join(', '),
    place,
    meeting.topics.join(', '),
    meeting.disputed.length > 0 ? `disputed: ${meeting.disputed.join(', ')}` : '',
  ].filter(Boolean);
  return `- **${meeting.date ?? 'no date'}** ${inMarkdown(parts.join('; '))}${marks.join('')}`;
}
