import { fileURLToPath } from 'node:url';
import { relative } from 'node:path';
import { check } from 'recheck';
import { expect, test } from 'vitest';
import { cutRules } from '../../src/lexicon/boilerplate.ts';
import { regexpsIn, type Found } from '../tools/regexps.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = ['src', 'viz/src'];

/** Steps that an expression may take on the longest input that it is given. */
const MOST_STEPS = 2_000_000;

/** Not proven: what runs when the models are made, on texts of our own, and what reads the page that we built. */
const isOurs = ({ where }: Found): boolean => /src\/training\/|src\/view\/page\.ts$/.test(where);

/** Letters in the longest input of an expression that is only given short ones; null where it may be given anything. */
function longestInput({ source, flags, where }: Found): number | null {
  // A line among the first 1,200 letters of an article.
  if (where.endsWith('src/read/published.ts') && source.includes(String.raw`(?:[-–—_]{1,2}|:)`)) return 1200;
  if (where.endsWith('src/extract/clean/dateline.ts')) return 200;
  const rule = cutRules().find(({ pattern }) => pattern.source === source && pattern.flags === flags);
  return rule && rule.scope !== 'inline' ? rule.longest : null;
}

/** What the program itself makes of texts: kept by a RegExp that writes down whoever calls it from our sources. */
async function made(): Promise<Found[]> {
  const found: Found[] = [];
  const own = globalThis.RegExp;
  globalThis.RegExp = new Proxy(own, {
    construct(target, given: [string | RegExp, string?]) {
      const where = /\/((?:src|viz\/src)\/[\w/.-]+\.ts)/.exec(
        new Error().stack?.split('\n').slice(2, 3).join('') ?? '',
      )?.[1];
      const expression = new target(...given);
      if (where !== undefined) found.push({ source: expression.source, flags: expression.flags, where });
      return expression;
    },
  });
  try {
    await import('../../src/extract/clean/dateline.ts');
    const { findQuote } = await import('../../src/llm/find-quote.ts');
    const { policyOf } = await import('../../src/view/page.ts');
    findQuote('a (b) c', '(b)  c* a+ x|y [z]{2}');
    policyOf('<script>1</script><style>a{}</style>', 'none');
  } finally {
    globalThis.RegExp = own;
  }
  // Made at their first use, perhaps before this.
  const rules = cutRules().map(({ pattern: { source, flags } }) => ({
    source,
    flags,
    where: 'src/lexicon/boilerplate.ts',
  }));
  return [...found.filter(({ where }) => where !== 'src/lexicon/boilerplate.ts'), ...rules];
}

/** What is not safe; for what is given short inputs only, that no such input takes more than MOST_STEPS. */
const slow = async (all: readonly Found[]): Promise<string[]> => {
  const distinct = [...new Map(all.map((each) => [`/${each.source}/${each.flags}`, each])).entries()];
  const verdicts: string[] = [];
  for (const [text, found] of distinct) {
    const longest = longestInput(found);
    const short = { checker: 'fuzz', maxAttackStringSize: longest ?? 0, attackLimit: MOST_STEPS, ...QUICK } as const;
    const settings = { timeout: 60_000, ...(longest === null ? {} : short) };
    const { status } = await check(found.source, found.flags, settings);
    if (status !== 'safe') verdicts.push(`${relative(ROOT, found.where)} ${text}: ${status}`);
  }
  return verdicts;
};

/** How long the checker looks for a bad input of one expression. */
const QUICK = {
  incubationLimit: 5000,
  maxGeneStringSize: 500,
  maxIteration: 3,
  maxInitialGenerationSize: 100,
} as const;

test('no expression of the program can take for ever, whatever it is given', { timeout: 300_000 }, async () => {
  const literals = FOLDERS.flatMap((folder) => regexpsIn(`${ROOT}${folder}`).literals);
  expect(literals.length).toBeGreaterThan(250);
  expect(await slow(literals.filter((each) => !isOurs(each)))).toEqual([]);
});

const isTraining = (file: string): boolean => file.startsWith('src/training/');

test('nor one that is put together from data', { timeout: 300_000 }, async () => {
  const makers = FOLDERS.flatMap((folder) => regexpsIn(`${ROOT}${folder}`).makers).map((file) => relative(ROOT, file));
  const all = await made();
  expect(makers.filter((file) => !isTraining(file)).sort()).toEqual([...new Set(all.map(({ where }) => where))].sort());
  expect(await slow(all.filter((each) => !isOurs(each)))).toEqual([]);
});

test('the checker finds what is slow, also in short lines', async () => {
  const bad = [
    { source: '^(a+)+$', flags: '', where: ROOT },
    { source: String.raw`\s+$`, flags: '', where: ROOT },
    { source: '^(a+)+$', flags: '', where: `${ROOT}src/extract/clean/dateline.ts` },
  ];
  expect(await slow(bad.slice(0, 2))).toHaveLength(2);
  expect(await slow(bad.slice(2))).toHaveLength(1);
});
