import type { Argv, CommandModule } from 'yargs';
import { MEETING_KINDS, PARTY_ROLES, STATUSES, type MeetingKind, type PartyRole, type Status } from '../model/claim.ts';
import { bounds } from '../model/edtf.ts';
import { WhometError } from '../model/errors.ts';
import { FIELDS, type Field } from '../model/judgement.ts';
import type { GraphStore } from '../store/contract.ts';
import { idOf } from '../store/ledger/thing.ts';
import { judgeAndTell, judgingOptions, type Bare, type JudgingFlags } from './judging.ts';
import { applySettings } from './settings.ts';
import { storeOption, withStore } from './store-option.ts';

interface Flags extends JudgingFlags {
  readonly store: string | undefined;
  readonly thing: string;
  readonly other: string;
  readonly part: readonly string[];
  readonly value: string;
  readonly field: Field | undefined;
  readonly date: string | undefined;
  readonly place: string | undefined;
  readonly kind: MeetingKind | undefined;
  readonly status: Status | undefined;
  readonly with: string | undefined;
  readonly without: string | undefined;
  readonly role: PartyRole;
}

const THING = 'Id, or the name of a person or organization';
const ACCOUNT = 'Id of a meeting or of one claim';

const thing = (yargs: Argv, describe = THING): Argv =>
  yargs.positional('thing', { type: 'string', demandOption: true, describe });
const value = (yargs: Argv, describe: string): Argv =>
  yargs.positional('value', { type: 'string', demandOption: true, describe });
const field = (yargs: Argv): Argv =>
  thing(yargs, ACCOUNT).option('field', { choices: FIELDS, requiresArg: true, describe: 'Only this of it' });

/** One way to correct: its words on the command line, what it takes, and what it says. */
interface Edit {
  readonly command: string;
  readonly describe: string;
  readonly builder: (yargs: Argv) => Argv;
  readonly said: (flags: Flags, store: GraphStore) => Promise<Bare>;
}

const sameness =
  (verdict: 'positive' | 'negative') =>
  async (flags: Flags, store: GraphStore): Promise<Bare> => ({
    kind: 'sameness',
    verdict,
    left: await idOf(store, flags.thing),
    right: await idOf(store, flags.other),
  });

const two = (yargs: Argv): Argv =>
  thing(yargs).positional('other', { type: 'string', demandOption: true, describe: THING });

const truth =
  (verdict: 'positive' | 'negative') =>
  async (flags: Flags): Promise<Bare> => ({
    kind: 'truth',
    verdict,
    subject: flags.thing,
    ...(flags.field && { field: flags.field }),
  });

const EDITS: readonly Edit[] = [
  { command: 'merge <thing> <other>', describe: 'The two are one', builder: two, said: sameness('positive') },
  {
    command: 'apart <thing> <other>',
    describe: 'The two are not one, and never become one',
    builder: two,
    said: sameness('negative'),
  },
  {
    command: 'split <thing> <part..>',
    describe: 'Some claims are of another meeting; in some articles the name is another’s',
    builder: (yargs) =>
      thing(yargs).positional('part', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Ids of claims; of a person or organization: of articles',
      }),
    said: async (flags, store) => ({ kind: 'split', part: flags.part, rest: await idOf(store, flags.thing) }),
  },
  {
    command: 'rename <thing> <value>',
    describe: 'What a person or organization is called',
    builder: (yargs) => value(thing(yargs), 'The name'),
    said: async (flags, store) => ({ kind: 'name', subject: await idOf(store, flags.thing), value: flags.value }),
  },
  { command: 'confirm <thing>', describe: 'A meeting or claim is right', builder: field, said: truth('positive') },
  { command: 'reject <thing>', describe: 'A meeting or claim is wrong', builder: field, said: truth('negative') },
  {
    command: 'correct <thing>',
    describe: 'What a field of a meeting or claim should say',
    builder: (yargs) =>
      thing(yargs, ACCOUNT).options({
        date: { type: 'string', describe: 'Day, or another EDTF date; empty: none is known' },
        place: { type: 'string', describe: 'From fine to coarse with commas; empty: none is known' },
        kind: { choices: MEETING_KINDS, requiresArg: true, describe: 'How they met' },
        status: { choices: STATUSES, requiresArg: true, describe: 'What is known of it' },
        with: { type: 'string', requiresArg: true, describe: `Who took part: ${THING.toLowerCase()}` },
        without: { type: 'string', requiresArg: true, describe: 'Who did not' },
        role: { choices: PARTY_ROLES, default: 'participant', describe: 'Of --with' },
      }),
    said: correction,
  },
  {
    command: 'note <thing> <value>',
    describe: 'A remark',
    builder: (yargs) => value(thing(yargs), 'The remark'),
    said: async (flags, store) => ({ kind: 'note', subject: await idOf(store, flags.thing), value: flags.value }),
  },
  {
    command: 'tag <thing> <value>',
    describe: 'A word to find it by',
    builder: (yargs) => value(thing(yargs), 'The word'),
    said: async (flags, store) => ({ kind: 'tag', subject: await idOf(store, flags.thing), value: flags.value }),
  },
];

export const editCommand: CommandModule = {
  command: 'edit <how>',
  describe: 'Correct what the machine made: merge, split, rename, confirm, reject, correct; note, tag',
  builder: (yargs) =>
    EDITS.reduce<Argv>(
      (built, { command, describe, builder, said }) =>
        built.command(
          command,
          describe,
          (inner: Argv) =>
            applySettings(
              builder(inner).options({ ...storeOption, ...judgingOptions }),
              `edit ${command.replace(/^\w+/, '')}`,
            ),
          (flags) => run(flags as unknown as Flags, said),
        ),
      yargs,
    )
      .example('$0 edit merge "B. Ek" "Bo Ek"', 'Two names of one person')
      .example('$0 edit correct mtg_… --date 2024-05-03 --reason "see the photo"', 'Another day')
      .example('$0 edit reject clm_…', 'The machine misread')
      .demandCommand(1, 'How? `whomet edit --help` lists the ways.'),
  handler: () => undefined,
};

const run = (flags: Flags, said: Edit['said']): Promise<void> =>
  withStore(flags.store, 'write', async (store) => judgeAndTell(store, await said(flags, store), flags));

async function correction(flags: Flags, store: GraphStore): Promise<Bare> {
  const given = (['date', 'place', 'kind', 'status', 'with', 'without'] as const).filter(
    (name) => flags[name] !== undefined,
  );
  if (given.length !== 1)
    throw usage('Correct one field at a time.', 'Give one of --date, --place, --kind, --status, --with, --without.');
  const base = { kind: 'correction', subject: flags.thing } as const;
  const party = flags.with ?? flags.without;
  if (party !== undefined) {
    if (!flags.thing.startsWith('mtg_'))
      throw usage('Participants are corrected of meetings.', 'Give the id of a meeting.');
    return { ...base, field: 'participant', value: await idOf(store, party), role: flags.with ? flags.role : null };
  }
  if (flags.date !== undefined) {
    if (flags.date !== '' && bounds(flags.date) === null)
      throw usage(`--date ${flags.date} is no date.`, 'Write YYYY-MM-DD, YYYY-MM, YYYY, or A/B for days.');
    return { ...base, field: 'date', value: flags.date || null };
  }
  if (flags.place !== undefined) return { ...base, field: 'place', value: flags.place.trim() || null };
  return flags.kind
    ? { ...base, field: 'kind', value: flags.kind }
    : { ...base, field: 'status', value: flags.status as Status };
}

const usage = (message: string, next: string): WhometError => new WhometError({ code: 'usage/edit', message, next });
