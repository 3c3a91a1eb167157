import type { MeetingKind, PartyRole, Status } from '../../src/model/claim.ts';
import type { Dispute, Level } from '../../src/model/world.ts';

/** What one article tells of a meeting. */
export interface Told {
  readonly id: string;
  readonly article: string;
  readonly quote: string;
  readonly status?: Status;
  readonly date?: string | null;
}

/** One meeting of the invented world. */
export interface Plot {
  readonly id: string;
  readonly kind?: MeetingKind;
  readonly status: Status;
  readonly date: string | null;
  readonly who: readonly (readonly [party: string, role?: PartyRole])[];
  readonly where?: readonly (readonly string[])[];
  readonly topics?: readonly string[];
  readonly claims: readonly Told[];
  readonly disputed?: Dispute['field'];
  readonly level?: Level;
}

const GENEVA = ['plc_geneva', 'plc_switzerland'];
const OSLO = ['plc_oslo', 'plc_norway'];
const STOCKHOLM = ['plc_stockholm', 'plc_sweden'];
/** Ids of those who are only at the summit. */
export const GUESTS = Array.from({ length: 11 }, (_, index) => `per_g${String(index + 1).padStart(2, '0')}`);
const SUMMIT = ['per_ann', 'per_bo', 'per_dee', ...GUESTS];

export const PLOTS: readonly Plot[] = [
  {
    id: 'mtg_01',
    status: 'held',
    date: '2024-03-05',
    who: [
      ['per_ann', 'host'],
      ['per_bo', 'visitor'],
    ],
    where: [['plc_hotel', ...OSLO]],
    topics: ['trade'],
    claims: [
      { id: 'clm_01', article: 'a1', quote: 'Ann Lée will meet Bo Ek in Oslo on Tuesday.', status: 'planned' },
      { id: 'clm_02', article: 'a2', quote: 'Ann Lée met Bo Ek at the Grand Hotel on Tuesday.' },
      { id: 'clm_03', article: 'a3', quote: 'On Tuesday, Lée and Ek talked about trade in Oslo.' },
    ],
  },
  {
    id: 'mtg_02',
    status: 'cancelled',
    date: '2024-04-10',
    level: 'minister',
    who: [['per_ann'], ['per_cy']],
    where: [GENEVA],
    claims: [{ id: 'clm_04', article: 'a4', quote: 'The talks of Ann Lée and Cy Orr in Geneva were called off.' }],
  },
  {
    id: 'mtg_03',
    status: 'held',
    date: '[2024-05-01..2024-05-02]',
    who: [['per_ann'], ['per_eli']],
    where: [STOCKHOLM],
    disputed: 'date',
    claims: [
      { id: 'clm_05', article: 'a5', quote: 'Ann Lée met Eli Fox in Stockholm on 1 May.', date: '2024-05-01' },
      { id: 'clm_06', article: 'a6', quote: 'Ann Lée and Eli Fox met in Stockholm on 2 May.', date: '2024-05-02' },
    ],
  },
  {
    id: 'mtg_04',
    kind: 'call',
    status: 'held',
    date: '2024-06-01',
    who: [['per_bo'], ['per_cy']],
    topics: ['ceasefire'],
    claims: [{ id: 'clm_07', article: 'a7', quote: 'Bo Ek had called Cy Orr on 1 June about a ceasefire.' }],
  },
  {
    id: 'mtg_05',
    kind: 'visit',
    status: 'held',
    date: '2024-03-07',
    who: [
      ['per_ann', 'visitor'],
      ['org_se', 'host'],
    ],
    where: [STOCKHOLM],
    claims: [{ id: 'clm_08', article: 'a2', quote: 'She then left for Stockholm.' }],
  },
  {
    id: 'mtg_06',
    status: 'held',
    date: '2024-07-10/2024-07-12',
    who: SUMMIT.map((id) => [id] as const),
    where: [GENEVA],
    topics: ['trade', 'climate'],
    claims: [{ id: 'clm_09', article: 'a7', quote: 'together in Geneva' }],
  },
  {
    id: 'mtg_07',
    status: 'planned',
    date: '2024-09-01',
    who: [['per_dee'], ['per_eli']],
    where: [OSLO],
    claims: [{ id: 'clm_10', article: 'a8', quote: 'Dee Noor is to see Eli Fox in Oslo.' }],
  },
  {
    id: 'mtg_08',
    status: 'denied',
    date: '2024-02',
    who: [['per_cy'], ['per_eli']],
    claims: [{ id: 'clm_11', article: 'a8', quote: 'Cy Orr denied that he had met Eli Fox in February.' }],
  },
  {
    id: 'mtg_09',
    status: 'held',
    date: '2024-08-15',
    who: [['per_bo'], ['per_eli'], ['per_cy', 'mediator']],
    where: [GENEVA],
    topics: ['ceasefire'],
    claims: [{ id: 'clm_12', article: 'a7', quote: 'Cy Orr brought Bo Ek and Eli Fox together in Geneva.' }],
  },
  {
    id: 'mtg_10',
    status: 'held',
    date: null,
    who: [['per_ann'], ['per_dee']],
    claims: [{ id: 'clm_13', article: 'a8', quote: 'Dee Noor and Ann Lée met.' }],
  },
  {
    id: 'mtg_11',
    status: 'proposed',
    date: '2025',
    who: [['per_bo'], ['per_dee']],
    where: [OSLO, STOCKHOLM],
    claims: [{ id: 'clm_14', article: 'a1', quote: 'Bo Ek' }],
  },
  {
    id: 'mtg_12',
    status: 'held',
    date: '2024-03-09',
    who: [['per_dee'], ['per_eli']],
    where: [STOCKHOLM],
    claims: [{ id: 'clm_15', article: 'a3', quote: 'On Tuesday' }],
  },
];
