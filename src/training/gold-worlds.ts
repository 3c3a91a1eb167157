import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Article } from '../model/article.ts';
import {
  STATUSES,
  type Claim,
  type ClaimParty,
  type ClaimPlace,
  type MeetingKind,
  type Status,
} from '../model/claim.ts';
import type { Role } from '../model/document.ts';
import { makeId } from '../model/ids.ts';
import { ARTICLE_SCHEMA, type ArticleRecord, type MentionCount } from '../model/record.ts';
import { placeChain, placeNamed } from '../lexicon/places.ts';
import { splitSentences } from '../language/sentences.ts';

/** A story as data/gold/worlds keeps it: who there is, what really happened, and what each article tells of it. */
export interface Story {
  readonly id: string;
  /** By key: all forms of the name, the fullest first, with an office and its country, and `organization` if it is one. */
  readonly cast: Readonly<Record<string, Cast>>;
  readonly meetings: Readonly<Record<string, TrueMeeting>>;
  readonly articles: readonly ToldArticle[];
}

interface Cast {
  readonly forms: readonly string[];
  readonly office: Role | null;
  readonly type: 'person' | 'organization';
}

/** A real meeting. `earlier`: the day for which it was planned first. */
export interface TrueMeeting {
  readonly who: readonly string[];
  readonly kind?: MeetingKind;
  readonly when: string;
  readonly where: string;
  readonly state: Status;
  readonly earlier?: string;
  /** Fields on which articles contradict each other. */
  readonly disputed?: readonly string[];
}

interface ToldArticle {
  readonly outlet: string;
  readonly day: string;
  readonly title: string;
  readonly text: string;
  readonly tells: readonly Told[];
}

/** What an article says of one meeting. */
interface Told {
  readonly meeting: string;
  readonly kind: MeetingKind;
  readonly status: Status;
  readonly date: string | null;
  readonly place: string | null;
}

const TELLS = new RegExp(`^(\\w+)(?: (call|video|visit))? (${STATUSES.join('|')}) (\\S+) @ (.+)$`);

/** Stories of a folder of YAML files, by name. */
export function readStories(folder: string): Story[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.sort().map((name) => readStory(name.replace('.yaml', ''), readFileSync(join(folder, name), 'utf8')));
}

interface Raw {
  readonly cast: Readonly<Record<string, string>>;
  readonly meetings: Story['meetings'];
  readonly articles: readonly (Omit<ToldArticle, 'tells'> & { readonly tells: readonly string[] })[];
}

function readStory(id: string, yaml: string): Story {
  const { cast, meetings, articles } = parse(yaml) as Raw;
  return {
    id,
    cast: Object.fromEntries(Object.entries(cast).map(([key, text]) => [key, castOf(text)])),
    meetings,
    articles: articles.map((article) => ({ ...article, text: article.text.trim(), tells: article.tells.map(told) })),
  };
}

function castOf(text: string): Cast {
  const [names = '', held = '', type = 'person'] = text.split('|').map((part) => part.trim());
  const [title = '', of = ''] = held.split(',').map((part) => part.trim());
  return {
    forms: names.split(',').map((name) => name.trim()),
    office: title === '' ? null : { title, of: of || null, former: false },
    type: type === 'organization' ? 'organization' : 'person',
  };
}

function told(text: string): Told {
  const [, meeting = '', kind, status, date = '', place = ''] = TELLS.exec(text) ?? [];
  if (meeting === '') throw new TypeError(`${text}: not of the form "m1 [call] held 2024-05-14 @ Geneva"`);
  return {
    meeting,
    kind: (kind ?? 'meeting') as MeetingKind,
    status: status as Status,
    date: date === '-' ? null : date,
    place: place === '-' ? null : place,
  };
}

/** The articles of a story as records with its own claims, and which meeting each claim tells of. */
export function recordsOf(story: Story): { records: ArticleRecord[]; truth: ReadonlyMap<string, string> } {
  const truth = new Map<string, string>();
  const records = story.articles.map((article) => recordOf(story, article, truth));
  return { records, truth };
}

/** An article of a story as `read` would give it. */
export function articleOf(story: Story, { outlet, day, title, text }: ToldArticle): Article {
  const name = `${story.id}-${story.articles.findIndex((article) => article.text === text)}`;
  const location = { name, title, published: day, publisher: outlet, url: null, file: `${name}.txt` };
  return { ...location, id: makeId('art', text), text, language: 'en', locations: [location] };
}

