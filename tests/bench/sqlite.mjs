/**
 * What somebody with SQL would do: tables, indexes and recursive queries in SQLite, here through WebAssembly, which reads
 * the whole file into memory. Each question is program code of its own, and gives less than the named question does.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import initSqlJs from 'sql.js';
import { PAIR_LIMIT, searchName } from '../../dist/model/schema.js';

/** Links from person to person, at most. */
const FARTHEST = 8;
const PRESENCE = new Set(['ATTENDED', 'EXPECTED_AT', 'DID_NOT_ATTEND', 'ALLEGED_AT']);

const TABLES = `
  CREATE TABLE node (id TEXT PRIMARY KEY, label TEXT, name TEXT) WITHOUT ROWID;
  CREATE TABLE named (name TEXT, id TEXT, PRIMARY KEY (name, id)) WITHOUT ROWID;
  CREATE TABLE meeting (id TEXT PRIMARY KEY, status TEXT, first TEXT, last TEXT, parties INTEGER) WITHOUT ROWID;
  CREATE TABLE part (party TEXT, meeting TEXT, type TEXT, PRIMARY KEY (party, meeting)) WITHOUT ROWID;
  CREATE TABLE place (meeting TEXT, place TEXT, PRIMARY KEY (place, meeting)) WITHOUT ROWID;
  CREATE TABLE lies (place TEXT, within TEXT, PRIMARY KEY (within, place)) WITHOUT ROWID;
  CREATE TABLE met (one TEXT, two TEXT, times INTEGER, PRIMARY KEY (one, two)) WITHOUT ROWID;
  CREATE TABLE account (claim TEXT PRIMARY KEY, meeting TEXT) WITHOUT ROWID;
  CREATE TABLE quote (claim TEXT, article TEXT, quote TEXT);`;
const INDEXES = `
  CREATE INDEX part_meeting ON part (meeting);
  CREATE INDEX place_meeting ON place (meeting);
  CREATE INDEX meeting_first ON meeting (first);
  CREATE INDEX met_times ON met (times);
  CREATE INDEX account_meeting ON account (meeting);
  CREATE INDEX quote_claim ON quote (claim);`;

const WITHIN = `WITH RECURSIVE inside(id) AS (
    SELECT id FROM named WHERE name = $place UNION SELECT place FROM lies JOIN inside ON within = inside.id)`;
const MET = `SELECT b.party AS id, count(*) AS times, min(m.first) AS first, max(m.last) AS last
  FROM named n JOIN part a ON a.party = n.id JOIN meeting m ON m.id = a.meeting JOIN part b ON b.meeting = m.id AND b.party <> a.party
  WHERE n.name = $person AND m.status = 'held' AND m.parties <= ${PAIR_LIMIT}`;
const TOP = `FROM met JOIN node a ON a.id = one JOIN node b ON b.id = two ORDER BY times DESC LIMIT 20`;

