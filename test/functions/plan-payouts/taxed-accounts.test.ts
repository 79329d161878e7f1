import { describe, expect, it } from '@jest/globals';
import { emptyBalances } from '../../../core/ledger/balances.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import type { Entry } from '../../../core/ledger/entry.ts';
import { judgeParts } from '../../../core/payouts/judge-parts.ts';
import { waitingParts } from '../../../core/payouts/waiting-part.ts';
import { withDueParts } from '../../../functions/shared/paying/with-due-parts.ts';

const aHead = (payable: bigint, tax: bigint) => ({
  ...emptyAccountHead('acme', 'mia'),
  sequence: 2,
  balances: { EUR: { ...emptyBalances, payable } },
  indirectTax: { EUR: { openMinorUnits: tax, reservedMinorUnits: 0n } },
});
const anEntry = (sequence: number, postedAt: number, changes: Partial<Entry>): Entry => ({
  ...{ journal: 'creator/mia', sequence, kind: 'settle', cause: `cause/${sequence}` },
  ...{ eventAt: 0, postedAt, postings: [], legs: [], previousHash: '', hash: '' },
  ...changes,
});
const earned = (sequence: number, postedAt: number, minorUnits: bigint) =>
  anEntry(sequence, postedAt, {
    legs: [{ conversionId: `order-${sequence}`, revision: 1, unit: 'EUR', minorUnits }],
  });
const taxed = (sequence: number, postedAt: number, minorUnits: bigint) =>
  anEntry(sequence, postedAt, {
    kind: 'indirect-tax',
    postings: [{ account: 'payable', owner: 'mia', unit: 'EUR', minorUnits: -minorUnits }],
  });

describe('an account with indirect tax', () => {
  it('is paid the tax with what it is on, though the invoice came after the cut-off', () => {
    const entries = [taxed(2, 20, 1_900n), earned(1, 1, 10_000n)];

    expect(waitingParts(aHead(11_900n, 1_900n), entries, 10)).toEqual({});
  });

  it('lets wait what was earned after the cut-off, and no tax', () => {
    const entries = [earned(3, 30, 2_000n), taxed(2, 20, 1_900n), earned(1, 1, 10_000n)];

    expect(waitingParts(aHead(13_900n, 1_900n), entries, 10)).toEqual({
      EUR: { minorUnits: 2_000n },
    });
    // What came before is paid and its tax is not: no more waits than was earned.
    expect(waitingParts(aHead(3_000n, 1_900n), entries, 10)).toEqual({
      EUR: { minorUnits: 1_100n },
    });
  });

  it.each<[payable: bigint, tax: bigint, pays: boolean]>([
    [2_400n, 400n, true],
    [2_399n, 400n, false],
    [19n, 19n, true],
    [1_900n, -100n, true],
    [1_899n, -100n, false],
  ])(
    'of %s minor units with %s of tax is asked the minimum of what is earned',
    (payable, tax, pays) => {
      const settings = [{ minimums: [{ currency: 'EUR', minorUnits: 2_000n }] }];
      const account = { head: aHead(payable, tax), method: { rail: 'manual' } as const, settings };

      expect(judgeParts(account, { currency: 'EUR', debtor: undefined })).toMatchObject([{ pays }]);
    },
  );

  it('rolls over from when it was earned, whatever tax is on it', async () => {
    const year = 366 * 86_400_000;
    const entries = [taxed(2, year, 95n), earned(1, year - 1, 500n)];
    const listEntries = async () => entries.toReversed();
    const account = { head: aHead(595n, 95n), method: undefined, settings: [] };

    const { rollOvers } = await withDueParts({ ledger: { listEntries } }, account, {
      at: 2 * year - 1,
    });

    expect(rollOvers?.EUR?.isOver).toBe(true);
    const before = await withDueParts({ ledger: { listEntries } }, account, { at: year + 1 });
    expect(before.rollOvers?.EUR?.isOver).toBe(false);
  });
});
