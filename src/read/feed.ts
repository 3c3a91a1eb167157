import { DOMParser } from 'linkedom';

/**
 * Addresses that a feed (RSS, Atom) or a sitemap names, each once, in its order; those of a sitemap index are sitemaps
 * again and are not followed. Relative ones are taken from the feed's own address.
 */
export function feedLinks(source: string, address: string): string[] {
  const document = new DOMParser().parseFromString(source, 'text/xml');
  const links = [
    ...[...document.querySelectorAll('item > link, url > loc')].map(({ textContent }) => textContent),
    ...[...document.querySelectorAll('entry > link')]
      .filter((link) => (link.getAttribute('rel') ?? 'alternate') === 'alternate')
      .map((link) => link.getAttribute('href')),
  ];
  const found = links.flatMap((link) => {
    const text = link?.trim() ?? '';
    return text !== '' && URL.canParse(text, address) ? [new URL(text, address).href] : [];
  });
  return [...new Set(found)];
}
