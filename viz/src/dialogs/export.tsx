import { useSignal } from '@preact/signals';
import { exportCsv } from '../../../src/export/csv.ts';
import { exportGexf } from '../../../src/export/gexf.ts';
import { peopleGraph } from '../../../src/export/people-graph.ts';
import { jsonText } from '../../../src/model/json.ts';
import { citation, outletOf } from '../../../src/view/sources.ts';
import type { PlacedView } from '../../../src/view/placed.ts';
import { download } from '../common/files.ts';
import { plural } from '../common/words.ts';
import type { Model } from '../model/model.ts';
import { pageWith } from './page-copy.ts';
import { networkPng, networkSvg } from './picture.ts';
import { shownData } from './shown-data.ts';

interface Format {
  readonly name: string;
  readonly what: string;
  save(model: Model, data: PlacedView): Promise<void> | void;
}

const FORMATS: readonly Format[] = [
  {
    name: 'PNG',
    what: 'the network as a picture',
    save: async (model) => download('network.png', await networkPng(model)),
  },
  {
    name: 'SVG',
    what: 'the network as a drawing',
    save: (model) => download('network.svg', networkSvg(model), 'image/svg+xml'),
  },
  {
    name: 'GEXF',
    what: 'people and links for Gephi, with dates',
    save: (_, data) => download('network.gexf', exportGexf(peopleGraph(data), data.title).text, 'application/xml'),
  },
  {
    name: 'CSV: meetings',
    what: 'one row a meeting',
    save: (_, data) => download('meetings.csv', exportCsv(data, 'meetings').text, 'text/csv'),
  },
  {
    name: 'CSV: people',
    what: 'one row a person or organization',
    save: (_, data) => download('people.csv', exportCsv(data, 'people').text, 'text/csv'),
  },
  {
    name: 'CSV: evidence',
    what: 'one row a quote',
    save: (_, data) => download('evidence.csv', exportCsv(data, 'evidence').text, 'text/csv'),
  },
  {
    name: 'JSON',
    what: 'everything, for programs',
    save: (_, data) => download('view.json', jsonText(data, 1), 'application/json'),
  },
  {
    name: 'Citations',
    what: 'every quote with its source, Markdown',
    save: (_, data) => download('citations.md', citations(data), 'text/markdown'),
  },
  {
    name: 'This page',
    what: 'one HTML file that works offline',
    save: async (_, data) => download('page.html', await pageWith(data), 'text/html'),
  },
];

const QUOTES = [
  { words: null, name: 'whole' },
  { words: 20, name: 'the first 20 words' },
  { words: 0, name: 'left out' },
] as const;

/** Takes what is shown out of the page, and says what is in it. */
export function Export({ model }: { model: Model }): preact.JSX.Element {
  const quoteWords = useSignal<number | null>(null);
  const redacted = useSignal<readonly string[]>([]);
  const selected = model.state.selected.filter((id) => model.lookup.value.parties.has(id));
  const data = shownData(model, { quoteWords: quoteWords.value, redacted: redacted.value });
  const quotes = data.meetings.reduce(
    (sum, { claims }) => sum + claims.reduce((all, each) => all + each.quotes.length, 0),
    0,
  );
  const outlets = new Set(data.articles.map((article) => outletOf(article))).size;
  return (
    <>
      <p>
        What is shown now: {plural(data.meetings.length, 'meeting')} of{' '}
        {plural(data.parties.length, 'person or organization').replace(
          'person or organizations',
          'people and organizations',
        )}
        , {plural(quotes, 'quote')} from {plural(outlets, 'outlet')}. Quotes are the property of their publishers.
      </p>
      <label class="check">
        <span>Quotes</span>
        <select
          value={String(quoteWords.value)}
          onChange={({ currentTarget }) =>
            (quoteWords.value = QUOTES.find(({ words }) => String(words) === currentTarget.value)?.words ?? null)
          }
        >
          {QUOTES.map(({ words, name }) => (
            <option key={name} value={String(words)}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {selected.length > 0 && (
        <label class="check">
          <input
            type="checkbox"
            checked={redacted.value.length > 0}
            onChange={({ currentTarget }) => (redacted.value = currentTarget.checked ? selected : [])}
          />
          <span>
            Leave out{' '}
            {selected.length === 1 ? model.lookup.value.nameOf(selected[0] ?? '') : `the ${selected.length} selected`},
            with every meeting that names them
          </span>
        </label>
      )}
      <ul class="formats">
        {FORMATS.map((format) => (
          <li key={format.name}>
            <button
              type="button"
              onClick={() =>
                void Promise.resolve(format.save(model, data)).catch(
                  (error: unknown) => (model.trouble.value = String(error)),
                )
              }
            >
              {format.name}
            </button>
            <span>{format.what}</span>
          </li>
        ))}
        {model.remarks.value.length > 0 && (
          <li>
            <button
              type="button"
              onClick={() =>
                download(
                  'remarks.jsonl',
                  model.remarks.value.map((row) => `${jsonText(row)}\n`).join(''),
                  'application/jsonl',
                )
              }
            >
              Remarks
            </button>
            <span>your {plural(model.remarks.value.length, 'remark')}, for `whomet review --import`</span>
          </li>
        )}
      </ul>
    </>
  );
}

function citations({ meetings, articles }: PlacedView): string {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const all = meetings.flatMap(({ title, claims }) => [
    `## ${title}`,
    ...claims.flatMap(({ article, quotes }) =>
      quotes.map(({ quote }) => citation(quote, byId.get(article), 'markdown')),
    ),
  ]);
  return `${all.join('\n\n')}\n`;
}