function recordOf(story: Story, told: ToldArticle, truth: Map<string, string>): ArticleRecord {
  const article = articleOf(story, told);
  const sentences = splitSentences(article.text, []);
  const appearing = castIn(story, told).flatMap((cast) => mentionOf(cast, article.text, sentences));
  const claims = told.tells.map((each, at): Claim => {
    const who = (story.meetings[each.meeting]?.who ?? []).flatMap((key) => {
      const cast = story.cast[key];
      return cast ? partyOf(cast, article.text) : [];
    });
    const best = [...sentences].sort((a, b) => namedIn(b, who, article.text) - namedIn(a, who, article.text))[0];
    const { start, end } = best ?? { start: 0, end: article.text.length };
    const claim: Claim = {
      id: makeId('clm', article.id, String(at)),
      article: article.id,
      kind: each.kind,
      status: each.status,
      participants: who,
      places: each.place === null ? [] : [placeOf(each.place)],
      date: each.date,
      dateBasis: each.date === null ? 'none' : 'stated',
      topics: [],
      accordingTo: null,
      evidence: [{ quote: article.text.slice(start, end), start, end, prefix: '', suffix: '' }],
      confidence: 1,
      by: ['gold'],
    };
    truth.set(claim.id, `${story.id} ${each.meeting}`);
    return claim;
  });
  return { schema: ARTICLE_SCHEMA, version: 'gold', article, cuts: [], mentions: appearing, claims };
}

/** Whom an article names: those of its meetings, and others whose names they do not share. */
function castIn({ cast, meetings }: Story, { tells }: ToldArticle): Cast[] {
  const keys = new Set(tells.flatMap(({ meeting }) => meetings[meeting]?.who ?? []));
  const present = [...keys].flatMap((key) => cast[key] ?? []);
  const taken = new Set(present.flatMap(({ forms }) => forms));
  const others = Object.entries(cast).filter(
    ([key, { forms }]) => !keys.has(key) && !forms.some((form) => taken.has(form)),
  );
  return [...present, ...others.map(([, each]) => each)];
}

const formsIn = ({ forms }: Cast, text: string): string[] => forms.filter((form) => text.includes(form));

const officesIn = ({ office }: Cast, text: string): Role[] =>
  office && text.toLowerCase().includes(office.title.toLowerCase()) ? [office] : [];

type Sentences = readonly { readonly start: number; readonly end: number }[];

function mentionOf(cast: Cast, text: string, sentences: Sentences): MentionCount[] {
  const [name, ...others] = formsIn(cast, text);
  if (name === undefined) return [];
  const aliases = [name, ...others];
  const naming = sentences.filter(({ start, end }) => aliases.some((form) => text.slice(start, end).includes(form)));
  return [
    {
      name,
      type: cast.type,
      aliases,
      roles: officesIn(cast, text),
      count: naming.length,
      sentences: naming.map(({ start }) => start),
    },
  ];
}

function partyOf(cast: Cast, text: string): ClaimParty[] {
  const [name, ...others] = formsIn(cast, text);
  if (name === undefined) return [];
  const aliases = [name, ...others];
  return [{ name, type: cast.type, role: 'participant', aliases, as: [name], offices: officesIn(cast, text) }];
}

const namedIn = ({ start, end }: Sentences[number], who: readonly ClaimParty[], text: string): number =>
  who.filter(({ aliases }) => aliases.some((form) => text.slice(start, end).includes(form))).length;

/** `Capella Hotel, Singapore`: a venue that no gazetteer knows lies in what follows. */
function placeOf(text: string): ClaimPlace {
  const names = text.split(',').map((name) => name.trim());
  const entries = names.map((name) => placeNamed(name));
  const at = entries.findIndex((entry) => entry !== undefined);
  const chain = at < 0 ? [] : placeChain(entries[at]?.key ?? '');
  const own = names.slice(0, at < 0 ? undefined : at);
  return {
    names: [...own, ...chain.map(({ name }) => name)],
    core: names.at(-1) ?? text,
    keys: [...own.map(() => null), ...chain.map(({ key }) => key)],
    basis: 'stated',
  };
}
