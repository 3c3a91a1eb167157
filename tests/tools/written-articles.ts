import { madeUp, random } from './world/random.mjs';

/** An article as it would stand in a folder. */
export interface WrittenArticle {
  readonly name: string;
  /** YYYY-MM-DD. */
  readonly published: string;
  readonly text: string;
}

/** Somebody made up, and what the articles call them before the name. */
export interface WrittenPerson {
  readonly name: string;
  readonly office: string;
}

const FIRST_NAMES = ['Anna', 'Peter', 'Maria', 'David', 'Elena', 'Thomas', 'Sofia', 'Daniel', 'Laura', 'Martin'];
const OFFICES = ['Foreign Minister', 'Prime Minister', 'President', 'Defence Minister', 'Finance Minister'];
const NATIONS = ['Norwegian', 'Kenyan', 'Chilean', 'Latvian', 'Jordanian', 'Vietnamese', 'Irish', 'Ghanaian'];
const CITIES = ['Geneva', 'Vienna', 'Nairobi', 'Oslo', 'Doha', 'Singapore', 'Lisbon', 'Warsaw', 'Ottawa', 'Rabat'];
const TOPICS = ['a ceasefire', 'trade', 'fishing rights', 'a prisoner exchange', 'energy supplies', 'border controls'];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const FILLERS = [
  'The talks lasted about two hours, officials said, and no statement was read out at their end.',
  'Inflation slowed to 3.1 percent in the second quarter, the statistics office reported in a separate note.',
  'Heavy rain had closed two of the roads that lead to the harbour, and the motorcade arrived late.',
  '"We have known harder weeks than this one," a diplomat who was in the room told reporters.',
  'Parliament is to vote on the budget before the summer, though few expect it to pass unchanged.',
  'Analysts had said for months that neither side could afford to wait for the other much longer.',
];
const FIRST_DAY = Date.UTC(2015, 0, 5);
const DAY = 86_400_000;

/** People with surnames of their own: those from another `first` share none. */
export const writtenPeople = (count: number, first = 0): readonly WrittenPerson[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `${FIRST_NAMES[index % FIRST_NAMES.length]} ${madeUp(first + index)}`,
    office: `${NATIONS[index % NATIONS.length]} ${OFFICES[(index >> 3) % OFFICES.length]}`,
  }));

/** Short reports of meetings, calls and plans among these people. The same numbers give the same articles. */
export function* writtenArticles(
  count: number,
  {
    people,
    seed,
    prefix,
  }: { readonly people: readonly WrittenPerson[]; readonly seed: number; readonly prefix: string },
): Generator<WrittenArticle> {
  const chance = random(seed);
  const some = <Kind>(list: readonly Kind[]): Kind => list[chance.below(list.length)] as Kind;
  for (let index = 0; index < count; index++) {
    const published = new Date(FIRST_DAY + chance.below(3000) * DAY);
    const weekday = WEEKDAYS[(published.getUTCDay() + 6) % 7] ?? '';
    const [one, city, topic] = [people[chance.skewed(people.length, 2)] as WrittenPerson, some(CITIES), some(TOPICS)];
    const rest = people.filter((each) => each !== one);
    const [other, third] = [some(rest), some(rest)];
    const lead = some([
      `${one.office} ${one.name} met ${other.office} ${other.name} in ${city} on ${weekday} and discussed ${topic}.`,
      `${one.office} ${one.name} spoke by telephone with ${other.office} ${other.name} on ${weekday} about ${topic}.`,
      `${one.office} ${one.name} and ${other.office} ${other.name} held talks on ${topic} in ${city} on ${weekday}.`,
    ]);
    const plan =
      third === other
        ? ''
        : ` ${one.name.split(' ')[1]} will meet ${third.office} ${third.name} next week, an aide said.`;
    yield {
      name: `${prefix}-${index}`,
      published: published.toISOString().slice(0, 10),
      text: `${city.toUpperCase()} (Example Wire) - ${lead}\n\n${some(FILLERS)} ${some(FILLERS)}\n\n${some(FILLERS)}${plan}\n\nReport ${prefix} ${index}.\n`,
    };
  }
}
