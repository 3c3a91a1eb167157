import { useEffect, useRef } from 'preact/hooks';
import type { Signal } from '@preact/signals';
import { copied } from '../common/files.ts';
import type { Model } from '../model/model.ts';
import { Export } from './export.tsx';
import { Keys } from './keys.tsx';

export type DialogName = 'export' | 'share' | 'keys';

const TITLES: Readonly<Record<DialogName, string>> = { export: 'Export', share: 'Share this view', keys: 'Keys' };

/** The dialog that is open, if any. The browser keeps the focus within and gives it back. */
export function Dialogs({ model, open }: { model: Model; open: Signal<DialogName | null> }): preact.JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = open.value;
  useEffect(() => {
    if (name !== null && dialog.current?.open === false) dialog.current.showModal();
  }, [name]);
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="dialog-title" onClose={() => (open.value = null)}>
      {name !== null && (
        <>
          <h2 id="dialog-title">{TITLES[name]}</h2>
          <button type="button" class="close" aria-label="Close" onClick={() => dialog.current?.close()}>
            ×
          </button>
          {name === 'export' && <Export model={model} />}
          {name === 'share' && <Share model={model} />}
          {name === 'keys' && <Keys model={model} />}
        </>
      )}
    </dialog>
  );
}

/** Above this many characters some programs cut an address. */
const LONG = 1800;

function Share({ model }: { model: Model }): preact.JSX.Element {
  const address = model.history.address();
  return (
    <>
      <p>
        {model.server
          ? 'The address works on this machine while the viewer runs. For others, export the page.'
          : 'The address opens this file in the same view. Send the file along.'}
        {address.length > LONG && ' It is long: some programs cut it. Exporting the page is safer.'}
      </p>
      <textarea readOnly rows={4} aria-label="Address of this view" value={address} />
      <p class="buttons">
        <button
          type="button"
          onClick={async () => model.say((await copied(address)) ? 'Address copied' : 'Copying failed')}
        >
          Copy address
        </button>
      </p>
    </>
  );
}
