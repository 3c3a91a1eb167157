import type { Model } from '../model/model.ts';

const KEYS: readonly (readonly [where: string, keys: readonly (readonly [string, string])[]])[] = [
  [
    'Anywhere',
    [
      ['/', 'search'],
      ['1 … 4', 'network, matrix, map, table'],
      ['F6, Shift+F6', 'next, previous panel'],
      ['Ctrl+Z, Ctrl+Shift+Z', 'undo, redo'],
      ['Esc', 'back out of a selection'],
      ['?', 'this list'],
    ],
  ],
  [
    'In the network',
    [
      ['arrows', 'nearest node in that direction'],
      ['] and [', 'next and previous link of the node'],
      ['Home', 'the best linked'],
      ['Enter', 'the evidence'],
      ['E, C', 'expand, collapse'],
      ['P', 'path: then go to the other end, Enter'],
      ['X, H', 'pin, hide'],
      ['F', 'fit to the selection'],
      ['+ − 0', 'zoom'],
      ['Shift+arrows', 'move the drawing'],
    ],
  ],
  [
    'In the matrix and on the sliders',
    [
      ['arrows', 'from mark to mark; one day'],
      ['Page up, Page down', 'a longer step of a slider'],
    ],
  ],
];

export function Keys({ model }: { model: Model }): preact.JSX.Element {
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={model.singleKeys.value}
          onChange={({ currentTarget }) => (model.singleKeys.value = currentTarget.checked)}
        />
        <span>Keys of a single letter outside the network (off for speech input)</span>
      </label>
      {KEYS.map(([where, keys]) => (
        <table key={where} class="keylist">
          <caption>{where}</caption>
          <tbody>
            {keys.map(([key, does]) => (
              <tr key={key}>
                <th scope="row">
                  <kbd>{key}</kbd>
                </th>
                <td>{does}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}
