import type { Said } from '../../../src/model/said.ts';
import type { Model } from './model.ts';

/** Takes a remark in: with the server it is a judgement in the ledger, else it waits for the file. False where it failed. */
export async function keep(model: Model, said: Said): Promise<boolean> {
  try {
    await model.server?.judge(said);
  } catch (error) {
    model.trouble.value = error instanceof Error ? error.message : String(error);
    return false;
  }
  model.remarks.value = [...model.remarks.value, said];
  model.say(model.server ? 'Written to the ledger; reload to see what follows' : 'Kept until the page is closed');
  return true;
}
