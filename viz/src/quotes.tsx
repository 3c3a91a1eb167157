import { dayWords } from '../../src/view/dates.ts';
import { citation, outletOf, quoteLink } from '../../src/view/sources.ts';
import { markNames } from '../../src/view/text.ts';
import type { ViewClaim } from '../../src/view/view-data.ts';
import type { Model } from './model.ts';

/** The sentences of one article's account, word for word, with the names in them marked. */
export function Quotes({ model, claim }: { model: Model; claim: ViewClaim }): preact.JSX.Element {
  const article = model.articles.get(claim.article);
  const first = claim.quotes[0]?.quote ?? '';
  const link = quoteLink(article?.url ?? null, first);
  const copy = async (): Promise<void> => {
    const text = claim.quotes.map(({ quote }) => citation(quote, article)).join('\n');
    model.say((await copied(text)) ? 'Citation copied' : 'The browser did not allow copying');
  };
  return (
    <figure class="account">
      {claim.quotes.map(({ quote, start }) => (
        <blockquote key={start} lang="en" dir="auto">
          {markNames(quote, claim.named).map(({ text, id }, index) =>
            id === null ? (
              text
            ) : (
              <mark
                key={index}
                class={model.places.has(id) ? 'place' : 'party'}
                title={model.knows(id) ? model.nameOf(id) : undefined}
              >
                {text}
              </mark>
            ),
          )}
        </blockquote>
      ))}
      <figcaption>
        <cite>
          {outletOf(article)}
          {article?.title && <>, “{article.title}”</>}
        </cite>
        <span>{article?.published ? dayWords(article.published.slice(0, 10)) : 'no date'}</span>
        {claim.accordingTo && <span>according to {claim.accordingTo}</span>}
        {link && (
          <a href={link} target="_blank" rel="noopener noreferrer">
            Open article
          </a>
        )}
        <button type="button" class="plain" onClick={() => void copy()}>
          Copy citation
        </button>
      </figcaption>
    </figure>
  );
}

/** A page from disk may have no clipboard; then false. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
