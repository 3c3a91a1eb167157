import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { marked, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import { cell, formatResult, FORMATS } from '../../src/cli/output.ts';
import type { ExportFormat } from '../../src/export/formats.ts';
import { EXPORT_FORMATS, exportView, GRAPHS } from '../../src/export/formats.ts';
import { exportBundle } from '../../src/export/bundle.ts';
import { CSV_TABLES } from '../../src/export/csv.ts';
import { exportDataset } from '../../src/export/dataset.ts';
import type { Article } from '../../src/model/article.ts';
import { harmless } from '../../src/model/harmless.ts';
import { wellFormed } from '../../src/model/json.ts';
import { CITATION_FORMATS, citation } from '../../src/view/sources.ts';
import { place } from '../../src/view/layout.ts';
import { fillPage } from '../../src/view/page.ts';
import { template } from '../viewer/pages.ts';
import { HOSTILE, hostileData } from './hostile.ts';

/** Every form, as text: each with the hostile texts in three different places. */
const SHIFTS = [0, 11, 21];
const coverage = hostileData().articles.map(({ published, publisher }) => ({ published, publisher, articles: 1 }));
const written = (format: ExportFormat, shift: number): string[] =>
  GRAPHS.flatMap((graph) =>
    CSV_TABLES.flatMap((table) => [
      exportView(hostileData(shift), format, { graph, table, by: 'year', coverage: coverage as never }).text,
    ]),
  );

const dataset = (shift: number) =>
  exportDataset(hostileData(shift), coverage as never, {
    filters: { person: HOSTILE[shift] } as never,
    by: 'year',
    articles: {},
    ledger: '',
    models: {},
  });

const answer = {
  columns: ['plain', HOSTILE[1] ?? '', 'list', 'map', 'number'],
  rows: HOSTILE.map((text) => ({
    plain: text,
    [HOSTILE[1] ?? '']: text,
    list: [text, [text]],
    map: { name: text, other: text },
    number: -1,
  })),
};

const FORMULA = /^[=+\-@＝＋－＠]/;

/** Whether a spreadsheet would take a cell for a formula; a number that is one is none. */
const isFormula = (text: string): boolean => FORMULA.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text);

