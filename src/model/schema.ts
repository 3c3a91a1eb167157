import type { AttendanceType } from './world.ts';

/** Types of property values in the graph. `date` is a native DATE in every store. */
export type PropertyType = 'string' | 'strings' | 'integer' | 'integers' | 'float' | 'boolean' | 'date';

export interface NodeType {
  readonly means: string;
  readonly properties: Readonly<Record<string, PropertyType>>;
}

export interface EdgeType {
  readonly means: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly properties: Readonly<Record<string, PropertyType>>;
}

/** The graph, declared once: constraints, loads, exports and the viewer's legend derive from it. */
export const NODE_TYPES = {
  Person: {
    means: 'a human being',
    properties: {
      id: 'string',
      name: 'string',
      searchName: 'string',
      searchNames: 'strings',
      aliases: 'strings',
      wikidata: 'string',
      country: 'string',
    },
  },
  Organization: {
    means: 'a body that acts: ministry, company, party; also a state, city or union when it acts',
    properties: {
      id: 'string',
      name: 'string',
      searchName: 'string',
      searchNames: 'strings',
      aliases: 'strings',
      kind: 'string',
      wikidata: 'string',
      country: 'string',
    },
  },
  Place: {
    means: 'a venue, city, region or country',
    properties: {
      id: 'string',
      name: 'string',
      searchName: 'string',
      searchNames: 'strings',
      aliases: 'strings',
      kind: 'string',
      latitude: 'float',
      longitude: 'float',
      country: 'string',
    },
  },
  Meeting: {
    means: 'one real encounter, computed from its claims',
    properties: {
      id: 'string',
      title: 'string',
      kind: 'string',
      status: 'string',
      history: 'strings',
      date: 'string',
      start: 'date',
      end: 'date',
      precision: 'string',
      dateBasis: 'string',
      disputed: 'strings',
      level: 'string',
      format: 'string',
      confidence: 'float',
      sources: 'integer',
      parties: 'integer',
    },
  },
  Name: { means: 'a name, folded, by which searches start', properties: { id: 'string', searchName: 'string' } },
  Topic: { means: 'what was talked about', properties: { id: 'string', name: 'string', searchName: 'string' } },
  Article: {
    means: 'a text that someone published',
    properties: {
      id: 'string',
      name: 'string',
      title: 'string',
      published: 'date',
      documentDate: 'date',
      documentDateBasis: 'string',
      url: 'string',
      language: 'string',
      sentences: 'strings',
      candidates: 'strings',
    },
  },
  Claim: {
    means: "one article's account of one meeting",
    properties: {
      id: 'string',
      kind: 'string',
      status: 'string',
      date: 'string',
      dateBasis: 'string',
      accordingTo: 'string',
      confidence: 'float',
      by: 'strings',
    },
  },
  Judgement: {
    means: "a person's word that outranks the machine, a note or a tag",
    properties: {
      id: 'string',
      kind: 'string',
      verdict: 'string',
      field: 'string',
      value: 'string',
      author: 'string',
      time: 'string',
      reason: 'string',
    },
  },
} as const satisfies Record<string, NodeType>;

export type NodeLabel = keyof typeof NODE_TYPES;

const PARTY = ['Person', 'Organization'] as const;
const attendance = (means: string) =>
  ({ means, from: PARTY, to: ['Meeting'], properties: { role: 'string' } }) as const;

