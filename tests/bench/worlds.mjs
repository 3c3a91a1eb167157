/** How well meetings come together across the articles of data/gold/worlds: with the claims as they were annotated, and from the text. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultKnowledge } from '../../dist/resolve/knowledge.js';
import { resolve } from '../../dist/resolve/resolve.js';
import { articleOf, readStories, recordsOf } from '../../dist/training/gold-worlds.js';
import { extractArticle } from '../../dist/index.js';
import { conll } from './coreference.mjs';

const FOLDER = fileURLToPath(new URL('../../data/gold/worlds/', import.meta.url));

export function storiesOf(half) {
  const split = new Set(JSON.parse(readFileSync(new URL('splits.json', `file://${FOLDER}`), 'utf8'))[half]);
  return readStories(FOLDER).filter(({ id }) => split.has(id));
}

const clustersOf = (pairs) => {
  const clusters = new Map();
  for (const [id, key] of pairs) clusters.set(key, [...(clusters.get(key) ?? []), id]);
  return [...clusters.values()];
};

/** The claims that were annotated, resolved in one store: do they come together as they should? */
export function fromGold(stories) {
  const made = stories.map(recordsOf);
  const truth = new Map(made.flatMap((each) => [...each.truth]));
  const world = resolve(
    made.flatMap(({ records }) => records),
    [],
    defaultKnowledge,
  );
  const found = new Map(world.claims.map(({ claim, meeting }) => [claim.id, meeting]));
  return { ...measures(stories, truth, found, world), wrong: wrong(truth, found, world) };
}

/** The texts mined and resolved. A claim tells of the meeting of the annotated claim of its article that it is most like. */
export function fromText(stories) {
  const truth = new Map();
  const records = [];
  for (const story of stories) {
    const gold = recordsOf(story);
    for (const told of story.articles) {
      const record = extractArticle(articleOf(story, told));
      records.push(record);
      const claims = gold.records.find(({ article }) => article.id === record.article.id)?.claims ?? [];
      for (const [claim, mined] of aligned(claims, record.claims)) truth.set(mined ?? claim, gold.truth.get(claim));
    }
  }
  const world = resolve(records, [], defaultKnowledge);
  const found = new Map(world.claims.map(({ claim, meeting }) => [claim.id, meeting]));
  const measured = new Map([...found].filter(([id]) => truth.has(id)));
  return {
    ...measures(stories, truth, found, world),
    onlyAligned: conll(clustersOf([...truth].filter(([id]) => found.has(id))), clustersOf([...measured])).f1,
    missed: [...truth.keys()].filter((id) => !found.has(id)).length,
    spurious: [...found.keys()].filter((id) => !truth.has(id)).length,
  };
}

/** Each annotated claim of an article with the mined one that is most like it, each used once; undefined where none is. */
function aligned(gold, mined) {
  const pairs = gold.flatMap((claim) => mined.map((other) => [likeness(claim, other), claim.id, other.id]));
  const [used, result] = [new Set(), new Map(gold.map(({ id }) => [id, undefined]))];
  for (const [score, claim, other] of pairs.sort(([a], [b]) => b - a)) {
    if (score <= 0 || result.get(claim) !== undefined || used.has(other)) continue;
    used.add(other);
    result.set(claim, other);
  }
  return [...result];
}

const surname = (name) => name.split(' ').at(-1).toLowerCase();
const remote = ({ kind }) => kind === 'call' || kind === 'video';
const off = ({ status }) => ({ held: 0, planned: 1, proposed: 1 })[status] ?? 2;

const placeNames = ({ places }) => places.flatMap(({ names }) => names);

function likeness(claim, other) {
  const [mine, theirs] = [claim, other].map(
    ({ participants }) => new Set(participants.map(({ name }) => surname(name))),
  );
  const shared = [...mine].filter((name) => theirs.has(name)).length;
  if (shared < Math.min(2, mine.size) || remote(claim) !== remote(other)) return 0;
  const placed = placeNames(claim).some((name) => placeNames(other).includes(name)) ? 1 : 0;
  const dated =
    claim.date === other.date
      ? 2
      : claim.date && other.date && claim.date.slice(0, 7) === other.date.slice(0, 7)
        ? 1
        : 0;
  return shared / Math.max(mine.size, theirs.size) + placed + dated + (off(claim) === off(other) ? 2 : 0);
}

function measures(stories, truth, found, world) {
  const gold = clustersOf([...truth]);
  const system = clustersOf([...found]);
  const told = new Set(truth.values());
  const covering = new Set([...found].filter(([id]) => truth.has(id)).map(([, meeting]) => meeting));
  const disputes = seeded(stories, truth, world);
  return {
    ...conll(gold, system),
    records: covering.size / told.size,
    seeded: disputes.length,
    shown: disputes.filter(({ shown }) => shown).length / disputes.length,
    hidden: disputes.filter(({ shown }) => !shown).map(({ key, field }) => `${key} ${field}`),
  };
}

/** Every field on which a story's articles contradict each other: is it listed, with both sides, on some meeting of the story? */
function seeded(stories, truth, world) {
  const meetingOf = new Map(world.claims.map(({ claim, meeting }) => [claim.id, meeting]));
  return stories.flatMap((story) =>
    Object.entries(story.meetings).flatMap(([key, { disputed = [] }]) =>
      disputed.map((field) => {
        const name = `${story.id} ${key}`;
        const ids = new Set([...truth].filter(([, meeting]) => meeting === name).map(([id]) => meetingOf.get(id)));
        const shown = world.meetings.some(
          ({ id, disputed: listed }) =>
            ids.has(id) && listed.some((each) => each.field === field && each.values.length > 1),
        );
        return { key: name, field, shown };
      }),
    ),
  );
}

/** Meetings that were torn apart, and those that swallowed another. */
function wrong(truth, found, world) {
  const text = new Map(
    world.claims.map(({ claim }) => [
      claim.id,
      `${claim.kind} ${claim.status} ${claim.date} @ ${claim.places.map(({ names }) => names[0])} ${claim.participants.map(({ name }) => name).join('+')}`,
    ]),
  );
  const groups = (of, other) =>
    [...new Set(of.values())].flatMap((key) => {
      const ids = [...of].filter(([, each]) => each === key).map(([id]) => id);
      return new Set(ids.map((id) => other.get(id))).size > 1
        ? [{ key, claims: ids.map((id) => `${other.get(id)}: ${text.get(id)}`) }]
        : [];
    });
  return { torn: groups(truth, found), mixed: groups(found, truth) };
}
