import { remarkRow, type Remark } from '../../../src/view/remark.ts';
import type { Model } from './model.ts';

/** Takes a remark in: with the server it is a judgement in the ledger, else it waits for the file. False where it failed. */
export async function keep(model: Model, remark: Remark, reason: string): Promise<boolean> {
  const row = remarkRow(remark, 'reader', reason, new Date().toISOString());
  try {
    await model.server?.judge(row);
  } catch (error) {
    model.trouble.value = error instanceof Error ? error.message : String(error);
    return false;
  }
  model.remarks.value = [...model.remarks.value, row];
  model.say(model.server ? 'Written to the ledger' : 'Kept until the page is closed');
  return true;
}