export const EDGE_TYPES = {
  ATTENDED: attendance('took part; the meeting was held'),
  EXPECTED_AT: attendance('is to take part; the meeting is planned, proposed or postponed'),
  DID_NOT_ATTEND: attendance('was to take part; the meeting was cancelled or declined'),
  ALLEGED_AT: attendance('is said to have taken part; the meeting is denied'),
  HELD_IN: {
    means: 'where the meeting was held',
    from: ['Meeting'],
    to: ['Place'],
    properties: { alternative: 'integer' },
  },
  PLANNED_IN: {
    means: 'where it was to be held',
    from: ['Meeting'],
    to: ['Place'],
    properties: { alternative: 'integer' },
  },
  NAME_OF: { means: 'is a name of', from: ['Name'], to: ['Person', 'Organization', 'Place'], properties: {} },
  PART_OF: { means: 'lies in', from: ['Place'], to: ['Place'], properties: {} },
  ABOUT: { means: 'what it was about', from: ['Meeting'], to: ['Topic'], properties: {} },
  BROADER: { means: 'is a kind of', from: ['Topic'], to: ['Topic'], properties: {} },
  DURING: { means: 'on the margins of', from: ['Meeting'], to: ['Meeting'], properties: {} },
  ACCOUNT_OF: { means: 'is an account of', from: ['Claim'], to: ['Meeting'], properties: {} },
  NAMES: {
    means: 'the words that name it',
    from: ['Claim'],
    to: ['Person', 'Organization', 'Place'],
    properties: { as: 'strings', role: 'string' },
  },
  STATED_IN: {
    means: 'the quote that states it',
    from: ['Claim'],
    to: ['Article'],
    properties: { quote: 'string', start: 'integer', end: 'integer', prefix: 'string', suffix: 'string' },
  },
  CONTRADICTS: { means: 'disagrees with', from: ['Claim'], to: ['Claim'], properties: { field: 'string' } },
  HOLDS_ROLE: {
    means: 'holds an office in',
    from: ['Person'],
    to: ['Organization'],
    properties: { title: 'string', from: 'date', to: 'date', first: 'date', last: 'date', article: 'string' },
  },
  UNIT_OF: { means: 'is a part of', from: ['Organization'], to: ['Organization'], properties: {} },
  BASED_IN: { means: 'has its seat in', from: ['Organization'], to: ['Place'], properties: {} },
  GOVERNS: { means: 'governs', from: ['Organization'], to: ['Place'], properties: {} },
  MENTIONED_IN: {
    means: 'is named in',
    from: ['Person', 'Organization', 'Place'],
    to: ['Article'],
    properties: { count: 'integer', first: 'integer', sentences: 'integers' },
  },
  PUBLISHED_BY: { means: 'was published by', from: ['Article'], to: ['Organization'], properties: {} },
  CONCERNS: {
    means: 'is said of',
    from: ['Judgement'],
    to: ['Claim', 'Meeting', 'Person', 'Organization'],
    properties: { side: 'string' },
  },
  MET_WITH: {
    means: 'derived: held meetings of at most PAIR_LIMIT parties that both attended',
    from: ['Person'],
    to: ['Person'],
    properties: { count: 'integer', first: 'date', last: 'date' },
  },
} as const satisfies Record<string, EdgeType>;

export type EdgeName = keyof typeof EDGE_TYPES;

/** Meetings of more parties make no pair links: they are gatherings. Printed with every result that uses it. */
export const PAIR_LIMIT = 12;

/** The attendance edge that a meeting's status allows: its type says what is true. */
export const ATTENDANCE_OF = {
  held: 'ATTENDED',
  planned: 'EXPECTED_AT',
  proposed: 'EXPECTED_AT',
  postponed: 'EXPECTED_AT',
  cancelled: 'DID_NOT_ATTEND',
  declined: 'DID_NOT_ATTEND',
  denied: 'ALLEGED_AT',
} as const satisfies Record<string, AttendanceType>;

export type PropertyValue = string | number | boolean | readonly string[] | readonly number[] | null;

/** A node as rows travel to a store: `id` is among the properties; dates are YYYY-MM-DD strings. */
export interface NodeRow {
  readonly label: NodeLabel;
  readonly properties: Readonly<Record<string, PropertyValue>>;
}

export interface EdgeRow {
  readonly type: EdgeName;
  readonly fromLabel: NodeLabel;
  readonly from: string;
  readonly toLabel: NodeLabel;
  readonly to: string;
  readonly properties: Readonly<Record<string, PropertyValue>>;
}

export interface GraphRows {
  readonly nodes: readonly NodeRow[];
  readonly edges: readonly EdgeRow[];
}

/** The rows of a graph, which may be made while they are read: all nodes before the first edge, and anew each time. */
export interface GraphSource {
  readonly nodes: Iterable<NodeRow>;
  readonly edges: Iterable<EdgeRow>;
  /** Nobody will read them again: forgets what they are made from. */
  letGo?(): void;
}

/** Code units that names are compared by: no index of Neo4j holds a value of more than some 8,000 bytes. */
export const MOST_COMPARED = 1000;

/** A name as searches compare it: folded, without what stands behind its first MOST_COMPARED code units. */
export function searchName(name: string): string {
  return beginningOf(folded(beginningOf(name, 4 * MOST_COMPARED)), MOST_COMPARED).trimEnd();
}

/** At most so many code units, none of them half a character. */
export const beginningOf = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

/** A text without accents, case, and what is no letter or digit; single spaces. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
