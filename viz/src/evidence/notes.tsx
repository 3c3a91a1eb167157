import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { FIELDS, type Field } from '../../../src/model/judgement.ts';
import { SAID_SCHEMA, type Said } from '../../../src/model/said.ts';
import type { Model } from '../model/model.ts';
import { keep } from '../model/remarks.ts';
import type { Subject } from './subject.ts';

const KINDS = ['note', 'tag', 'truth'] as const;
const KIND_WORDS = { note: 'Note', tag: 'Tag', truth: 'Something is wrong' } as const;
type Kind = (typeof KINDS)[number];

/** A note, a tag or "this is wrong" about a meeting or somebody: a row of the ledger. */
export function Notes({ model, subject }: { model: Model; subject: Subject }): preact.JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const remarks = model.remarks.value.filter((said) => 'subject' in said && said.subject === subject.id);
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        Wrong? Note, tag{remarks.length > 0 && ` (${remarks.length})`}
      </button>
      <dialog ref={dialog} aria-label={`Remark about ${subject.title}`}>
        <RemarkForm model={model} subject={subject} close={() => dialog.current?.close()} />
        {remarks.length > 0 && (
          <ul class="remarks">
            {remarks.map((said) => (
              <li key={said.time}>
                <b>{KIND_WORDS[said.kind as Kind]}</b> {'field' in said && said.field}{' '}
                <bdi>{'value' in said ? said.value : said.reason}</bdi>
              </li>
            ))}
          </ul>
        )}
      </dialog>
    </>
  );
}

function RemarkForm(props: { model: Model; subject: Subject; close: () => void }): preact.JSX.Element {
  const { model, subject, close } = props;
  const kind = useSignal<Kind>(subject.kind === 'meeting' ? 'truth' : 'note');
  const text = useSignal('');
  const field = useSignal<Field | null>(null);
  const kinds = subject.kind === 'meeting' ? KINDS : KINDS.slice(0, 2);
  const isTruth = kind.value === 'truth';
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const words = text.value.trim();
    const always = { schema: SAID_SCHEMA, time: new Date().toISOString(), subject: subject.id } as const;
    const said: Said =
      kind.value === 'truth'
        ? {
            ...always,
            kind: 'truth',
            verdict: 'negative',
            ...(field.value && { field: field.value }),
            ...(words && { reason: words }),
          }
        : { ...always, kind: kind.value, value: words };
    if (!(await keep(model, said))) return;
    close();
    text.value = '';
  };
  return (
    <form method="dialog" onSubmit={(event) => void send(event)}>
      <h3>
        <bdi>{subject.title}</bdi>
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
              (field.value = FIELDS.find((each) => each === currentTarget.value) ?? null)
            }
          >
            <option value="">all of it: there was no such meeting</option>
            {FIELDS.map((each) => (
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
