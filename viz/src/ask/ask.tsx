import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Cell, ServedAnswer, ServedQuestion } from '../../../src/view/served.ts';
import { plural } from '../common/words.ts';
import type { Model } from '../model/model.ts';
import type { Server } from '../model/server.ts';
import { pick } from '../network/actions.ts';

const EXAMPLE =
  'MATCH (p:Person)-[:ATTENDED]->(m:Meeting)\nRETURN p.name AS person, count(m) AS meetings\nORDER BY meetings DESC LIMIT 20';

/** Named questions and any read-only Cypher, asked of the whole store behind the page. */
export function Ask({ model, server }: { model: Model; server: Server }): preact.JSX.Element {
  const questions = useSignal<readonly ServedQuestion[]>([]);
  const name = useSignal('who-met-whom');
  const given = useSignal<Readonly<Record<string, string>>>({});
  const cypher = useSignal(EXAMPLE);
  const answer = useSignal<ServedAnswer | null>(null);
  const columns = useSignal<readonly string[] | null>(null);
  const trouble = useSignal('');
  const waiting = useSignal(false);
  useEffect(() => {
    server.questions().then(
      (list) => (questions.value = list),
      (error: Error) => (trouble.value = error.message),
    );
  }, [server]);
  const question = questions.value.find((each) => each.name === name.value);
  const run = async (asked: () => Promise<ServedAnswer>, shown: readonly string[] | null): Promise<void> => {
    waiting.value = true;
    trouble.value = '';
    answer.value = null;
    try {
      answer.value = await asked();
      columns.value = shown;
      model.say(plural(answer.value.rows.length, 'row'));
    } catch (error) {
      trouble.value = error instanceof Error ? error.message : String(error);
    }
    waiting.value = false;
  };
  return (
    <section class="ask-view" aria-label="Ask the store">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => server.ask(name.value, given.value), question?.table ?? null);
        }}
      >
        <label>
          Question{' '}
          <select
            value={name.value}
            onChange={({ currentTarget }) => {
              name.value = currentTarget.value;
              given.value = {};
            }}
          >
            {questions.value.map((each) => (
              <option key={each.name} value={each.name}>
                {each.title}
              </option>
            ))}
          </select>
        </label>
        {question && <Parameters question={question} given={given.value} onChange={(next) => (given.value = next)} />}
        <button type="submit" disabled={waiting.value}>
          Ask
        </button>
      </form>
      <form
        class="cypher"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => server.query(cypher.value), null);
        }}
      >
        <label>
          Or Cypher, read-only
          <textarea
            rows={4}
            spellcheck={false}
            value={cypher.value}
            onInput={({ currentTarget }) => (cypher.value = currentTarget.value)}
          />
        </label>
        <button type="submit" disabled={waiting.value}>
          Run
        </button>
      </form>
      {waiting.value && <p class="notice">Asking…</p>}
      {trouble.value !== '' && (
        <p class="trouble" role="alert">
          {trouble.value}
        </p>
      )}
      {answer.value && <Answer model={model} answer={answer.value} columns={columns.value ?? answer.value.columns} />}
    </section>
  );
}

function Parameters(props: {
  question: ServedQuestion;
  given: Readonly<Record<string, string>>;
  onChange: (given: Readonly<Record<string, string>>) => void;
}): preact.JSX.Element {
  const { question, given, onChange } = props;
  return (
    <>
      <p class="counts">{question.asks}</p>
      <div class="parameters">
        {question.parameters.map(({ name, type, required, initial, means }) => (
          <label key={`${question.name} ${name}`}>
            {name}
            {required && ' (needed)'}
            <input
              type="text"
              required={required}
              placeholder={initial ?? (type === 'day' ? 'YYYY-MM-DD' : '')}
              title={means}
              value={given[name] ?? ''}
              onInput={({ currentTarget }) => onChange({ ...given, [name]: currentTarget.value })}
            />
          </label>
        ))}
      </div>
    </>
  );
}

function Answer(props: { model: Model; answer: ServedAnswer; columns: readonly string[] }): preact.JSX.Element {
  const { model, answer, columns } = props;
  return (
    <div class="answer" tabIndex={0} role="region" aria-label="Answer">
      <p class="caption">
        {plural(answer.rows.length, 'row')}
        {answer.more && ', and there are more: ask for fewer, or use `whomet query`'}
      </p>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.rows.map((row, number) => (
            <tr key={number}>
              {columns.map((column) => (
                <td key={column}>
                  <Value model={model} value={row[column] ?? null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A value as text; what the page knows by that id or name can be selected. */
function Value({ model, value }: { model: Model; value: Cell }): preact.JSX.Element {
  const words = wordsOf(value);
  const known = typeof value === 'string' ? idOf(model, value) : null;
  if (known === null) return <bdi>{words}</bdi>;
  return (
    <button type="button" class="plain name" onClick={() => pick(model, known, false)}>
      <bdi>{words}</bdi>
    </button>
  );
}

function wordsOf(value: Cell): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((each: Cell) => wordsOf(each)).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function idOf({ lookup, entries }: Model, text: string): string | null {
  if (lookup.value.parties.has(text) || lookup.value.meetings.has(text)) return text;
  const found = entries.value.find(({ type, name }) => (type === 'person' || type === 'organization') && name === text);
  return found?.id ?? null;
}
