import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALERT_SCHEMA, isAlertName, type Alert } from '../../model/alert.ts';
import { WhometError } from '../../model/errors.ts';

const ENDING = '.json';

/** The alerts of a folder, by name: one file each, so that a run that keeps one never undoes what another changed. */
export function readAlerts(folder: string): Alert[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter(
    (name) => name.endsWith(ENDING) && isAlertName(name.slice(0, -ENDING.length)),
  );
  return names.sort().map((name) => readAlert(join(folder, name)));
}

function readAlert(path: string): Alert {
  const alert = parsed(path);
  if (alert?.schema === ALERT_SCHEMA) return alert;
  throw new WhometError({
    code: 'alert/damaged',
    message: `The file is no alert of the form ${ALERT_SCHEMA}.`,
    where: path,
    next: 'Delete it, and add the alert again.',
  });
}

function parsed(path: string): Alert | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Alert;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Writes the whole file anew and renames it, so that a reader never finds half of one. */
export function writeAlert(folder: string, alert: Alert): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, alert.name + ENDING);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(alert, null, 1)}\n`);
  renameSync(draft, path);
}

/** False if there was none of that name. */
export function deleteAlert(folder: string, name: string): boolean {
  const path = join(folder, name + ENDING);
  if (!isAlertName(name) || !existsSync(path)) return false;
  rmSync(path);
  return true;
}
