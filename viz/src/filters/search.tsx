import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { search, type Entry, type EntryType } from '../../../src/view/search.ts';
import type { Model } from '../model/model.ts';
import { pick } from '../network/actions.ts';

const TYPE_WORDS: Readonly<Record<EntryType, string>> = {
  person: 'person',
  organization: 'organization',
  place: 'place: only meetings there',
  topic: 'topic: only meetings about it',
  outlet: 'outlet: only what it tells',
};

/** People and organizations are selected (or end a path), the rest become filters. */
function choose(model: Model, { type, id }: Entry): void {
  const { places, topics, outlets } = model.state;
  const also = (list: readonly string[]): string[] => [...new Set([...list, id])];
  if (type === 'place') model.change({ places: also(places) });
  else if (type === 'topic') model.change({ topics: also(topics) });
  else if (type === 'outlet') model.change({ outlets: also(outlets) });
  else pick(model, id, false);
}

/** One thing that Enter can take: an entry, or the words themselves. */
type Offer = { readonly entry: Entry } | { readonly words: string };

export function Search({ model }: { model: Model }): preact.JSX.Element {
  const typed = useSignal('');
  const active = useSignal(0);
  const open = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const words = typed.value.trim();
  const found: Offer[] = search(model.entries.value, words).map((entry) => ({ entry }));
  const offers = words === '' ? [] : [...found, { words }];
  const isOpen = open.value && offers.length > 0;
  const take = (offer: Offer | undefined): void => {
    if (!offer) return;
    if ('entry' in offer) choose(model, offer.entry);
    else model.change({ words: offer.words });
    typed.value = '';
    open.value = false;
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && offers.length > 0) active.value = (active.value + step + offers.length) % offers.length;
    else if (event.key === 'Enter') take(offers[active.value]);
    else if (event.key === 'Escape' && isOpen) open.value = false;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search class="search">
      <input
        ref={input}
        id="search"
        type="text"
        role="combobox"
        aria-label="Search people, places, topics, words"
        aria-expanded={isOpen}
        aria-controls="found"
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `found-${active.value}` : undefined}
        placeholder="Search people, places, topics, words"
        autocomplete="off"
        spellcheck={false}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          active.value = 0;
          open.value = true;
        }}
        onFocus={() => (open.value = true)}
        onBlur={() => (open.value = false)}
        onKeyDown={onKey}
      />
      <kbd aria-hidden="true">/</kbd>
      <ul id="found" role="listbox" aria-label="Found" hidden={!isOpen}>
        {offers.map((offer, index) => (
          <li
            key={'entry' in offer ? `${offer.entry.type} ${offer.entry.id}` : 'words'}
            id={`found-${index}`}
            role="option"
            aria-selected={index === active.value}
            onMouseDown={(event) => {
              event.preventDefault();
              take(offer);
            }}
          >
            {'entry' in offer ? (
              <>
                <bdi>{offer.entry.name}</bdi>
                <small>
                  {TYPE_WORDS[offer.entry.type]} · {offer.entry.meetings}
                </small>
              </>
            ) : (
              <>
                <bdi>“{offer.words}”</bdi>
                <small>{found.length === 0 ? 'no name has it: ' : ''}only quotes with these words</small>
              </>
            )}
          </li>
        ))}
      </ul>
    </search>
  );
}
