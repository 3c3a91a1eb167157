import { harmless } from './harmless.ts';

/** What Markdown takes for a mark anywhere in a line, and the addresses that GitHub makes links of. */
const MARKS = /[\\`*_{}[\]<>#|~$&]|:(?=\/\/)|(?<=\bwww)\.|(?<=[\w.+-])@(?=\w)/gi;

/** What begins a list, a heading or a rule at the start of a line. */
const STARTS = /^([-+=]|\d+[.)])/;

/** Text as one line of Markdown that shows the very text: no mark, no link, no HTML. */
export const inMarkdown = (text: string): string =>
  harmless(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(MARKS, '\\$&')
    .replace(STARTS, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);

/** A link, if the address is one of the web; else the words alone. */
export function markdownLink(words: string, address: string | null | undefined): string {
  const url = webAddress(address);
  return url === null ? inMarkdown(words) : `[${inMarkdown(words)}](<${url.replace(/[<>\\]/g, encodeURIComponent)}>)`;
}

/** An address of http or https, written as programs do; null for any other, which a click could run. */
export function webAddress(address: string | null | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}
