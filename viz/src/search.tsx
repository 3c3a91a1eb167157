import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { search, type Entry } from '../../src/view/search.ts';
import type { Model } from './model.ts';

const TYPE_WORDS: Readonly<Record<Entry['type'], string>> = {
  person: 'person',
  organization: 'organization',
  place: 'place: show only meetings there',
  topic: 'topic: show only meetings about it',
};

/** People and organizations are selected, places and topics become filters. */
function choose(model: Model, { type, id }: Entry): void {
  if (type === 'place') model.change({ place: id });
  else if (type === 'topic') model.change({ topic: id });
  else model.change({ selected: id });
}

export function Search({ model }: { model: Model }): preact.JSX.Element {
  const typed = useSignal('');
  const active = useSignal(0);
  const open = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const found = search(model.entries, typed.value);
  const isOpen = open.value && typed.value.trim() !== '';
  useSlash(input);
  const take = (entry: Entry | undefined): void => {
    if (!entry) return;
    choose(model, entry);
    typed.value = '';
    open.value = false;
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) active.value = (active.value + step + found.length) % found.length;
    else if (event.key === 'Enter') take(found[active.value]);
    else if (event.key === 'Escape' && isOpen) open.value = false;
    else return;
    event.preventDefault();
  };
  return (
    <search class="search">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Search people, organizations, places, topics"
        aria-expanded={isOpen}
        aria-controls="found"
        aria-autocomplete="list"
        aria-activedescendant={isOpen && found.length > 0 ? `found-${active.value}` : undefined}
        placeholder="Search people, organizations, places, topics"
        autocomplete="off"
        spellcheck={false}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          active.value = 0;
          open.value = true;
        }}
        onBlur={() => (open.value = false)}
        onKeyDown={onKey}
      />
      <kbd aria-hidden="true">/</kbd>
      <ul id="found" role="listbox" aria-label="Found" hidden={!isOpen}>
        {found.map((entry, index) => (
          <li
            key={entry.id}
            id={`found-${index}`}
            role="option"
            aria-selected={index === active.value}
            onMouseDown={(event) => {
              event.preventDefault();
              take(entry);
            }}
          >
            <span>{entry.name}</span>
            <small>
              {TYPE_WORDS[entry.type]} · {entry.meetings}
            </small>
          </li>
        ))}
        {found.length === 0 && (
          <li role="option" aria-selected={false} aria-disabled="true">
            Nothing of that name
          </li>
        )}
      </ul>
    </search>
  );
}

/** `/` goes to the search from anywhere but a field. */
function useSlash(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (event.key !== '/' || inField || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [input]);
}