/** Cells as a spreadsheet of another country might cut them: at semicolons or tabs, blind to quotes within. */
const cutElsewhere = (text: string): string[] => text.split(/[;\t]|\r?\n/).map((each) => each.replace(/^"/, ''));

function formulasIn(text: string): string[] {
  const cells = (parse(text, { relax_column_count: true }) as string[][]).flat();
  return [...cells, ...cutElsewhere(text).filter((each) => !each.includes(','))].filter(isFormula);
}

/** What Markdown makes of a text beside words: HTML, pictures, code but names of columns, and links to elsewhere. */
function marksIn(text: string, links: RegExp): string[] {
  const found: string[] = [];
  void marked.walkTokens(marked.lexer(text, { gfm: true }), (token: Token) => {
    const isColumn = token.type === 'codespan' && /^`\w+`$/.test(token.raw);
    if (/^(?:html|image|code|codespan|del|hr)$/.test(token.type) && !isColumn) found.push(token.raw);
    if (token.type === 'link' && !links.test(String(token['href']))) found.push(token.raw);
  });
  return found;
}

describe.each(SHIFTS)('hostile texts in what is exported (%i)', (shift) => {
  test.each(EXPORT_FORMATS)('%s commands no terminal', (format) => {
    for (const text of written(format, shift)) {
      expect(text.length).toBeGreaterThan(20);
      expect(harmless(text)).toBe(text);
    }
  });

  test.each(['csv', 'diplomatic', 'dyads', 'coverage'] as const)('%s holds no formula', (format) => {
    expect(written(format, shift).flatMap(formulasIn)).toEqual([]);
  });

  test.each(['gexf', 'graphml'] as const)('%s is the XML that it should be', (format) => {
    for (const text of written(format, shift)) {
      expect(text).not.toMatch(/<(?:script|img|svg|a)\b/i);
      const names = [...text.matchAll(/<(\/?[\w:]+)/g)].map(([, name]) => name?.replace('/', ''));
      expect(new Set(names).size).toBeLessThan(25);
    }
  });

  test.each(['json', 'jsonld', 'ftm', 'plover'] as const)(
    '%s can stand in a page and gives the texts back',
    (format) => {
      for (const text of written(format, shift)) {
        expect(text).not.toContain('<');
        const values = format === 'json' || format === 'jsonld' ? [text] : text.trim().split('\n');
        const parsed = JSON.stringify(values.map((value) => JSON.parse(value) as unknown));
        expect(parsed).toContain(JSON.stringify(wellFormed(hostileData(shift).parties[0]?.name ?? '')).slice(1, -1));
      }
    },
  );

  test('the dossier has no mark but its own, and links only to the articles', () => {
    for (const text of written('dossier', shift)) {
      expect(marksIn(text, /^https:\/\/news\.example\/\d+$/)).toEqual([]);
      expect(text.split('\n').filter((line) => line.startsWith('#')).length).toBeLessThan(6);
    }
  });

  test('the calendar has one event a meeting, and no property that a text brought', () => {
    for (const text of written('ics', shift)) {
      const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
      const events = calendar.getAllSubcomponents('vevent');
      expect(events.length).toBeGreaterThan(2);
      for (const event of events) {
        expect(event.getFirstProperty('attach')).toBeNull();
        expect(String(event.getFirstPropertyValue('url') ?? 'https:')).toMatch(/^https:/);
      }
    }
  });

  test('a data set holds no formula, command or mark', () => {
    for (const { path, text } of dataset(shift)) {
      expect(harmless(text)).toBe(text);
      expect(path.endsWith('.csv') ? formulasIn(text) : []).toEqual([]);
      expect(path.endsWith('.md') ? marksIn(text, /^$/) : []).toEqual([]);
    }
  });

  test('a bundle keeps texts, without what commands', () => {
    const data = hostileData(shift);
    const texts = new Map(
      data.articles.map((article, index) => [article.id, { ...article, text: HOSTILE[index % 9] }]),
    );
    const files = exportBundle(data, texts as unknown as Map<string, Article>, () => null);
    const written = files.flatMap((file) => ('text' in file ? [file] : []));
    expect(written).toHaveLength(files.length);
    for (const { text } of written) expect(harmless(text)).toBe(text);
    expect(written.find(({ path }) => path.endsWith('.txt'))?.text).toHaveLength(HOSTILE[0]?.length ?? 0);
  });

  test('a citation is one line of text, a quote of Markdown or an entry of BibTeX', () => {
    const { articles } = hostileData(shift);
    for (const quote of HOSTILE)
      for (const article of articles.slice(0, 40))
        for (const format of CITATION_FORMATS) {
          const text = citation(quote, article, format);
          expect(harmless(text)).toBe(text);
          const bad = {
            plain: text.includes('\n') ? [text] : [],
            markdown: format === 'markdown' ? marksIn(text, /^https:\/\/news\.example\//) : [],
            bibtex: /\\(?:input|write)/.test(text) && format === 'bibtex' ? [text] : [],
          }[format];
          expect(bad).toEqual([]);
        }
  });

  test('the page runs nothing that a text brought', () => {
    const page = fillPage(template(), place(hostileData(shift)));
    expect(page).not.toContain('<script>alert');
    expect([...page.matchAll(/<script/g)]).toHaveLength([...template().matchAll(/<script/g)].length);
  });
});

describe('hostile texts in answers', () => {
  test.each(FORMATS)('%s commands no terminal', (format) => {
    const text = formatResult(answer, format, 100);
    expect(harmless(text)).toBe(text);
  });

  test('CSV holds no formula', () => {
    expect(formulasIn(formatResult(answer, 'csv'))).toEqual([]);
  });

  test('Markdown is one table of texts', () => {
    const text = formatResult(answer, 'md');
    expect(marksIn(text, /^$/)).toEqual([]);
    const [table, ...others] = marked.lexer(text).filter(({ type }) => type !== 'space');
    expect([table?.type, others.length]).toEqual(['table', 0]);
    expect((table as { rows?: unknown[] }).rows).toHaveLength(HOSTILE.length);
  });

  test('JSON gives the texts back', () => {
    expect(JSON.parse(formatResult(answer, 'json'))).toEqual(answer.rows);
  });

  test('a table has one line a row', () => {
    expect(formatResult(answer, 'table', 100).trimEnd().split('\n')).toHaveLength(HOSTILE.length + 2);
    for (const text of HOSTILE) expect(cell(text)).not.toMatch(/[\n\r\t]/);
  });
});
