import { existsSync, readFileSync } from 'node:fs';
import type { Argv, CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import { nearest } from '../store/nearest.ts';
import { flagsOf, type Flag, type Shape } from './shape.ts';

const FILE = 'whomet.config.json';
type Setting = string | number | boolean | readonly (string | number)[];

/** Values that the command line need not repeat; the environment goes before the file. */
interface Settings {
  /** Of every command that has such a flag and takes such a value. */
  readonly common: Readonly<Record<string, Setting>>;
  /** Of one command, by its name. */
  readonly of: Readonly<Record<string, Readonly<Record<string, Setting>>>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

type Shapes = () => readonly Shape[];

/** These need no check: any text will do. */
const PLAIN = /^WHOMET_(STORE|AUTHOR)$/;

/** Whether there is anything that only all commands together can check. */
export const hasSettings = (environment: Settings['environment']): boolean =>
  existsSync(FILE) || Object.keys(environment).some((name) => name.startsWith('WHOMET_') && !PLAIN.test(name));

/**
 * Reads `whomet.config.json` of this folder, or the file that WHOMET_CONFIG names, and the environment: WHOMET_ with the
 * name of a flag. `shapes` gives all commands; it is called where there is something to check.
 * @throws `usage/config` where the file or a value is not as it should be.
 */
function readSettings(environment: Settings['environment'], shapes: Shapes): Settings {
  const named = environment['WHOMET_CONFIG'] || undefined;
  const file = named ?? FILE;
  if (named === undefined && !existsSync(file)) return { common: {}, of: {}, environment };
  const content = parse(file);
  const all = shapes();
  const flags = all.flatMap(everyFlag);
  const commands = new Map(all.map((shape) => [shape.name, everyFlag(shape)]));
  const common: Record<string, Setting> = {};
  const of: Record<string, Record<string, Setting>> = {};
  for (const [key, value] of Object.entries(content)) {
    const own = commands.get(key);
    if (own === undefined || !isObject(value)) common[key] = checked(file, key, value, flags, [...commands.keys()]);
    else
      of[key] = Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name, checked(`${file}: ${key}`, name, each, own, [])]),
      );
  }
  return { common, of, environment };
}

const everyFlag = ({ flags, commands }: Shape): readonly Flag[] => [...flags, ...commands.flatMap(everyFlag)];
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(file: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isObject(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw trouble(file, `It is no JSON: ${error.message}.`, 'Mend it, or take it away.');
  }
  throw trouble(file, 'It is no JSON object.', 'Write { "store": "…" }, for example.');
}

const trouble = (where: string, message: string, next: string): WhometError =>
  new WhometError({ code: 'usage/config', where, message, next });

const isSetting = (each: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof each);

function checked(where: string, name: string, value: unknown, flags: readonly Flag[], others: string[]): Setting {
  const same = flags.filter((flag) => flag.name === name);
  if (same.length === 0) {
    const known = [...new Set([...flags.map((flag) => flag.name), ...others])];
    const near = nearest(name, known, (each) => [each], 3);
    throw trouble(where, `There is no setting ${name}.`, `The nearest: ${near.join(', ')}.`);
  }
  if (!isSetting(value) && !(Array.isArray(value) && value.every(isSetting)))
    throw trouble(where, `${name} is no text, number, true, false or list of these.`, 'Write it as you would a flag.');
  mustFit(where, name, value as Setting, same);
  return value as Setting;
}

/** @throws `usage/config` where no command takes this value for its flag of that name. */
function mustFit(where: string, name: string, value: Setting, same: readonly Flag[]): void {
  if (same.some((flag) => fits(flag, value))) return;
  const choices = [...new Set(same.flatMap((flag) => flag.choices ?? []))];
  const takes = choices.length > 0 ? choices.join(', ') : 'true or false';
  throw trouble(where, `${name} cannot be ${String(value)}.`, `It takes ${takes}.`);
}

const fits = ({ choices, kind }: Flag, value: Setting): boolean =>
  kind === 'switch'
    ? typeof value === 'boolean'
    : choices === null || [value].flat().every((each) => choices.includes(String(each)));

const variableOf = (flag: string): string => `WHOMET_${flag.replaceAll('-', '_').toUpperCase()}`;

const TRUTH: Readonly<Record<string, boolean>> = { '1': true, true: true, '0': false, false: false };

function fromEnvironment(flag: Flag, environment: Settings['environment']): Setting | undefined {
  const text = environment[variableOf(flag.name)];
  if (text === undefined || text === '') return undefined;
  if (flag.kind === 'switch') return TRUTH[text.toLowerCase()] ?? text;
  return flag.kind === 'values' ? text.split(',') : text;
}

let inForce: { readonly settings: Settings; readonly shapes: Shapes } = {
  settings: { common: {}, of: {}, environment: {} },
  shapes: () => [],
};

/** From now on `applySettings` heeds the file and the environment. @throws as `readSettings`. */
export const useSettings = (environment: Settings['environment'], shapes: Shapes): void =>
  void (inForce = { settings: readSettings(environment, shapes), shapes });

/**
 * Gives a command what the settings say of its flags; what is typed goes before them.
 * @throws `usage/config` where a variable of the environment has a value that no command takes.
 */
export function applySettings(argv: Argv, command: string): Argv {
  const { settings, shapes } = inForce;
  const [name = ''] = command.split(' ');
  const values: Record<string, Setting> = {};
  for (const flag of flagsOf(argv, command)) {
    const own = settings.of[name]?.[flag.name];
    const common = settings.common[flag.name];
    const told = fromEnvironment(flag, settings.environment);
    if (told !== undefined && !fits(flag, told)) mustFit(variableOf(flag.name), flag.name, told, alike(flag, shapes()));
    const value = [told, own, common].find((each, at) => each !== undefined && (at === 1 || fits(flag, each)));
    if (value !== undefined) values[flag.name] = value;
  }
  return argv.config(values);
}

const alike = (flag: Flag, shapes: readonly Shape[]): Flag[] => [
  flag,
  ...shapes.flatMap(everyFlag).filter(({ name }) => name === flag.name),
];

/** The command, with the settings as what its flags are unless typed. */
export const withSettings = (module: CommandModule): CommandModule => ({
  ...module,
  builder: (argv) => {
    const built = typeof module.builder === 'function' ? (module.builder(argv) as Argv) : argv;
    return applySettings(built, String(module.command));
  },
});
