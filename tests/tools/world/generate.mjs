// @ts-check
/**
 * A made-up world of any size: a few meet very often and most hardly ever, many places are in few countries, plans fail,
 * several articles tell of one meeting, and one gathering is enormous. The same numbers give the same world.
 */
import { ATTENDANCE_OF } from '../../../dist/model/schema.js';
import { VERSION } from '../../../dist/model/version.js';
import { madeUp, random } from './random.mjs';

/** @typedef {import('../../../src/model/world.ts').World} World */
/** @typedef {{ meetings: number, seed?: number, articles?: number, gathering?: number }} Size */

const STATUSES = /** @type {const} */ ([
  ['held', 80],
  ['planned', 8],
  ['proposed', 3],
  ['postponed', 2],
  ['cancelled', 4],
  ['declined', 2],
  ['denied', 1],
]);
const KINDS = /** @type {const} */ ([
  ['meeting', 75],
  ['call', 15],
  ['video', 5],
  ['visit', 5],
]);
/** Parties of a meeting; the mean is about 3. */
const SIZES = /** @type {const} */ ([
  [2, 64],
  [3, 16],
  [4, 9],
  [5, 5],
  [8, 3],
  [12, 2],
  [30, 1],
]);
const COUNTRIES = 60;
const CITIES = 15;
const TOPICS = 400;
const OUTLETS = 40;
const FIRST_DAY = Date.UTC(2000, 0, 1);
const DAYS = 9_490;

/** @param {string} kind @param {number} index @returns {any} */
const id = (kind, index) => `${kind}_${index.toString(16).padStart(16, '0')}`;
/** @param {number} offset */
const day = (offset) => new Date(FIRST_DAY + offset * 86_400_000).toISOString().slice(0, 10);

/**
 * `articles` is the mean number of articles a meeting (0: no claims at all), `gathering` the parties of one meeting more.
 * @param {Size} size
 * @returns {World}
 */
export function generateWorld({ meetings: count, seed = 1, articles: mean = 1.5, gathering = 0 }) {
  const chance = random(seed);
  const people = makePeople(Math.max(gathering, 20, Math.ceil(count / 5)), chance);
  const places = makePlaces();
  /** @type {any[]} */ const meetings = [];
  /** @type {any[]} */ const claims = [];
  /** @type {any[]} */ const articles = [];
  for (let index = 0; index < count + (gathering > 0 ? 1 : 0); index++) {
    const huge = index === count;
    const parties = huge ? people.slice(0, gathering) : attending(people, chance);
    const meeting = makeMeeting(index, huge ? 'held' : chance.pick(STATUSES), parties, places, chance);
    meetings.push(meeting);
    for (let left = tellings(mean, chance); left > 0; left--) {
      const article = makeArticle(articles.length, meeting, parties, chance);
      const claim = makeClaim(claims.length, meeting, article, parties, places);
      articles.push(article);
      claims.push(claim);
      meeting.claims.push(claim.claim.id);
      meeting.history.push({ status: meeting.status, article: article.id, published: article.published });
    }
  }
  return { people, organizations: [], places, meetings, articles, claims, roles: [], mentions: [], judgements: [] };
}

/** The same world as the records that `whomet load` takes. @param {World} world */
export function* recordsOf({ articles, claims }) {
  for (const [index, article] of articles.entries()) {
    const claim = claims[index]?.claim;
    yield {
      schema: 'whomet/article@1',
      version: VERSION,
      article,
      cuts: [],
      mentions: [],
      claims: claim ? [claim] : [],
    };
  }
}

/** @param {number} count @param {ReturnType<typeof random>} chance @returns {any[]} */
const makePeople = (count, chance) =>
  Array.from({ length: count }, (_, index) => {
    const last = madeUp(Math.floor(index / 40));
    return {
      id: id('per', index),
      name: `${madeUp((index * 7) % 5120)} ${last} ${index % 40 === 0 ? '' : madeUp(index % 40)}`.trim(),
      aliases: index % 40 === 0 ? [`${last} the Elder`] : [],
      wikidata: null,
      country: countryCode(chance.skewed(COUNTRIES, 2)),
    };
  });

/** @param {number} index */
const countryCode = (index) => String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));

/** @param {string} prefix @param {string} name @param {string} kind @param {number} country @param {string | null} partOf */
const place = (prefix, name, kind, country, partOf) => ({
  id: `plc_${prefix}`,
  name,
  aliases: [],
  kind,
  latitude: kind === 'city' ? (country % 60) - 30 : null,
  longitude: kind === 'city' ? (country * 5) % 180 : null,
  country: countryCode(country),
  partOf,
});

/** Countries, cities in them, a venue in each city. @returns {any[]} */
function makePlaces() {
  return Array.from({ length: COUNTRIES }, (_, country) => {
    const land = place(`c${country}`, `${madeUp(country)}land`, 'country', country, null);
    const cities = Array.from({ length: CITIES }, (__, city) => {
      const index = country * CITIES + city;
      return place(`c${country}t${city}`, `${madeUp(index)}burg`, 'city', country, land.id);
    });
    const venues = cities.map((city) => place(`${city.id.slice(4)}v`, `Hotel ${city.name}`, 'venue', country, city.id));
    return [land, ...cities, ...venues];
  }).flat();
}

