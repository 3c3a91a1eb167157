import { createInterface } from 'node:readline/promises';
import type { Verdict } from '../model/judgement.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import type { UnsurePair } from '../resolve/review/pair.ts';
import type { Witness } from '../resolve/review/witness.ts';
import type { GraphStore } from '../store/contract.ts';
import { hear } from '../store/ledger/hear.ts';
import { openReview } from '../store/ledger/open-review.ts';
import { unguardedStream } from './guarded-output.ts';
import { say, sentenceOf } from './judging.ts';
import { withStore } from './store-option.ts';

const ANSWERS: Readonly<Record<string, Verdict>> = { y: 'positive', n: 'negative', u: 'unsure' };
const PROMPT = 'One and the same? [y]es [n]o [u]nsure [s]kip un[d]o [q]uit: ';
/** Sentences of each side: more would push the question off the screen. */
const QUOTES = 4;

/** Pair by pair until nothing is open or the person has had enough. Each answer is in the ledger at once. */
export async function reviewOnTerminal(location: string | undefined, author: string): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: unguardedStream(process.stdout) });
  const closed = new Promise<string>((resolve) => void terminal.once('close', () => resolve('q')));
  const ask = (): Promise<string> => Promise.race([terminal.question(PROMPT).catch(() => 'q'), closed]);
  try {
    await withStore(location, 'write', (store) =>
      reviewPairs(store, author, ask, (text) => void process.stdout.write(text)),
    );
  } finally {
    terminal.close();
  }
}

/** The conversation itself: `ask` puts the question, `write` shows. Returns how many decisions stand. */
export async function reviewPairs(
  store: GraphStore,
  author: string,
  ask: () => Promise<string>,
  write: (text: string) => void,
): Promise<number> {
  const decided: string[] = [];
  const skipped = new Set<string>();
  for (;;) {
    const { pairs, witness } = await openReview(store, defaultKnowledge);
    const open = pairs.filter((pair) => !skipped.has(keyOf(pair)));
    const [pair] = open;
    if (!pair) {
      write(skipped.size > 0 ? 'Nothing else is open.\n' : 'Nothing is open.\n');
      break;
    }
    write(`\n${open.length} open\n${pairText(pair, witness)}\n`);
    const answer = (await ask()).trim().toLowerCase()[0] ?? '';
    if (answer === 'q') break;
    if (answer === 's') skipped.add(keyOf(pair));
    else if (answer === 'd') await undoLast(store, decided, author, write);
    else if (ANSWERS[answer]) decided.push(await decide(store, pair, ANSWERS[answer], author, write));
    else write('Answer with y, n, u, s, d or q.\n');
  }
  write(`${decided.length} decided.\n`);
  return decided.length;
}

const keyOf = ({ left, right }: UnsurePair): string => `${left} ${right}`;

async function decide(
  store: GraphStore,
  { left, right, score }: UnsurePair,
  verdict: Verdict,
  author: string,
  write: (text: string) => void,
): Promise<string> {
  const sent = say({ kind: 'sameness', verdict, left, right, score });
  const [row] = await hear(store, [sent], author, defaultKnowledge);
  if (row) write(`${row.id}  ${sentenceOf(row)}\n`);
  return row?.id ?? '';
}

async function undoLast(
  store: GraphStore,
  decided: string[],
  author: string,
  write: (text: string) => void,
): Promise<void> {
  const target = decided.pop();
  if (target === undefined) return write('Nothing to take back in this session.\n');
  await hear(store, [say({ kind: 'undo', target })], author, defaultKnowledge);
  write(`${target} is taken back.\n`);
}

function pairText(pair: UnsurePair, witness: (id: string) => Witness): string {
  const reasons = pair.reasons
    .filter(({ weight }) => weight !== 0)
    .map(
      ({ name, weight, left, right }) =>
        `  ${weight > 0 ? '+' : ''}${weight.toFixed(1)} ${name}: ${left || '-'} | ${right || '-'}`,
    );
  return [
    `${pair.kind}, chance ${pair.score.toFixed(2)}, ${pair.moves} edges would move`,
    ...reasons,
    ...sideText('A', witness(pair.left)),
    ...sideText('B', witness(pair.right)),
  ].join('\n');
}

function sideText(side: string, { id, name, facts, quotes }: Witness): string[] {
  const more = quotes.length - QUOTES;
  return [
    '',
    `${side}  ${name}  (${id})`,
    `   ${facts.join('; ')}`,
    ...quotes.slice(0, QUOTES).map(({ quote, outlet, title, article, published }) => {
      const source = [outlet, title ?? article, published].filter(Boolean).join(', ');
      return `   » ${quote.replace(/\s+/g, ' ')} — ${source}`;
    }),
    ...(more > 0 ? [`   and ${more} more`] : []),
  ];
}
