import { escaped } from './harmless.ts';

const escape = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;

/**
 * JSON that may be shown on a terminal and stand in a page of HTML: the same value, with what could do harm there
 * written as `\u….`.
 */
export const jsonText = (value: unknown, indent?: number): string =>
  escaped(JSON.stringify(value, null, indent), escape).replaceAll('<', '\\u003c');

/** `jsonText` that every reader takes: half a surrogate pair, which only JavaScript allows, becomes U+FFFD. */
export const toJson = (value: unknown, indent?: number): string =>
  escaped(
    JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? wellFormed(each) : each), indent),
    escape,
  ).replaceAll('<', '\\u003c');

/** Half a surrogate pair becomes U+FFFD. */
export const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
