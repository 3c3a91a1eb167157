import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { DialogName } from './dialogs/dialogs.tsx';
import { viewsOf, type Model } from './model/model.ts';

/** Panels in the order of F6, each with what takes the focus in it. */
const PANELS = [
  '#search',
  '.summary button',
  '.facets input',
  '.center-focus, .rover, .matrix button[tabindex="0"], .map .spot, .table-view [tabindex="0"], .ask-view select',
  '#evidence-title',
  '.time input',
];

/** Keys that work everywhere. Those of a single letter do not in fields, and can be switched off (WCAG 2.1.4). */
export function useShortcuts(model: Model, dialog: Signal<DialogName | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || dialog.value !== null || document.querySelector('dialog[open]')) return;
      if (withControl(model, event) || single(model, dialog, event) || (event.key === 'Escape' && escape(model)))
        event.preventDefault();
      else if (event.key === 'F6') {
        event.preventDefault();
        nextPanel(event.shiftKey ? -1 : 1);
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [model, dialog]);
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'range'].includes(target.type));

function withControl(model: Model, { ctrlKey, metaKey, shiftKey, key, target }: KeyboardEvent): boolean {
  if (!(ctrlKey || metaKey) || isField(target)) return false;
  const letter = key.toLowerCase();
  if (letter === 'z') model.history[shiftKey ? 'redo' : 'undo']();
  else if (letter === 'y') model.history.redo();
  else return false;
  return true;
}

function single(model: Model, dialog: Signal<DialogName | null>, event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (!model.singleKeys.value || ctrlKey || metaKey || altKey || isField(target)) return false;
  const view = /^[1-5]$/.test(key) ? viewsOf(model)[Number(key) - 1] : undefined;
  if (key === '/') document.querySelector<HTMLElement>('#search')?.focus();
  else if (key === '?') dialog.value = 'keys';
  else if (view) model.change({ view });
  else return false;
  return true;
}

/** Out of a path that is being made, then out of the selection; the focus stays where a reader can go on. */
function escape(model: Model): boolean {
  const { selected, path } = model.state;
  if (model.pathFrom.value !== null) model.pathFrom.value = null;
  else if (selected.length > 0 || path) model.change({ selected: [], path: null });
  else return false;
  document.querySelector<HTMLElement>('.rover, .matrix button[tabindex="0"], .table-view [tabindex="0"]')?.focus();
  return true;
}

function nextPanel(by: 1 | -1): void {
  const places = PANELS.map((panel) => document.querySelector<HTMLElement>(panel));
  const here = places.findIndex((place) => place?.closest('section, search')?.contains(document.activeElement));
  for (let far = 1; far <= PANELS.length; far++) {
    const place = places.at((here + by * far + PANELS.length) % PANELS.length);
    if (!place) continue;
    place.focus();
    return;
  }
}
