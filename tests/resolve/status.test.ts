import { expect, test } from 'vitest';
import type { Claim, Status } from '../../src/model/claim.ts';
import { makeId } from '../../src/model/ids.ts';
import type { Account } from '../../src/resolve/account.ts';
import { settleStatus } from '../../src/resolve/fields.ts';

function account(status: Status, date: string | null, published: string | null): Account {
  const claim: Claim = {
    id: makeId('clm', status, date ?? '', published ?? ''),
    article: makeId('art', published ?? 'undated'),
    kind: 'meeting',
    status,
    participants: [],
    places: [],
    date,
    dateBasis: date === null ? 'none' : 'stated',
    topics: [],
    accordingTo: null,
    evidence: [],
    confidence: 1,
    by: [],
  };
  return {
    claim,
    published,
    publisher: null,
    text: '',
    parties: [],
    partyIds: [],
    places: [],
    window: { start: date, end: date },
    apart: null,
    tense: status === 'held' ? 'held' : 'future',
  };
}

const settled = (...accounts: Account[]): Status | null => settleStatus(accounts).value;

test('held where an article of that day or later says so', () => {
  expect(settled(account('planned', '2024-05-10', '2024-05-01'), account('held', '2024-05-10', '2024-05-10'))).toBe(
    'held',
  );
});

test('an article from before the day cannot tell of the holding', () => {
  expect(settled(account('held', '2024-05-10', '2024-05-01'))).toBe('planned');
  expect(settled(account('held', '2024-05-10', '2024-05-01'), account('cancelled', null, '2024-05-08'))).toBe(
    'cancelled',
  );
});

test('without a date on either side the claim stands', () => {
  expect(settled(account('held', null, '2024-05-01'))).toBe('held');
  expect(settled(account('held', '2024-05-10', null))).toBe('held');
});

test('held beside a later denial is disputed', () => {
  const accounts = [account('held', '2024-05-10', '2024-05-10'), account('denied', '2024-05-10', '2024-05-12')];
  expect(settleStatus(accounts)).toMatchObject({ value: 'held', dispute: { field: 'status' } });
});
