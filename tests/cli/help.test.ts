import { describe, expect, test } from 'vitest';
import { everyCommand } from '../../src/cli/commands.ts';
import { GLOBAL_FLAGS } from '../../src/cli/global-options.ts';
import { shapeOf, type Shape } from '../../src/cli/shape.ts';

const SHAPES = (await everyCommand()).map(shapeOf);

/** Words of a line as a shell would cut it; a redirection ends it. */
const wordsOf = (line: string): string[] =>
  [...line.replace(/ > .*$/, '').matchAll(/'[^']*'|"[^"]*"|[^\s'"]+(?:"[^"]*")?/g)].map(([word]) =>
    word.replace(/["']/g, ''),
  );

/** What is wrong with an example: a command, a flag or a choice that there is not. */
function mistakesIn(line: string, shape: Shape): string[] {
  const [, name, ...rest] = wordsOf(line);
  if (name !== shape.name) return [`is of ${name}`];
  const way = shape.commands.find((each) => each.name === rest[0]);
  const flags = [...shape.flags, ...(way?.flags ?? []), ...GLOBAL_FLAGS];
  return rest.flatMap((word, at) => {
    const [, spelt, no] = /^-{1,2}((no-)?[a-z-]+)$/.exec(word) ?? [];
    if (spelt === undefined) return [];
    const plain = no ? spelt.slice(3) : spelt;
    const flag = flags.find(({ name, alias }) => (word.startsWith('--') ? name === plain : alias === plain));
    if (!flag) return [`no flag ${word}`];
    const value = rest[at + 1] ?? '';
    return flag.choices && !flag.choices.includes(value) ? [`${word} takes no ${value}`] : [];
  });
}

describe('the help of every command', () => {
  test.each(SHAPES)('$name has examples, and their flags are its own', (shape) => {
    expect(shape.examples.length).toBeGreaterThan(0);
    const own = shape.examples.filter((line) => line.startsWith('$0'));
    expect(own.flatMap((line) => mistakesIn(line, shape).map((mistake) => `${line}: ${mistake}`))).toEqual([]);
  });

  test.each(SHAPES)('$name tells what each flag is for', ({ flags, commands }) => {
    const all = [...flags, ...commands.flatMap((way) => way.flags)];
    expect(all.filter(({ describe }) => describe === '').map(({ name }) => name)).toEqual([]);
  });

  test('a wrong example would be found', () => {
    const view = SHAPES.find(({ name }) => name === 'view') as Shape;
    expect(mistakesIn('$0 view --colour red', view)).toEqual(['no flag --colour']);
    expect(mistakesIn('$0 view --status gone', view)).toEqual(['--status takes no gone']);
    expect(mistakesIn('$0 view --no-open -o x.html', view)).toEqual([]);
  });
});
