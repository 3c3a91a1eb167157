import yargs, { type Argv, type CommandModule } from 'yargs';

/** One flag of a command, as its help has it. */
export interface Flag {
  readonly name: string;
  readonly alias: string | null;
  readonly describe: string;
  readonly choices: readonly string[] | null;
  readonly kind: 'switch' | 'value' | 'values';
}

/** What a command takes, read from the very declaration that parses it. */
export interface Shape {
  readonly name: string;
  readonly describe: string;
  readonly flags: readonly Flag[];
  /** What the first word after its name may be, where it is one of a few. */
  readonly words: readonly string[];
  readonly examples: readonly string[];
  readonly commands: readonly Shape[];
}

/** The parts of yargs' state that its types do not name. */
interface Inside {
  getOptions(): {
    readonly key: Readonly<Record<string, unknown>>;
    readonly boolean: readonly string[];
    readonly array: readonly string[];
    readonly alias: Readonly<Record<string, readonly string[]>>;
    readonly choices: Readonly<Record<string, readonly (string | number)[]>>;
  };
  getInternalMethods(): {
    getUsageInstance(): { getDescriptions(): Readonly<Record<string, string | undefined>>; getUsage?: unknown };
    getCommandInstance(): { getCommandHandlers(): Readonly<Record<string, Handler>> };
  };
}

interface Handler {
  readonly original: string;
  readonly description: string;
  readonly builder: CommandModule['builder'];
}

/** Help and version are yargs' own, and the same everywhere. */
const COMMON = new Set(['help', 'version']);
const inside = (argv: Argv): Inside => argv as unknown as Inside;
const positionalsOf = (command: string): string[] =>
  [...command.matchAll(/[<[](\w+)(?:\.\.)?[>\]]/g)].map(([, name = '']) => name);

/** The flags that a command takes, without its positional words. */
export function flagsOf(argv: Argv, command: string): Flag[] {
  const { key, boolean, array, alias, choices } = inside(argv).getOptions();
  const descriptions = inside(argv).getInternalMethods().getUsageInstance().getDescriptions();
  const aliases = new Set(Object.values(alias).flatMap((list) => [...list]));
  const positionals = new Set(positionalsOf(command));
  const kind = (name: string): Flag['kind'] =>
    boolean.includes(name) ? 'switch' : array.includes(name) ? 'values' : 'value';
  return Object.keys(key)
    .filter((name) => !aliases.has(name) && !positionals.has(name) && !COMMON.has(name))
    .map((name) => ({
      name,
      alias: alias[name]?.find((each) => each.length === 1) ?? null,
      describe: descriptions[name] ?? '',
      choices: choices[name]?.map(String) ?? null,
      kind: kind(name),
    }));
}

/** Builds a command as the program would, and tells what it takes. */
export const shapeOf = ({ command, describe, builder }: CommandModule): Shape =>
  shape(String(command), String(describe), builder);

function shape(command: string, describe: string, builder: CommandModule['builder']): Shape {
  const examples: string[] = [];
  const empty = yargs([]);
  const { example } = empty;
  empty.example = ((line: string, ...rest: unknown[]) => {
    examples.push(line);
    return (example as (...all: unknown[]) => Argv).call(empty, line, ...rest);
  }) as typeof example;
  const built = (typeof builder === 'function' ? (builder(empty) as Argv) : undefined) ?? empty;
  const [first = ''] = positionalsOf(command);
  const handlers = Object.values(inside(built).getInternalMethods().getCommandInstance().getCommandHandlers());
  const commands = handlers.map(({ original, description, builder }) => shape(original, description, builder));
  return {
    name: command.split(' ')[0] ?? '',
    describe,
    flags: flagsOf(built, command),
    words: inside(built).getOptions().choices[first]?.map(String) ?? [],
    examples,
    commands,
  };
}
