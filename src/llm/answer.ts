import { z } from 'zod';
import { MEETING_KINDS, PARTY_ROLES, STATUSES } from '../model/claim.ts';

const party = z.strictObject({
  name: z.string(),
  type: z.enum(['person', 'organization', 'country']),
  role: z.enum(PARTY_ROLES),
  as: z.array(z.string()),
});

const encounter = z.strictObject({
  kind: z.enum(MEETING_KINDS),
  status: z.enum(STATUSES),
  participants: z.array(party),
  place: z.strictObject({ names: z.array(z.string()), core: z.string().nullable() }),
  date: z.string().nullable(),
  date_basis: z.enum(['stated', 'relative', 'none']),
  topics: z.array(z.string()),
  according_to: z.string().nullable(),
  quotes: z.array(z.string()),
});

const answer = z.strictObject({ encounters: z.array(encounter) });

/** What a language model is asked for: data/llm/instructions.md says what each part means. */
export type Answer = z.infer<typeof answer>;
export type AnsweredEncounter = z.infer<typeof encounter>;

/** The form of an answer as JSON Schema: providers hold their models to it. */
export const ANSWER_SCHEMA: Readonly<Record<string, unknown>> = withoutDialect(z.toJSONSchema(answer));

/** Without the key that names the dialect: servers that take a strict subset only may refuse it. */
function withoutDialect(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema'));
}

/** The answer in a text, or null where it is none of that form. */
export function readAnswer(text: string): Answer | null {
  try {
    return answer.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
