import { Fragment } from 'preact';
import { dateWords, dayWords } from '../../src/view/dates.ts';
import { accounts, outletOf } from '../../src/view/sources.ts';
import { groupOf, SYMBOL_OF, turns } from '../../src/view/status.ts';
import type { ViewMeeting } from '../../src/view/view-data.ts';
import type { Model } from './model.ts';
import { Quotes } from './quotes.tsx';
import { StatusMark } from './status-mark.tsx';
import { partyWords, placeWords } from './words.ts';

/** One meeting with all that is known of it and every sentence that says so. */
export function MeetingCard(props: { model: Model; meeting: ViewMeeting; open: boolean }): preact.JSX.Element {
  const { model, meeting, open } = props;
  const articles = new Set(meeting.claims.map(({ article }) => article)).size;
  const place = placeWords(model, meeting, 'full');
  return (
    <details class="meeting" open={open}>
      <summary>
        <StatusMark meeting={meeting} />
        <span class="when">{dateWords(meeting.date)}</span>
        <span class="where">{placeWords(model, meeting, 'short')}</span>
        {meeting.kind !== 'meeting' && <span class="kind">{meeting.kind}</span>}
        <span class="with">{partyWords(model, meeting)}</span>
      </summary>
      <dl>
        <dt>Who</dt>
        <dd>
          <Participants model={model} meeting={meeting} />
        </dd>
        {place !== '' && <Fact term="Where" words={place} />}
        {meeting.topics.length > 0 && <Fact term="About" words={meeting.topics.join(', ')} />}
        <Fact term="Sources" words={sourceWords(meeting.sources, articles)} />
      </dl>
      <History model={model} meeting={meeting} />
      {meeting.disputed.map((field) => (
        <Disputed key={field} model={model} meeting={meeting} field={field} />
      ))}
      {meeting.claims.map((claim) => (
        <Quotes key={claim.id} model={model} claim={claim} />
      ))}
    </details>
  );
}

const Fact = ({ term, words }: { term: string; words: string }): preact.JSX.Element => (
  <>
    <dt>{term}</dt>
    <dd>{words}</dd>
  </>
);

const sourceWords = (sources: number, articles: number): string =>
  `${plural(sources, 'independent source')} (${plural(articles, 'article')})`;

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function Participants({ model, meeting }: { model: Model; meeting: ViewMeeting }): preact.JSX.Element {
  return (
    <>
      {meeting.participants.map(({ party, role }, index) => (
        <Fragment key={`${party} ${role}`}>
          {index > 0 && ', '}
          <button type="button" class="plain name" onClick={() => model.open(party)}>
            {model.nameOf(party)}
          </button>
          {role !== 'participant' && <small> ({role})</small>}
        </Fragment>
      ))}
    </>
  );
}

/** How the status came about, oldest report first; where all say the same there is no history to tell. */
function History({ model, meeting }: { model: Model; meeting: ViewMeeting }): preact.JSX.Element | null {
  const told = turns(meeting.history);
  if (told.length < 2) return null;
  return (
    <ol class="history" aria-label="History of its status">
      {told.map(({ status, reports }, index) => (
        <li key={`${status} ${index}`}>
          <span class={groupOf(status)}>
            <span aria-hidden="true">{SYMBOL_OF[groupOf(status)]}</span> {status}
          </span>{' '}
          <small>{reports.map(({ article, published }) => reportWords(model, article, published)).join('; ')}</small>
        </li>
      ))}
    </ol>
  );
}

const reportWords = (model: Model, article: string, published: string | null): string =>
  [outletOf(model.articles.get(article)), published && dayWords(published.slice(0, 10))].filter(Boolean).join(', ');

/** What each source says, side by side. */
function Disputed(props: { model: Model; meeting: ViewMeeting; field: string }): preact.JSX.Element {
  const { model, meeting, field } = props;
  return (
    <table class="disputed">
      <caption>Sources disagree about the {field}</caption>
      <tbody>
        {accounts(meeting, field, model.nameOf).map(({ article, says }, index) => (
          <tr key={`${article} ${index}`}>
            <th scope="row">{outletOf(model.articles.get(article))}</th>
            <td>{field === 'date' ? dateWords(says) : says}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
