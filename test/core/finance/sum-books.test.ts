import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { writeBookCsv } from '../../../adapters/finance/write-book.ts';
import {
  addBookParts,
  type BookPart,
  type BookRequest,
  digestEntries,
  emptyBookPart,
  LockedBookError,
  listEntries,
  makeBook,
  readBookPart,
} from '../../../core/finance/index.ts';
import type { LedgerExport } from '../../../core/ledger/ledger-export.ts';
import { remitTax } from '../../../core/tax/remit-tax.ts';
import { emptyAuthorityHead } from '../../../core/tax/remittance.ts';
import { aSettledStore } from '../../support/a-settled-store.ts';
import { aPayout } from '../../support/factories/a-payout.ts';
import { aRemittance } from '../../support/factories/a-remittance.ts';
import { aWithholding } from '../../support/factories/a-withholding.ts';
import { daysAfterOrder } from '../../support/factories/moments.ts';
import { cutIntoPages } from '../../support/in-memory-books.ts';

const accounts = {
  ...{ 'commission-expense': '1', pending: '2', settling: '3', payable: '4', debt: '5' },
  ...{ 'in-payout': '6', 'cash-clearing': '7', 'tax-withheld': '8' },
};
const ever = { from: 0, until: daysAfterOrder(1_000) };
const requests: readonly BookRequest[] = [
  { kind: 'journal', ...ever, accounts },
  { kind: 'accrual', at: daysAfterOrder(60) },
  { kind: 'cash', now: daysAfterOrder(60), runDay: 15 },
];

/** With withheld tax, some of it remitted. */
async function aStore(): Promise<LedgerExport> {
  const store = await aSettledStore();
  const context = { postedAt: daysAfterOrder(55), sha256 };
  const { head, entry } = remitTax(
    emptyAuthorityHead('acme', 'US'),
    aRemittance(),
    1_000n,
    context,
  );
  const taxed = aPayout({ payoutId: 'leo-9', creatorId: 'leo', withholding: aWithholding() });
  return {
    ...store,
    payouts: [...store.payouts, taxed],
    authorities: [{ head, entries: [entry] }],
  };
}

const write = (request: BookRequest, part: BookPart) =>
  writeBookCsv(makeBook(request, 'acme', part, [], sha256));

describe('makeBook', () => {
  it.each(requests)('says the same however the store is cut: %j', async (request) => {
    const store = await aStore();
    const pages = cutIntoPages(store);
    const whole = write(request, readBookPart(request, 'acme', store));
    expect(whole.split('\r\n').length).toBeGreaterThan(4);

    fc.assert(
      fc.property(
        fc.shuffledSubarray(pages, { minLength: pages.length }),
        fc.nat({ max: pages.length }),
        (shuffled, middle) => {
          const addUp = (some: readonly LedgerExport[]) =>
            some
              .map((page) => readBookPart(request, 'acme', page))
              .reduce(addBookParts, emptyBookPart);
          const halves = addBookParts(
            addUp(shuffled.slice(middle)),
            addUp(shuffled.slice(0, middle)),
          );

          expect(write(request, halves)).toBe(whole);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('writes no journal of a locked month whose entries are others', async () => {
    const store = await aStore();
    const entries = listEntries(store, 'acme', ever);
    const lock = {
      ...{ merchantId: 'acme', month: '2026-04', timeZone: 'UTC', ...ever, lockedAt: 0 },
      ...{ author: 'key:ada', reason: 'Booked.', entriesSha256: digestEntries(entries, sha256) },
    };
    const request = { kind: 'journal', ...ever, accounts } as const;
    const part = readBookPart(request, 'acme', store);

    expect(makeBook(request, 'acme', part, [lock], sha256).kind).toBe('journal');
    const less = { ...part, entries: part.entries.slice(1) };
    expect(() => makeBook(request, 'acme', less, [lock], sha256)).toThrow(LockedBookError);
  });
});