const QUESTIONS = {
  'who-met-whom': ({ place }) =>
    place
      ? `${WITHIN} ${MET} AND m.last >= $from AND m.first <= $to
         AND EXISTS (SELECT 1 FROM place p WHERE p.meeting = m.id AND p.place IN inside) GROUP BY b.party ORDER BY times DESC`
      : `${MET} GROUP BY b.party ORDER BY times DESC`,
  'meetings-of':
    () => `SELECT m.*, (SELECT group_concat(o.name) FROM part b JOIN node o ON o.id = b.party WHERE b.meeting = m.id) AS others
    FROM named n JOIN part a ON a.party = n.id JOIN meeting m ON m.id = a.meeting WHERE n.name = $person ORDER BY m.first`,
  'meetings-at': () =>
    `${WITHIN} SELECT m.* FROM inside JOIN place p ON p.place = inside.id JOIN meeting m ON m.id = p.meeting ORDER BY m.first`,
  'people-in-common': () =>
    `SELECT a.id, a.times, b.times FROM (${MET} GROUP BY b.party) a
     JOIN (${MET.replace('$person', '$other')} GROUP BY b.party) b ON a.id = b.id`,
  'top-pairs': ({ from }) =>
    from
      ? `SELECT a.party, b.party, count(*) AS times FROM meeting m JOIN part a ON a.meeting = m.id
         JOIN part b ON b.meeting = m.id AND a.party < b.party
         WHERE m.status = 'held' AND m.parties <= ${PAIR_LIMIT} AND m.last >= $from AND m.first <= $to
         GROUP BY a.party, b.party ORDER BY times DESC LIMIT 20`
      : `SELECT a.name, b.name, times ${TOP}`,
  'evidence-for': () =>
    'SELECT q.quote, n.name FROM account a JOIN quote q ON q.claim = a.claim JOIN node n ON n.id = q.article WHERE a.meeting = $meeting',
};
const REACHED = `WITH RECURSIVE reached(id, far) AS (
    SELECT id, 0 FROM named WHERE name = $person
    UNION SELECT two, far + 1 FROM reached JOIN met ON one = reached.id WHERE far < $most
    UNION SELECT one, far + 1 FROM reached JOIN met ON two = reached.id WHERE far < $most)
  SELECT far FROM reached JOIN named n ON n.id = reached.id WHERE n.name = $other LIMIT 1`;

const NAMES = new Set(['person', 'other', 'place']);

/** The parameters that a query has, names as searches compare them. */
const bound = (text, parameters) =>
  Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) =>
      text.includes(`$${name}`) ? [[`$${name}`, NAMES.has(name) ? searchName(value) : value]] : [],
    ),
  );

export const sqlite = {
  name: 'sqlite',
  load: async ({ nodes, edges }, file) => {
    const database = new (await initSqlJs()).Database();
    database.run(`BEGIN; ${TABLES}`);
    const into = (table, columns) =>
      database.prepare(`INSERT OR IGNORE INTO ${table} VALUES (${Array(columns).fill('?')})`);
    const [node, named, meeting] = [into('node', 3), into('named', 2), into('meeting', 5)];
    for (const { label, properties: own } of nodes) {
      node.run([own.id, label, own.name ?? own.title ?? null]);
      for (const name of own.searchNames ?? []) named.run([name, own.id]);
      if (label === 'Meeting') meeting.run([own.id, own.status, own.start, own.end, own.parties]);
    }
    const [part, place, lies, met] = [into('part', 3), into('place', 2), into('lies', 2), into('met', 3)];
    const [account, quote] = [into('account', 2), into('quote', 3)];
    for (const { type, from, to, properties: own } of edges) {
      if (PRESENCE.has(type)) part.run([from, to, type]);
      else if (type === 'HELD_IN' || type === 'PLANNED_IN') place.run([from, to]);
      else if (type === 'PART_OF') lies.run([from, to]);
      else if (type === 'MET_WITH') met.run([from, to, own.count]);
      else if (type === 'ACCOUNT_OF') account.run([from, to]);
      else if (type === 'STATED_IN') quote.run([from, to, own.quote]);
    }
    for (const statement of [node, named, meeting, part, place, lies, met, account, quote]) statement.free();
    database.run(`${INDEXES} COMMIT; ANALYZE;`);
    writeFileSync(file, database.export());
    database.close();
  },
  open: async (file) => {
    const database = new (await initSqlJs()).Database(readFileSync(file));
    const rows = (text, parameters) => {
      const statement = database.prepare(text);
      const found = [];
      try {
        for (statement.bind(parameters); statement.step();) found.push(statement.getAsObject());
      } finally {
        statement.free();
      }
      return found;
    };
    const connection = (parameters) => {
      for (let most = 1; most <= FARTHEST; most++) {
        const found = rows(REACHED, { ...bound(REACHED, parameters), $most: most });
        if (found.length > 0) return found;
      }
      return [];
    };
    return {
      ask: (question, parameters) => {
        if (question === 'who-connects') return connection(parameters);
        const text = QUESTIONS[question]?.(parameters);
        return text && rows(text, bound(text, parameters));
      },
      close: () => database.close(),
    };
  },
};
