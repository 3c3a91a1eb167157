import { useEffect, useRef } from 'preact/hooks';
import type { Model } from '../model/model.ts';

/** Takes the focus when the reader came here with the keyboard. */
export function Heading({ model, words }: { model: Model; words: string }): preact.JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const arriving = model.arriving.value;
  useEffect(() => {
    if (!arriving) return;
    heading.current?.focus();
    model.arriving.value = false;
  }, [arriving, model]);
  return (
    <h2 id="evidence-title" ref={heading} tabIndex={-1}>
      <bdi>{words}</bdi>
    </h2>
  );
}

export const Close = ({ model }: { model: Model }): preact.JSX.Element => (
  <button type="button" class="close" aria-label="Close" onClick={() => model.change({ selected: [], path: null })}>
    ×
  </button>
);
