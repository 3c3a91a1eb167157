import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import {
  meetingSubject,
  partySubject,
  WRONG_FIELDS,
  type Remark,
  type RemarkSubject,
} from '../../../src/view/remark.ts';
import type { Model } from '../model/model.ts';
import { keep } from '../model/remarks.ts';
import type { Subject } from './subject.ts';

const KINDS = ['note', 'tag', 'truth'] as const;
const KIND_WORDS = { note: 'Note', tag: 'Tag', truth: 'Something is wrong' } as const;
type Kind = (typeof KINDS)[number];

/** A note, a tag or "this is wrong" about a meeting or somebody: a row of the ledger. */
export function Notes({ model, subject }: { model: Model; subject: Subject }): preact.JSX.Element | null {
  const dialog = useRef<HTMLDialogElement>(null);
  const about = aboutOf(model, subject);
  if (!about) return null;
  const remarks = model.remarks.value.filter((row) => row.subject.id === about.id);
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Wrong? Note, tag{remarks.length > 0 && ` (${remarks.length})`}
      </button>
      <dialog ref={dialog} aria-label={`Remark about ${about.name}`}>
        <RemarkForm model={model} subject={subject} about={about} close={() => dialog.current?.close()} />
        {remarks.length > 0 && (
          <ul class="remarks">
            {remarks.map((row) => (
              <li key={row.time}>
                <b>{KIND_WORDS[row.kind]}</b> {'value' in row ? <bdi>{row.value}</bdi> : row.field}{' '}
                <bdi>{row.reason}</bdi>
              </li>
            ))}
          </ul>
        )}
      </dialog>
    </>
  );
}

function aboutOf({ data }: Model, { kind, meetings, parties }: Subject): RemarkSubject | null {
  const [meeting] = meetings;
  const [party] = parties;
  if (kind === 'meeting' && meeting) return meetingSubject(data.value, meeting);
  return kind === 'party' && party ? partySubject(data.value, party) : null;
}

function RemarkForm(props: {
  model: Model;
  subject: Subject;
  about: RemarkSubject;
  close: () => void;
}): preact.JSX.Element {
  const { model, subject, about, close } = props;
  const kind = useSignal<Kind>(subject.kind === 'meeting' ? 'truth' : 'note');
  const text = useSignal('');
  const field = useSignal<(typeof WRONG_FIELDS)[number] | null>(null);
  const kinds = subject.kind === 'meeting' ? KINDS : KINDS.slice(0, 2);
  const isTruth = kind.value === 'truth';
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const remark: Remark =
      kind.value === 'truth'
        ? { kind: 'truth', verdict: 'negative', subject: about, field: field.value }
        : { kind: kind.value, subject: about, value: text.value.trim() };
    if (await keep(model, remark, isTruth ? text.value.trim() : '')) close();
    text.value = '';
  };
  return (
    <form method="dialog" onSubmit={(event) => void send(event)}>
      <h3>
        <bdi>{about.name}</bdi>
      </h3>
      <fieldset class="choices">
        <legend>What it is</legend>
        {kinds.map((each) => (
          <label key={each}>
            <input type="radio" name="kind" checked={kind.value === each} onChange={() => (kind.value = each)} />
            {KIND_WORDS[each]}
          </label>
        ))}
      </fieldset>
      {isTruth && (
        <label>
          What is wrong
          <select
            value={field.value ?? ''}
            onChange={({ currentTarget }) =>
              (field.value = WRONG_FIELDS.find((each) => each === currentTarget.value) ?? null)
            }
          >
            <option value="">all of it: there was no such meeting</option>
            {WRONG_FIELDS.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {isTruth ? 'Why' : KIND_WORDS[kind.value]}
        <textarea
          rows={3}
          required={!isTruth}
          maxLength={5000}
          value={text.value}
          onInput={({ currentTarget }) => (text.value = currentTarget.value)}
        />
      </label>
      <p class="counts">
        {model.server
          ? 'Goes to the ledger of the store.'
          : 'Kept until the page is closed: save all remarks as a file under Export; `whomet review --import` takes it.'}
      </p>
      <p class="buttons">
        <button type="button" onClick={close}>
          Cancel
        </button>
        <button type="submit">Keep</button>
      </p>
    </form>
  );
}