/** @param {any[]} people @param {ReturnType<typeof random>} chance */
function attending(people, chance) {
  const size = Math.min(chance.pick(SIZES), people.length);
  const chosen = new Set();
  while (chosen.size < size) chosen.add(people[chance.skewed(people.length)]);
  return [...chosen];
}

/** @param {number} index @param {any} status @param {any[]} parties @param {any[]} places @param {ReturnType<typeof random>} chance */
function makeMeeting(index, status, parties, places, chance) {
  const start = chance.below(DAYS);
  const block = 1 + 2 * CITIES;
  const at = chance.skewed(COUNTRIES, 2) * block + (chance.next() < 0.1 ? 0 : 1 + chance.skewed(2 * CITIES, 2));
  return {
    id: id('mtg', index),
    kind: chance.pick(KINDS),
    status,
    history: /** @type {any[]} */ ([]),
    date: day(start),
    start: day(start),
    end: day(start),
    precision: 'day',
    dateBasis: 'stated',
    participants: parties.map((party) => ({
      party: party.id,
      type: ATTENDANCE_OF[/** @type {'held'} */ (status)],
      role: 'participant',
    })),
    places: chance.next() < 0.15 ? [] : [chainOf(places, at)],
    topics: chance.next() < 0.5 ? [] : [`${madeUp(chance.skewed(TOPICS, 2))} talks`],
    claims: /** @type {any[]} */ ([]),
    disputed: [],
    level: 'official',
    format: parties.length > 2 ? 'multilateral' : 'bilateral',
    confidence: Math.round(50 + 50 * chance.next()) / 100,
    sources: 1,
    during: null,
  };
}

/** From finest to coarsest. @param {any[]} places @param {number} index */
function chainOf(places, index) {
  const block = Math.floor(index / (1 + 2 * CITIES)) * (1 + 2 * CITIES);
  const within = index - block;
  const chain = within === 0 ? [0] : within <= CITIES ? [within, 0] : [within, within - CITIES, 0];
  return chain.map((each) => places[block + each].id);
}

/** At least one, unless there are to be none. @param {number} mean @param {ReturnType<typeof random>} chance */
const tellings = (mean, chance) => (mean === 0 ? 0 : Math.max(1, Math.round(-Math.log(1 - chance.next()) * mean)));

/** @param {number} index @param {any} meeting @param {any[]} parties @param {ReturnType<typeof random>} chance */
function makeArticle(index, meeting, parties, chance) {
  const names = parties.slice(0, 3).map(({ name }) => name);
  const text = `${names.join(', ')}: ${meeting.status}, ${meeting.kind} on ${meeting.date}.`;
  const outlet = chance.skewed(OUTLETS, 2);
  const name = `article-${index}`;
  const published = day((Date.parse(meeting.start) - FIRST_DAY) / 86_400_000 + (meeting.status === 'held' ? 1 : -7));
  const location = { name, title: null, url: null, file: null, published, publisher: `${madeUp(outlet)} Post` };
  return { id: id('art', index), ...location, locations: [location], text, language: 'en' };
}

/** @param {number} index @param {any} meeting @param {any} article @param {any[]} parties @param {any[]} places */
function makeClaim(index, meeting, article, parties, places) {
  const names = namesOf(places);
  const chains = meeting.places.map((/** @type {string[]} */ chain) => chain.map((each) => names.get(each)));
  return {
    claim: {
      id: id('clm', index),
      article: article.id,
      kind: meeting.kind,
      status: meeting.status,
      participants: parties.map(({ name }) => ({
        name,
        type: 'person',
        role: 'participant',
        aliases: [name],
        as: [name],
        offices: [],
      })),
      places: chains.map((/** @type {string[]} */ chain) => ({
        names: chain,
        core: chain[0],
        keys: chain.map(() => null),
        basis: 'stated',
      })),
      date: meeting.date,
      dateBasis: 'stated',
      topics: meeting.topics,
      accordingTo: null,
      evidence: [{ quote: article.text, start: 0, end: article.text.length, prefix: '', suffix: '' }],
      confidence: meeting.confidence,
      by: ['world'],
    },
    meeting: meeting.id,
    parties: parties.map((party) => ({ party: party.id, as: [party.name], role: 'participant' })),
    places: meeting.places.map((/** @type {string[]} */ chain) => chain[0]),
    contradicts: [],
  };
}

/** @type {WeakMap<object, Map<string, string>>} */
const known = new WeakMap();

/** Names by ids, made once. @param {any[]} places @returns {Map<string, string>} */
function namesOf(places) {
  const names = known.get(places) ?? new Map(places.map((place) => [place.id, place.name]));
  known.set(places, names);
  return names;
}
