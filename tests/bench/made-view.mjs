// An invented world of any size for the viewer: clusters of people who mostly meet one another, a long tail of sizes.

const COUNTRIES = [
  ['AT', 'Austria', 'Vienna', 48.2, 16.4],
  ['BR', 'Brazil', 'Brasília', -15.8, -47.9],
  ['CH', 'Switzerland', 'Geneva', 46.2, 6.1],
  ['CN', 'China', 'Beijing', 39.9, 116.4],
  ['DE', 'Germany', 'Berlin', 52.5, 13.4],
  ['EG', 'Egypt', 'Cairo', 30, 31.2],
  ['FR', 'France', 'Paris', 48.9, 2.4],
  ['GB', 'United Kingdom', 'London', 51.5, -0.1],
  ['ID', 'Indonesia', 'Jakarta', -6.2, 106.8],
  ['IN', 'India', 'New Delhi', 28.6, 77.2],
  ['JP', 'Japan', 'Tokyo', 35.7, 139.7],
  ['KE', 'Kenya', 'Nairobi', -1.3, 36.8],
  ['MX', 'Mexico', 'Mexico City', 19.4, -99.1],
  ['NG', 'Nigeria', 'Abuja', 9.1, 7.5],
  ['NO', 'Norway', 'Oslo', 59.9, 10.8],
  ['PL', 'Poland', 'Warsaw', 52.2, 21],
  ['QA', 'Qatar', 'Doha', 25.3, 51.5],
  ['TR', 'Türkiye', 'Ankara', 39.9, 32.9],
  ['US', 'United States', 'Washington', 38.9, -77],
  ['ZA', 'South Africa', 'Pretoria', -25.7, 28.2],
];
const GIVEN = [
  'Ana',
  'Bao',
  'Chidi',
  'Dana',
  'Emre',
  'Farah',
  'Goran',
  'Hana',
  'Ivo',
  'Jana',
  'Kofi',
  'Lena',
  'Milo',
  'Nadia',
];
const FAMILY = [
  'Abara',
  'Brandt',
  'Costa',
  'Demir',
  'Eze',
  'Fischer',
  'Gomes',
  'Haddad',
  'Ito',
  'Jansen',
  'Kovač',
  'Larsen',
];
const TOPICS = [
  'aid',
  'border',
  'budget',
  'ceasefire',
  'climate',
  'energy',
  'fisheries',
  'grain',
  'inspections',
  'trade',
];
const OUTLETS = ['Harbour Gazette', 'The Continental', 'Northern Wire', 'Daily Meridian', 'Plain Record'];
const KINDS = ['meeting', 'meeting', 'meeting', 'meeting', 'call', 'call', 'video', 'visit'];
const STATUSES = ['held', 'held', 'held', 'held', 'held', 'held', 'held', 'planned', 'planned', 'cancelled'];
const FIRST_DAY = Date.UTC(2018, 0, 1);
const DAYS = 3000;

/** Numbers from 0 to 1 that look random and are always the same (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** `whomet/view@1` of so many people and about so many pair links. */
export function madeView(people, links, { sentences = 1 } = {}) {
  const random = seeded(7);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const clusters = Math.max(1, Math.round(people / 40));
  const parties = Array.from({ length: people }, (_, number) => ({
    id: `per_${number.toString(16).padStart(16, '0')}`,
    type: number % 25 === 24 ? 'organization' : 'person',
    kind: null,
    name: `${pick(GIVEN)} ${pick(FAMILY)} ${number}`,
    aliases: [],
    country: random() < 0.9 ? COUNTRIES[(number % clusters) % COUNTRIES.length][0] : null,
    wikidata: null,
    roles: ['minister'],
    meetings: 0,
  }));
  const places = COUNTRIES.flatMap(([code, country, city, latitude, longitude]) => [
    { id: `plc_${code}`, name: country, kind: 'country', latitude, longitude, country: code, partOf: null },
    { id: `plc_${code}_city`, name: city, kind: 'city', latitude, longitude, country: code, partOf: `plc_${code}` },
  ]);
  const articles = Array.from({ length: Math.ceil(links / 8) }, (_, number) => ({
    id: `art_${number.toString(16).padStart(16, '0')}`,
    name: `article-${number}.txt`,
    title: `Headline ${number}`,
    publisher: pick(OUTLETS),
    published: day(Math.floor(random() * DAYS)),
    documentDate: null,
    documentDateBasis: null,
    url: `https://news.example/${number}`,
  }));
  const meetings = [];
  const pairs = new Set();
  while (pairs.size < links && meetings.length < links * 2) meetings.push(makeMeeting());
  return {
    schema: 'whomet/view@1',
    title: `${people} invented people`,
    filters: {},
    parties,
    places,
    meetings,
    articles,
  };

  function makeMeeting() {
    const number = meetings.length;
    const tail = random();
    const size = tail < 0.012 ? 25 + Math.floor(random() * 40) : 2 + Math.floor(random() ** 4 * 7);
    const cluster = number < people ? number % clusters : Math.floor(random() ** 1.5 * clusters);
    const members = new Set(number < people ? [number] : []);
    for (let tries = 0; members.size < size && tries < size * 4; tries++) {
      const near = random() < 0.85;
      const place = near ? cluster + clusters * Math.floor(random() ** 2 * 40) : Math.floor(random() * people);
      if (place < people) members.add(place);
    }
    const list = [...members];
    for (const member of list) parties[member].meetings += 1;
    if (list.length <= 12)
      for (const [index, one] of list.entries())
        for (const two of list.slice(index + 1)) pairs.add(one < two ? one * people + two : two * people + one);
    const [code, , city] = pick(COUNTRIES);
    const at = random() < 0.95 ? Math.floor(random() * DAYS) : null;
    const date = at === null ? null : day(at);
    const status = pick(STATUSES);
    const names = list.map((member) => parties[member].name);
    const id = `mtg_${number.toString(16).padStart(16, '0')}`;
    const quote = (part) =>
      `${names[0]} met ${names.slice(1, 3).join(' and ')} in ${city} on Tuesday to talk about trade, part ${part}.`;
    const article = articles[number % articles.length];
    return {
      id,
      title: `${names.slice(0, 2).join(' and ')}`,
      kind: pick(KINDS),
      status,
      history: [{ status, article: article.id, published: article.published }],
      date,
      start: date,
      end: date,
      precision: date && 'day',
      participants: list.map((member) => ({ party: parties[member].id, role: 'participant' })),
      places: random() < 0.8 ? [[`plc_${code}_city`, `plc_${code}`]] : [],
      topics: random() < 0.6 ? [pick(TOPICS)] : [],
      disputed: random() < 0.02 ? ['date'] : [],
      confidence: 0.9,
      sources: 1 + Math.floor(random() * 2),
      claims: [
        {
          id: `clm_${number.toString(16).padStart(16, '0')}`,
          article: article.id,
          kind: 'meeting',
          status,
          date,
          accordingTo: null,
          confidence: 0.9,
          named: list.slice(0, 3).map((member) => ({ id: parties[member].id, as: [parties[member].name] })),
          quotes: Array.from({ length: sentences }, (_, part) => ({
            quote: quote(part),
            start: part * 200,
            end: part * 200 + quote(part).length,
            prefix: '',
            suffix: '',
            times: [],
          })),
        },
      ],
    };
  }
}

const day = (number) => new Date(FIRST_DAY + number * 86400000).toISOString().slice(0, 10);
