import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { appendEntry, hashEntry } from '../../../core/ledger/append-entry.ts';
import type { EntryDraft, Posting } from '../../../core/ledger/entry.ts';
import { orderMoment } from '../../support/factories/index.ts';

const posting = (account: Posting['account'], minorUnits: bigint, changes = {}): Posting => ({
  account,
  owner: 'mia',
  unit: 'USD',
  minorUnits,
  ...changes,
});

function aDraft(postings: readonly Posting[]): EntryDraft {
  return {
    journal: 'creator/mia',
    kind: 'settle',
    cause: 'settle/shop~1001/1',
    eventAt: orderMoment,
    postedAt: orderMoment,
    postings,
    legs: [],
  };
}

const balanced = aDraft([posting('settling', 1_000n), posting('payable', -1_000n)]);
const start = { sequence: 0, hash: '' };

describe('appendEntry', () => {
  it('counts from 1 and chains each entry to the hash of the one before', () => {
    const first = appendEntry(balanced, start, sha256);
    const second = appendEntry(balanced, first, sha256);

    expect([first.sequence, second.sequence]).toEqual([1, 2]);
    expect(first.previousHash).toBe('');
    expect(second.previousHash).toBe(first.hash);
    expect(second.hash).not.toBe(first.hash);
  });

  it('hashes every part of the entry, one unit of money included', () => {
    const entry = appendEntry(balanced, start, sha256);
    const changes = [
      { postings: [posting('settling', 1_001n), posting('payable', -1_001n)] },
      { postedAt: orderMoment + 1 },
      { cause: 'settle/shop~1002/1' },
      { legs: [{ conversionId: 'shop~1', revision: 1, unit: 'USD', minorUnits: 1n }] },
      { sequence: 2 },
      { previousHash: 'x' },
    ];

    const hashes = changes.map((change) => hashEntry({ ...entry, ...change }, sha256));

    expect(hashEntry(entry, sha256)).toBe(entry.hash);
    expect(new Set([entry.hash, ...hashes]).size).toBe(changes.length + 1);
  });

  it.each([
    {
      mistake: 'a cent too much',
      postings: [posting('settling', 1_000n), posting('payable', -999n)],
    },
    {
      mistake: 'currencies that balance only together',
      postings: [posting('settling', 5n), posting('payable', -5n, { unit: 'EUR' })],
    },
    {
      mistake: 'money that moves to another creator',
      postings: [posting('settling', 5n), posting('payable', -5n, { owner: 'leo' })],
    },
  ])('refuses $mistake', ({ postings }) => {
    expect(() => appendEntry(aDraft(postings), start, sha256)).toThrow(RangeError);
  });
});
