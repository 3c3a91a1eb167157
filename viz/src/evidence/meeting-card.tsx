import { useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { dateWords, dayWords } from '../../../src/view/dates.ts';
import { accounts, outletOf } from '../../../src/view/sources.ts';
import { groupOf, SYMBOL_OF, turns } from '../../../src/view/status.ts';
import type { ViewMeeting } from '../../../src/view/view-data.ts';
import { StatusMark } from '../common/status-mark.tsx';
import { partyWords, placeWords, plural } from '../common/words.ts';
import type { Model } from '../model/model.ts';
import { Notes } from './notes.tsx';
import { Quotes } from './quotes.tsx';

/** One meeting with all that is known of it and every sentence that says so. */
export function MeetingCard(props: { model: Model; meeting: ViewMeeting; open: boolean }): preact.JSX.Element {
  const { model, meeting } = props;
  const open = useSignal(props.open);
  return (
    <details
      class="meeting"
      open={open.value}
      onToggle={({ currentTarget }) => {
        open.value = currentTarget.open;
      }}
    >
      <summary>
        <StatusMark meeting={meeting} />
        <span class="when">{dateWords(meeting.date)}</span>
        <span class="where">{placeWords(model.lookup.value, meeting, 'short')}</span>
        {meeting.kind !== 'meeting' && <span class="kind">{meeting.kind}</span>}
        <bdi class="with">{partyWords(model.lookup.value, meeting)}</bdi>
      </summary>
      {open.value && <Account model={model} meeting={meeting} />}
    </details>
  );
}

/** The rest of the card, made only when it is opened. */
function Account({ model, meeting }: { model: Model; meeting: ViewMeeting }): preact.JSX.Element {
  const articles = new Set(meeting.claims.map(({ article }) => article)).size;
  const place = placeWords(model.lookup.value, meeting, 'full');
  const subject = {
    kind: 'meeting',
    id: meeting.id,
    title: meeting.title,
    about: '',
    meetings: [meeting],
    parties: [],
  } as const;
  return (
    <>
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
      <div class="actions">
        <Notes model={model} subject={subject} />
      </div>
    </>
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

function Participants({ model, meeting }: { model: Model; meeting: ViewMeeting }): preact.JSX.Element {
  return (
    <>
      {meeting.participants.map(({ party, role }, index) => (
        <Fragment key={`${party} ${role}`}>
          {index > 0 && ', '}
          <button type="button" class="plain name" onClick={() => model.open(party)}>
            <bdi>{model.lookup.value.nameOf(party)}</bdi>
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
  [outletOf(model.lookup.value.articles.get(article)), published && dayWords(published.slice(0, 10))]
    .filter(Boolean)
    .join(', ');

/** docs/data-model.md, From claims to one meeting. */
const RULE =
  'Shown above: accounts of the event before accounts of its plan, then the value of more independent sources, then the more precise; a tie stays open.';

/** What each source says, side by side. */
function Disputed(props: { model: Model; meeting: ViewMeeting; field: string }): preact.JSX.Element {
  const { model, meeting, field } = props;
  return (
    <table class="disputed">
      <caption>Sources disagree about the {field}</caption>
      <tbody>
        {accounts(meeting, field, model.lookup.value.nameOf).map(({ article, says }, index) => (
          <tr key={`${article} ${index}`}>
            <th scope="row">{outletOf(model.lookup.value.articles.get(article))}</th>
            <td>{field === 'date' ? dateWords(says) : says}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={2}>
            <small>{RULE}</small>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
