import type { Mention, Role, Sentence } from '../../model/document.ts';
import { countryByKey, countryNamed, countryOfDemonym } from '../../lexicon/countries.ts';
import { organizationNamed } from '../../lexicon/organizations.ts';
import { titleAt, titleModifier } from '../../lexicon/titles.ts';

interface FoundTitle {
  readonly title: string;
  readonly first: number;
  readonly last: number;
}

/** The offices that stand beside a person's name: "Chinese Foreign Minister Wang Yi", "Wang Yi, China's foreign minister". */
export function rolesOf(sentence: Sentence, mention: Mention, mentions: readonly Mention[]): Role[] {
  const words = lowerWords(sentence);
  const before = titleEndingAt(words, mention.firstToken - 1);
  const next = mentions.find(
    (other) => other.sentence === sentence.index && other.firstToken > mention.lastToken && other.type === 'person',
  );
  const after = titleAfter(sentence, words, mention.lastToken + 1, next?.firstToken);
  return [before, after].flatMap((found) => (found ? [toRole(sentence, words, found, mentions)] : []));
}

export const lowerWords = ({ tokens }: Sentence): string[] =>
  tokens.map(({ text }) => text.toLowerCase().replace(/[’`]/g, "'"));

/** The longest title whose last word stands at `end`, perhaps with a comma behind it ("the foreign minister, Wang Yi"). */
export function titleEndingAt(words: readonly string[], end: number): FoundTitle | undefined {
  const last = words[end] === ',' ? end - 1 : end;
  for (let first = Math.max(0, last - 6); first <= last; first++) {
    const found = titleAt(words, first);
    if (found && first + found.length - 1 === last) return { title: found.title, first, last };
  }
  return undefined;
}

/** What begins a clause when it stands behind a title. */
const CLAUSE = new Set(['VERB', 'AUX']);

/** What ends the search for a title behind a name. */
const CLOSES_TITLE = new Set(['VERB', 'AUX', 'PUNCT', 'PRON', 'CCONJ', 'ADP', 'NUM']);

/** "Wang Yi, the Chinese foreign minister," / "Kim Darroch, the British ambassador to …" / "X, chief executive of Y" */
function titleAfter(
  sentence: Sentence,
  words: readonly string[],
  from: number,
  nextPerson: number | undefined,
): FoundTitle | undefined {
  if (words[from] !== ',' && words[from] !== '(') return undefined;
  for (let at = from + 1; at < Math.min(words.length, from + 7); at++) {
    const found = titleAt(words, at);
    // The title of the next person in a list is none of this one's, nor are "World Bank officials".
    // "after meeting Bush, the Crown Prince said …": the subject of the next clause is somebody else.
    const clause = found && CLAUSE.has(sentence.tokens[at + found.length]?.upos ?? '');
    const foreign = found && (found.plural || clause || at + found.length === nextPerson);
    if (found && !foreign) return { title: found.title, first: at, last: at + found.length - 1 };
    if (foreign || CLOSES_TITLE.has(sentence.tokens[at]?.upos ?? '')) return undefined;
  }
  return undefined;
}

function toRole(
  sentence: Sentence,
  words: readonly string[],
  { title, first, last }: FoundTitle,
  mentions: readonly Mention[],
): Role {
  const former = [1, 2, 3].some((back) => titleModifier(words[first - back] ?? '') === 'former');
  return { title, of: ownerBefore(sentence, words, first, mentions) ?? ownerAfter(sentence, last, mentions), former };
}

/** "Chinese", "China's", "U.S.", "EU", "Russian Direct Investment Fund" in front of a title. */
function ownerBefore(
  sentence: Sentence,
  words: readonly string[],
  first: number,
  mentions: readonly Mention[],
): string | null {
  for (let at = first - 1; at >= Math.max(0, first - 4); at--) {
    const two = `${sentence.tokens[at - 1]?.text ?? ''} ${sentence.tokens[at]?.text ?? ''}`;
    const text = sentence.tokens[at]?.text ?? '';
    const country = countryOfDemonym(two) ?? countryOfDemonym(text) ?? countryNamed(text);
    if (country && /^\p{Lu}/u.test(text)) return country.name;
    const named = mentions.find(
      (other) => other.sentence === sentence.index && other.lastToken === at && other.type !== 'person',
    );
    if (named) return countryNamed(named.text)?.name ?? named.text;
    if (organizationNamed(text)) return organizationNamed(text)?.name ?? null;
    const word = words[at] ?? '';
    if (![`'s`, '-', 'the'].includes(word) && !titleModifier(word)) return null;
  }
  return null;
}

/** "president of Niger", "ambassador to the United States", "head of the IAEA" */
function ownerAfter(sentence: Sentence, last: number, mentions: readonly Mention[]): string | null {
  const next = sentence.tokens[last + 1]?.text.toLowerCase();
  if (next !== 'of' && next !== 'for' && next !== 'at') return null;
  const named = mentions.find(
    ({ sentence: index, firstToken, type }) =>
      index === sentence.index && type !== 'person' && firstToken > last + 1 && firstToken <= last + 4,
  );
  return named ? (countryNamed(named.text)?.name ?? named.text) : null;
}

/** The country key that an office belongs to, where it belongs to one. */
export const countryKeyOf = (role: Role): string | undefined =>
  role.of === null ? undefined : (countryNamed(role.of) ?? countryByKey(role.of))?.key;
