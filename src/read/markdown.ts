import { parse } from 'yaml';
import type { ReadText } from './make-article.ts';
import { publishedDay } from './published.ts';

const FRONT = /^---\n([\s\S]*?)\n---(?:\n|$)/;

/**
 * Markdown with front matter. The text is the whole file as it stands but for the front matter's lines, which are
 * blanked so that offsets hold; marks of emphasis and links stay, they are part of what was published.
 */
export function readMarkdown(source: string): ReadText {
  const front = FRONT.exec(source);
  const fields = front ? fieldsOf(front[1] ?? '') : {};
  const text = front ? source.slice(front[0].length).replace(/^\n+/, '') : source;
  const heading = /^#\s+(.+)$/m.exec(text)?.[1]?.trim();
  const word = (name: string): string | null => (typeof fields[name] === 'string' ? (fields[name] as string) : null);
  return {
    text,
    title: word('title') ?? heading ?? null,
    published: publishedDay(fields['published'] ?? fields['date']),
    publisher: word('publisher') ?? word('source') ?? word('outlet'),
    url: word('url') ?? word('link'),
  };
}

function fieldsOf(yaml: string): Record<string, unknown> {
  try {
    const value: unknown = parse(yaml, { logLevel: 'error' });
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return plainFields(yaml);
  }
}

/** `key: value` lines of front matter that is no YAML, most often for a second colon in the title. */
const plainFields = (front: string): Record<string, string> =>
  Object.fromEntries(
    [...front.matchAll(/^(\w+):[ \t]*(\S.*)$/gm)].map(([, key = '', value = '']) => [
      key,
      value.trim().replace(/^(["'])(.*)\1$/, '$2'),
    ]),
  );
