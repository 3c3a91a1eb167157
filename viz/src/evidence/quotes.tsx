import { dayWords } from '../../../src/view/dates.ts';
import {
  citation,
  CITATION_FORMATS,
  dayIn,
  outletOf,
  quoteLink,
  type CitationFormat,
} from '../../../src/view/sources.ts';
import { markNames, type Meaning } from '../../../src/view/text.ts';
import type { ViewClaim } from '../../../src/view/view-data.ts';
import { copied } from '../common/files.ts';
import type { Model } from '../model/model.ts';

const FORMAT_WORDS: Readonly<Record<CitationFormat, string>> = {
  plain: 'Copy citation',
  markdown: 'Markdown',
  bibtex: 'BibTeX',
};

/** Some sources are kept with the words that name them as such. */
const SAID_TWICE = /^\W*according to\s+/i;

/** The sentences of one article's account, word for word, with people, places and times in them marked. */
export function Quotes({ model, claim }: { model: Model; claim: ViewClaim }): preact.JSX.Element {
  const { articles } = model.lookup.value;
  const article = articles.get(claim.article);
  const link = quoteLink(article?.url ?? null, claim.quotes[0]?.quote ?? '');
  const copy = async (format: CitationFormat): Promise<void> => {
    const text = claim.quotes.map(({ quote }) => citation(quote, article, format)).join('\n\n');
    model.say((await copied(text)) ? 'Citation copied' : 'The browser did not allow copying');
  };
  return (
    <figure class="account">
      {claim.quotes.map(({ quote, start, times }) => (
        <blockquote key={start} lang="en" dir="auto">
          {markNames(quote, claim.named, times).map(({ text, names }, index) =>
            names === null ? text : <Marked key={index} model={model} text={text} names={names} />,
          )}
        </blockquote>
      ))}
      <figcaption>
        <cite>
          <bdi>{outletOf(article)}</bdi>
          {article?.title && (
            <>
              , “<bdi>{article.title}</bdi>”
            </>
          )}
        </cite>
        <span>{article?.published ? dayWords(article.published.slice(0, 10)) : dayIn(article)}</span>
        {claim.accordingTo && (
          <span>
            according to <bdi>{claim.accordingTo.replace(SAID_TWICE, '')}</bdi>
          </span>
        )}
        <span>sure: {Math.round(claim.confidence * 100)} %</span>
        {link && (
          <a href={link} target="_blank" rel="noopener noreferrer">
            Open article
          </a>
        )}
        {CITATION_FORMATS.map((format) => (
          <button key={format} type="button" class="plain" onClick={() => void copy(format)}>
            {FORMAT_WORDS[format]}
          </button>
        ))}
      </figcaption>
    </figure>
  );
}

/** Each kind of word has its own underline, so that colour is not the only difference. */
function Marked({ model, text, names }: { model: Model; text: string; names: Meaning }): preact.JSX.Element {
  const { places, knows, nameOf } = model.lookup.value;
  if (names.kind === 'time') return <mark class="time-word">{text}</mark>;
  return (
    <mark class={places.has(names.id) ? 'place' : 'party'} title={knows(names.id) ? nameOf(names.id) : undefined}>
      {text}
    </mark>
  );
}
