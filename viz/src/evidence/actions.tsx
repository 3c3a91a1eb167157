import type { Model } from '../model/model.ts';
import { collapse, expand, hide, isExpanded, missingMeetings, startPath, togglePin } from '../network/actions.ts';
import { Notes } from './notes.tsx';
import type { Subject } from './subject.ts';

/** What one can do with the subject of the evidence; the same as the keys in the network. */
export function Actions({ model, subject }: { model: Model; subject: Subject }): preact.JSX.Element | null {
  const { kind, id, parties } = subject;
  const { state } = model;
  const canOpen = kind === 'party' || kind === 'group' || kind === 'link';
  const isParty = kind === 'party';
  const only = state.parties.includes(id);
  const missing = isParty ? missingMeetings(model, id) : 0;
  return (
    <>
      <div class="actions">
        {canOpen && (kind === 'party' || !isExpanded(model, id)) && (
          <button type="button" onClick={() => void expand(model, id)}>
            {missing > 0 && model.server ? `Expand (${missing} more in the store)` : 'Expand'}
          </button>
        )}
        {canOpen && isExpanded(model, id) && (
          <button type="button" onClick={() => collapse(model, id)}>
            Collapse
          </button>
        )}
        {isParty && (
          <>
            <button type="button" onClick={() => startPath(model, id)}>
              Path from
            </button>
            <button
              type="button"
              aria-pressed={only}
              onClick={() =>
                model.change({
                  parties: only ? state.parties.filter((each) => each !== id) : [...state.parties, id],
                })
              }
            >
              Only with
            </button>
            <button type="button" aria-pressed={state.pins[id] !== undefined} onClick={() => togglePin(model, id)}>
              Pin
            </button>
          </>
        )}
        {(isParty || kind === 'several') && (
          <button
            type="button"
            onClick={() =>
              hide(
                model,
                parties.map((party) => party.id),
              )
            }
          >
            Hide
          </button>
        )}
        {isParty && <Notes model={model} subject={subject} />}
      </div>
      {missing > 0 && !model.server && (
        <p class="counts">
          {missing} more {missing === 1 ? 'meeting is' : 'meetings are'} in the store, but not in this file.
        </p>
      )}
    </>
  );
}
