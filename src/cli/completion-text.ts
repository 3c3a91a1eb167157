import type { Flag, Shape } from './shape.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** What is completed: the commands, and the flags that all of them have. */
export interface Completed {
  readonly commands: readonly Shape[];
  readonly common: readonly Flag[];
}

/** The script by which a shell completes `whomet`. It holds all words itself: a key press starts no program. */
export const completionText = (shell: Shell, completed: Completed): string =>
  ({ bash, zsh, fish })[shell]({ ...completed, commands: completed.commands.map(flat) });

/** A command with the flags of its ways (`edit merge`): they differ little, and only the first word is looked at. */
const flat = (shape: Shape): Shape => {
  const flags = [...shape.flags, ...shape.commands.flatMap(({ flags }) => flags)];
  const byName = new Map(flags.map((flag) => [flag.name, flag]));
  return { ...shape, flags: [...byName.values()], words: [...shape.words, ...shape.commands.map(({ name }) => name)] };
};

const spellings = ({ name, alias }: Flag): string[] => [`--${name}`, ...(alias ? [`-${alias}`] : [])];
const indented = (lines: readonly string[], by: string): string => lines.map((line) => `${by}${line}`).join('\n');

function bash({ commands, common }: Completed): string {
  const names = commands.map(({ name }) => name).join(' ');
  const flagCases = commands.map(
    ({ name, flags }) => `${name}) words='${[...flags, ...common].flatMap(spellings).join(' ')} --help' ;;`,
  );
  const valueCases = commands.flatMap(({ name, flags }) =>
    flags.flatMap((flag) =>
      flag.choices
        ? [
            `${spellings(flag)
              .map((each) => `'${name} ${each}'`)
              .join('|')}) words='${flag.choices.join(' ')}' ;;`,
          ]
        : [],
    ),
  );
  const valueFlags = commands.flatMap(({ name, flags }) =>
    flags.flatMap((flag) =>
      flag.kind === 'switch' || flag.choices ? [] : spellings(flag).map((each) => `'${name} ${each}'`),
    ),
  );
  const wordCases = commands.flatMap(({ name, words }) =>
    words.length > 0 ? [`${name}) words='${words.join(' ')}' ;;`] : [],
  );
  return `# Completion of whomet for bash. In ~/.bashrc: eval "$(whomet completion bash)"
_whomet() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command='' words='' at
  for ((at = 1; at < COMP_CWORD; at++)); do
    if [[ \${COMP_WORDS[at]} != -* ]]; then command=\${COMP_WORDS[at]}; break; fi
  done
  COMPREPLY=()
  if [[ -z $command ]]; then
    words='${names} --help --version'
  elif [[ $previous == -* ]]; then
    case "$command $previous" in
${indented(valueCases, '      ')}
      ${valueFlags.join('|')}) return ;;
    esac
  elif ((at == COMP_CWORD - 1)); then
    case $command in
${indented(wordCases, '      ')}
    esac
  fi
  if [[ $current == -* ]]; then
    case $command in
${indented(flagCases, '      ')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o bashdefault -o default -F _whomet whomet
`;
}

const zshText = (text: string): string => text.replaceAll("'", '’').replace(/[[\]:\\]/g, '\\$&');
const zshWords = (words: readonly string[]): string => words.map((word) => zshText(word)).join(' ');

function zshFlag(flag: Flag): string {
  const value = flag.choices ? `:${flag.name}:(${zshWords(flag.choices)})` : `:${flag.name}:_files`;
  const many = flag.kind === 'values' ? '*' : '';
  const after = `[${zshText(flag.describe)}]${flag.kind === 'switch' ? '' : value}`;
  const [long = '', short] = spellings(flag);
  return short ? `'(${long} ${short})'{${long},${short}}'${after}'` : `'${many}${long}${after}'`;
}

function zsh({ commands, common }: Completed): string {
  const cases = commands.map(({ name, flags, words }) => {
    const given = [...flags, ...common].map(zshFlag);
    const first = words.length > 0 ? [`'1:${name}:(${zshWords(words)})'`] : [];
    return `${name}) _arguments ${[...given, ...first, "'*:file:_files'"].join(' ')} ;;`;
  });
  return `#compdef whomet
# Completion of whomet for zsh. In ~/.zshrc, after compinit: eval "$(whomet completion zsh)"
_whomet() {
  local -a commands
  commands=(
${indented(
  commands.map(({ name, describe }) => `'${name}:${zshText(describe)}'`),
  '    ',
)}
  )
  if ((CURRENT == 2)); then
    _describe 'command' commands
    return
  fi
  shift words
  ((CURRENT--))
  case $words[1] in
${indented(cases, '    ')}
  esac
}
if [[ $funcstack[1] == _whomet ]]; then _whomet "$@"; else compdef _whomet whomet; fi
`;
}

const fishText = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

function fish({ commands, common }: Completed): string {
  const head = commands.map(
    ({ name, describe }) => `complete -c whomet -n __fish_use_subcommand -f -a ${name} -d ${fishText(describe)}`,
  );
  const lines = commands.flatMap(({ name, flags, words }) => {
    const when = `complete -c whomet -n '__fish_seen_subcommand_from ${name}'`;
    const given = [...flags, ...common].map((flag) => {
      const value = flag.kind === 'switch' ? '' : flag.choices ? ` -x -a '${flag.choices.join(' ')}'` : ' -r';
      return `${when}${flag.alias ? ` -s ${flag.alias}` : ''} -l ${flag.name}${value} -d ${fishText(flag.describe)}`;
    });
    return [...given, ...(words.length > 0 ? [`${when} -a '${words.join(' ')}'`] : [])];
  });
  return `# Completion of whomet for fish: whomet completion fish > ~/.config/fish/completions/whomet.fish
${[...head, ...lines].join('\n')}
`;
}
