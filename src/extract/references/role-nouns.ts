import { countryNamed, countryOfDemonym, type Country } from '../../lexicon/countries.ts';
import { officeHolder, type Leader, type Office } from '../../lexicon/leaders.ts';
import { organizationNamed } from '../../lexicon/organizations.ts';
import { referenceWords } from '../../lexicon/reference-words.ts';
import { titleAt, titleLevel } from '../../lexicon/titles.ts';
import type { Day } from '../../model/days.ts';
import type { Entity, Mention, Sentence } from '../../model/document.ts';
import { countryKeyOf, lowerWords, titleEndingAt } from '../entities/roles.ts';
import type { Focus } from './focus.ts';

/** What a role noun means: somebody named, or the holder of the office whom the article never names. */
export interface RoleReference {
  readonly entity?: Entity;
  readonly holder?: { readonly name: string; readonly wikidata: string | null };
  readonly country?: Country;
}

/** "the president", "the Pakistani president", "China's foreign minister", with the head noun at `token`. */
export function roleReference(
  sentence: Sentence,
  token: number,
  focus: Focus,
  mentions: readonly Mention[],
  published: Day | null,
): RoleReference | undefined {
  const words = lowerWords(sentence);
  const found = titleAround(words, token);
  if (!found) return undefined;
  const country = ownerCountry(sentence, found.first, mentions) ?? ownerBehind(sentence, found.last, mentions);
  const entity = holderInArticle(found.title, country, focus, sentence.index, token);
  if (entity) return { entity };
  const asked = country ? { country: country.key, office: found.title } : bodyOffice(sentence, found, mentions);
  if (!asked) return undefined;
  const [only, ...others] = published === null ? [] : holdersOf(asked, published);
  const holder = only && others.length === 0 ? { name: only.name, wikidata: only.wikidata } : undefined;
  return { ...(holder && { holder }), ...(country && { country }) };
}

/** Who held an office on a day; "the chief" of an organization is whoever leads it. */
function holdersOf(asked: Omit<Office, 'on'>, on: Day): readonly Leader[] {
  const { bodyHeads, headOffices } = referenceWords();
  const offices = asked.organization && bodyHeads.has(asked.office) ? [...headOffices] : [asked.office];
  return offices.flatMap((office) => officeHolder({ ...asked, office, on }));
}

interface TitleSpan {
  readonly title: string;
  readonly first: number;
  readonly last: number;
}

/** The title that a noun is the head of: the last word of it, or the first ("secretary general"). */
function titleAround(words: readonly string[], token: number): TitleSpan | undefined {
  const ending = titleEndingAt(words, token);
  const whole = ending && titleAt(words, ending.first);
  if (!whole || whole.plural) return undefined;
  return { title: whole.title, first: ending.first, last: ending.first + whole.length - 1 };
}

/** "the NATO secretary general", "the UN's chief", "the head of the IAEA": the organization of an office, and the office. */
function bodyOffice(
  { tokens, index }: Sentence,
  { title, first, last }: TitleSpan,
  mentions: readonly Mention[],
): Pick<Office, 'organization' | 'office'> | undefined {
  const before = first - (/^['’]s$/.test(tokens[first - 1]?.text ?? '') ? 2 : 1);
  const behind = tokens[last + 1]?.text.toLowerCase() === 'of' ? last + 2 : Number.NaN;
  const named = mentions.find(
    ({ sentence, firstToken, lastToken }) =>
      sentence === index &&
      (lastToken === before ||
        (firstToken === first && lastToken < last) ||
        (firstToken >= behind && firstToken <= behind + 1)),
  );
  const organization = named && organizationNamed(named.text)?.name;
  if (!organization) return undefined;
  const inside = named.firstToken === first ? named.lastToken - first + 1 : 0;
  return { organization, office: title.split(' ').slice(inside).join(' ') };
}

/** The country in front of a noun: "Chinese officials", "China's president", "U.S. negotiators". */
export function ownerCountry(
  { tokens, index }: Sentence,
  first: number,
  mentions: readonly Mention[],
): Country | undefined {
  for (let at = first - 1; at >= Math.max(0, first - 3); at--) {
    const text = tokens[at]?.text ?? '';
    const two = `${tokens[at - 1]?.text ?? ''} ${text}`;
    const country = countryOfDemonym(two) ?? countryNamed(two) ?? countryOfDemonym(text) ?? countryNamed(text);
    if (country && /^\p{Lu}/u.test(text)) return country;
    const upos = tokens[at]?.upos;
    const passes =
      upos === 'ADJ' ||
      upos === 'NOUN' ||
      upos === 'PART' ||
      text === '-' ||
      (upos === 'PROPN' && !mentions.some((m) => m.sentence === index && m.lastToken === at));
    if (!passes) return undefined;
  }
  return undefined;
}

/** The country behind a noun: "the president of Niger", "officials from China". */
export function ownerBehind(
  { tokens, index }: Sentence,
  head: number,
  mentions: readonly Mention[],
): Country | undefined {
  if (!['of', 'from'].includes(tokens[head + 1]?.text.toLowerCase() ?? '')) return undefined;
  const named = mentions.find(
    (mention) => mention.sentence === index && mention.firstToken > head + 1 && mention.firstToken <= head + 3,
  );
  return named && countryNamed(named.text);
}

/** Who in the article holds the office: the title must fit, and the country where one is given; the one named last wins. */
function holderInArticle(
  title: string,
  country: Country | undefined,
  focus: Focus,
  sentence: number,
  token: number,
): Entity | undefined {
  const isLeader = referenceWords().leaderHeads.has(title);
  const fits = (entity: Entity): boolean =>
    entity.type === 'person' &&
    entity.roles.some((role) => {
      const same =
        role.title === title || role.title.endsWith(` ${title}`) || (isLeader && titleLevel(role.title) === 'leader');
      return same && !role.former;
    }) &&
    (!country || mayBelong(entity, country));
  const holds = (entity: Entity): boolean => entity.roles.some((role) => countryKeyOf(role) === country?.key);
  const known = country && focus.entities.filter(fits).filter(holds);
  if (known?.length === 1) return known[0];
  for (let at = sentence; at >= 0; at--) {
    const found = focus.named(at, at === sentence ? token : undefined).filter(fits);
    const exact = found.find(holds);
    if (exact ?? found[0]) return exact ?? found[0];
  }
  return focus.entities.find(fits);
}

/** Nothing that the article says of somebody's offices ties them to another country. */
function mayBelong({ roles }: Entity, country: Country): boolean {
  const keys = roles.flatMap((role) => countryKeyOf(role) ?? []);
  return keys.length === 0 || keys.includes(country.key);
}
