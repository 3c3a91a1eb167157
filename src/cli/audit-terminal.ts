import { createInterface } from 'node:readline/promises';
import type { Field } from '../model/judgement.ts';
import type { Said } from '../model/said.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import type { GraphStore } from '../store/contract.ts';
import { auditMark, fieldsToJudge } from '../store/ledger/audit.ts';
import { hear } from '../store/ledger/hear.ts';
import { openAudit, type AuditItem } from '../store/ledger/open-audit.ts';
import { say } from './judging.ts';

type Ask = (prompt: string) => Promise<string>;
type Verdict = 'positive' | 'negative';

/** Meeting by meeting until the sample is judged or the person has had enough. What was answered is in the ledger at once. */
export async function auditOnTerminal(store: GraphStore, count: number, seed: string, author: string): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const closed = new Promise<string>((resolve) => void terminal.once('close', () => resolve('q')));
  const ask: Ask = (prompt) => Promise.race([terminal.question(prompt).catch(() => 'q'), closed]);
  try {
    await auditMeetings(store, count, seed, author, ask, (text) => void process.stdout.write(text));
  } finally {
    terminal.close();
  }
}

/** The conversation itself: `ask` puts a question, `write` shows. Returns how many meetings were judged. */
export async function auditMeetings(
  store: GraphStore,
  count: number,
  seed: string,
  author: string,
  ask: Ask,
  write: (text: string) => void,
): Promise<number> {
  const { items, judged } = await openAudit(store, defaultKnowledge, count, seed);
  let done = 0;
  for (const item of items) {
    write(`\n${judged + done + 1} of ${judged + items.length}\n${itemText(item)}\n`);
    const answers = await judgeItem(item, ask);
    if (answers === null) break;
    if (answers.length === 0) continue;
    const said = answers.map(([field, verdict]) => truth(item.meeting.id, field, verdict, seed));
    await hear(store, said, author, defaultKnowledge);
    done++;
  }
  write(`${done} judged.\n`);
  return done;
}

/** A word on a meeting, or on one field of it, as part of an audit. */
export const truth = (subject: string, field: Field | null, verdict: Verdict, seed: string): Said =>
  say({ kind: 'truth', verdict, subject, ...(field !== null && { field }) }, auditMark(seed));

/** Verdicts by field, the whole meeting as null; empty where it is passed over, null where the person has had enough. */
async function judgeItem({ meeting }: AuditItem, ask: Ask): Promise<(readonly [Field | null, Verdict])[] | null> {
  const whole = await answer(ask, 'Do these accounts tell of one real encounter?');
  if (whole === 'quit') return null;
  if (whole === 'skip') return [];
  if (whole === 'negative') return [[null, whole]];
  const verdicts: (readonly [Field | null, Verdict])[] = [[null, whole]];
  for (const field of fieldsToJudge(meeting)) {
    const verdict = await answer(ask, `  Is the ${field === 'participant' ? 'list of participants' : field} right?`);
    if (verdict === 'quit') return null;
    if (verdict !== 'skip') verdicts.push([field, verdict]);
  }
  return verdicts;
}

async function answer(ask: Ask, question: string): Promise<Verdict | 'skip' | 'quit'> {
  for (;;) {
    const key = (await ask(`${question} [y]es [n]o [s]kip [q]uit: `)).trim().toLowerCase()[0];
    if (key === 'y') return 'positive';
    if (key === 'n') return 'negative';
    if (key === 's') return 'skip';
    if (key === 'q') return 'quit';
  }
}

function itemText({ meeting, witness: { name, facts, quotes } }: AuditItem): string {
  return [
    `${name}  (${meeting.id})`,
    `   ${facts.join('; ')}`,
    ...quotes.map(({ quote, outlet, title, article, published }) => {
      const source = [outlet, title ?? article, published].filter(Boolean).join(', ');
      return `   » ${quote.replace(/\s+/g, ' ')} — ${source}`;
    }),
  ].join('\n');
}
