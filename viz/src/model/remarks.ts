import type { Said } from '../../../src/model/said.ts';
import type { Model } from './model.ts';

/**
 * Takes a remark in: with the server it is a judgement in the ledger, and the page shows what follows from it;
 * else it waits for the file. False where it failed.
 */
export async function keep(model: Model, said: Said): Promise<boolean> {
  try {
    await model.server?.judge(said);
  } catch (error) {
    return failed(model, error);
  }
  model.remarks.value = [...model.remarks.value, said];
  model.say(model.server ? 'Written to the ledger' : 'Kept until the page is closed');
  try {
    await model.refresh();
  } catch (error) {
    failed(model, error);
  }
  return true;
}

function failed(model: Model, error: unknown): false {
  model.trouble.value = error instanceof Error ? error.message : String(error);
  return false;
}
