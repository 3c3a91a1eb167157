import { Fragment } from 'preact';
import type { Hop, Path } from '../../../src/view/path.ts';
import type { ViewState } from '../../../src/view/view-state.ts';
import { plural } from '../common/words.ts';
import type { Model } from '../model/model.ts';
import { Close, Heading } from './heading.tsx';
import { MeetingCard } from './meeting-card.tsx';
import { MeetingRow } from './meeting-row.tsx';

/** What links two people: up to three shortest chains of held meetings, each hop with its proof. */
export function PathPanel(props: { model: Model; path: NonNullable<ViewState['path']> }): preact.JSX.Element {
  const { model, path } = props;
  const { nameOf } = model.lookup.value;
  const paths = model.paths.value;
  const { inOrder } = model.state;
  return (
    <>
      <header>
        <Heading model={model} words={`${nameOf(path.from)} → ${nameOf(path.to)}`} />
        <Close model={model} />
        <p class="counts">
          {paths.length === 0
            ? 'No chain of held meetings that pass the filters links the two.'
            : `${plural(paths[0]?.length ?? 0, 'hop')}, over held meetings of at most 12 parties`}
        </p>
        <label class="check">
          <input type="checkbox" checked={inOrder} onChange={() => model.change({ inOrder: !inOrder })} />
          <span>Dates must not run backwards</span>
        </label>
      </header>
      {paths.map((each, number) => (
        <PathSteps key={each.map(({ link }) => link).join()} model={model} path={each} number={number} />
      ))}
    </>
  );
}

/** One path; the first, which the network shows, with its sentences. */
function PathSteps({ model, path, number }: { model: Model; path: Path; number: number }): preact.JSX.Element {
  const { parties } = model.index.value.data;
  const name = (party: number): string => parties[party]?.name ?? '';
  return (
    <section class="path">
      <h3>
        {number === 0 ? 'Path' : 'Or'}:{' '}
        {[path[0]?.from ?? -1, ...path.map(({ to }) => to)].map((party, place) => (
          <Fragment key={party}>
            {place > 0 && ' → '}
            <bdi>{name(party)}</bdi>
          </Fragment>
        ))}
      </h3>
      {path.map((hop) => (
        <HopProof key={hop.link} model={model} hop={hop} open={number === 0} />
      ))}
    </section>
  );
}

/** The best proved meeting of a hop: the most independent sources, and in doubt the earliest. */
function HopProof({ model, hop, open }: { model: Model; hop: Hop; open: boolean }): preact.JSX.Element | null {
  const { data, links } = model.index.value;
  const meetings = hop.meetings.flatMap((number) => data.meetings[number] ?? []);
  const inOrder = model.state.inOrder;
  const [best] = inOrder ? meetings : [...meetings].sort((a, b) => b.sources - a.sources);
  if (!best) return null;
  return (
    <div class="hop">
      {open ? <MeetingCard model={model} meeting={best} open={true} /> : <MeetingRow model={model} meeting={best} />}
      {meetings.length > 1 && (
        <button type="button" class="plain name" onClick={() => model.open(links[hop.link]?.id ?? '')}>
          {plural(meetings.length - 1, 'other meeting')} of the two
        </button>
      )}
    </div>
  );
}
