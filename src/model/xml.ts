import { escaped } from './harmless.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** What XML 1.0 forbids even as a reference: control characters, lone surrogates, U+FFFE and U+FFFF. */
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A value as text of an XML attribute or element. */
export const xml = (value: string | number | boolean): string =>
  escaped(
    String(value)
      .replace(FORBIDDEN, '')
      .replace(/[&<>"'\n\r\t]/g, (letter) => ESCAPES[letter] ?? ''),
    (unit) => (unit < 0xd800 || unit > 0xdfff ? `&#${unit};` : ''),
  );

/** `name="value"` for each value that is not null. */
export const xmlAttributes = (values: Readonly<Record<string, string | number | boolean | null>>): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value === null ? [] : [` ${name}="${xml(value)}"`]))
    .join('');
