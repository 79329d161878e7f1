import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { emptyAccountHead } from '../../../core/ledger/empty-account-head.ts';
import type { Entry, Leg } from '../../../core/ledger/entry.ts';
import { settleLegs } from '../../../core/ledger/settle-legs.ts';
import { makeStatement, parsePeriod } from '../../../core/ledger/statement.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';
import { aSettledStore } from '../../support/a-settled-store.ts';
import { arbitraryLegs } from '../../support/arbitrary-legs.ts';
import { aLeg } from '../../support/factories/a-leg.ts';

const mia = { merchantId: 'acme', creatorId: 'mia' };

function momentOf(text: string): number {
  const at = parseInstant(text);
  if (at === undefined) throw new Error(`${text} is not a moment.`);
  return at;
}

function entriesAt(dated: readonly { readonly leg: Leg; readonly at: string }[]): Entry[] {
  let head = emptyAccountHead('acme', 'mia');
  return dated.map(({ leg, at }) => {
    const change = settleLegs(head, [leg], { postedAt: momentOf(at), sha256 });
    head = change.head;
    return change.entry;
  });
}

describe('makeStatement', () => {
  it('lists per currency what orders gave and took back, what was paid, and what is left', async () => {
    const store = await aSettledStore();
    const account = store.accounts.find(({ head }) => head.creatorId === 'mia');

    const statement = makeStatement(mia, '2026-04', account?.entries ?? []);

    expect(statement.currencies).toMatchObject([
      { currency: 'JPY', openingMinorUnits: 0n, earnedMinorUnits: 500n, closingMinorUnits: 500n },
      {
        currency: 'USD',
        openingMinorUnits: 0n,
        lines: [
          { conversionId: 'shop~1', revision: 1, minorUnits: 1_000n },
          { conversionId: 'shop~1', revision: 2, minorUnits: -400n },
        ],
        earnedMinorUnits: 600n,
        payouts: [
          { payoutId: 'mia-usd-2', step: 'reserved', minorUnits: 1_000n },
          { payoutId: 'mia-usd-2', step: 'confirmed', minorUnits: 1_000n },
        ],
        paidMinorUnits: 1_000n,
        closingMinorUnits: -400n,
        closingBalances: { debt: 400n, paid: 1_000n },
      },
    ]);
  });

  it('cuts by posting time, the first moment of the next month excluded', () => {
    const entries = entriesAt([
      { leg: aLeg({ conversionId: 'shop~1', minorUnits: 1n }), at: '2026-02-28T23:59:59.999Z' },
      { leg: aLeg({ conversionId: 'shop~2', minorUnits: 20n }), at: '2026-03-01T00:00:00Z' },
      { leg: aLeg({ conversionId: 'shop~3', minorUnits: 300n }), at: '2026-03-31T23:59:59.999Z' },
      { leg: aLeg({ conversionId: 'shop~4', minorUnits: 4_000n }), at: '2026-04-01T00:00:00Z' },
    ]);

    expect(makeStatement(mia, '2026-03', entries).currencies).toMatchObject([
      { openingMinorUnits: 1n, earnedMinorUnits: 320n, closingMinorUnits: 321n },
    ]);
  });

  it('opens where the month before closed, whatever was posted', () => {
    const months = ['2025-12', '2026-01', '2026-02'];

    fc.assert(
      fc.property(arbitraryLegs, (legs) => {
        const entries = entriesAt(
          legs.map((leg, index) => ({
            leg,
            at: `${months[Math.floor((index * months.length) / legs.length)]}-17T12:00:00Z`,
          })),
        );
        const statements = months.map((month) => makeStatement(mia, month, entries));

        const closings = new Map<string, bigint>();
        for (const { currency, ...sums } of statements.flatMap((each) => each.currencies)) {
          expect(sums.openingMinorUnits).toBe(closings.get(currency) ?? 0n);
          closings.set(currency, sums.closingMinorUnits);
        }
      }),
    );
  });

  it.each(['2026-13', '2026-3', 'March', '2026-03-01'])('refuses the period %p', (period) => {
    expect(() => makeStatement(mia, period, [])).toThrow(RangeError);
  });
});

describe('parsePeriod', () => {
  it.each([
    { period: '2026-02', from: '2026-02-01T00:00:00Z', until: '2026-03-01T00:00:00Z' },
    { period: '2025-12', from: '2025-12-01T00:00:00Z', until: '2026-01-01T00:00:00Z' },
  ])('$period is a whole month', ({ period, from, until }) => {
    expect(parsePeriod(period)).toEqual({ from: momentOf(from), until: momentOf(until) });
  });
});
