import { describe, expect, it } from '@jest/globals';
import type { CodeUse } from '../../../core/assessment/list-code-uses.ts';
import { reportCodes } from '../../../core/reports/report-codes.ts';
import type { ConversionState } from '../../../core/settlement/conversion.ts';
import { aConversionState, daysAfterOrder } from '../../support/factories/index.ts';

const use = (changes: Partial<CodeUse> = {}): CodeUse => ({
  code: 'MIA10',
  creatorId: 'mia',
  discountMinorUnits: 1_000n,
  hadTouch: true,
  fromCouponSite: false,
  ...changes,
});

function anOrder(
  codes: readonly CodeUse[],
  changes: Partial<ConversionState> = {},
  revenueMinorUnits = 9_000n,
): ConversionState {
  const state = aConversionState(changes);
  return { ...state, summary: { ...state.summary, revenueMinorUnits, codes } };
}

describe('reportCodes', () => {
  it('says of each code what it brought, what customers saved, and how they came', () => {
    const report = reportCodes([
      anOrder([use()]),
      anOrder([use({ hadTouch: false, fromCouponSite: true })]),
      anOrder([use({ code: 'ZOE15', creatorId: 'zoe', discountMinorUnits: 500n })], {
        currency: 'EUR',
      }),
    ]);

    expect(report).toMatchObject([
      {
        code: 'MIA10',
        creatorId: 'mia',
        uses: 2,
        usesWithoutTouch: 1,
        usesFromCouponSites: 1,
        currencies: [
          {
            currency: 'USD',
            revenue: { amount: '180.00' },
            customerDiscount: { amount: '20.00' },
          },
        ],
        leak: { leaked: false },
      },
      { code: 'ZOE15', currencies: [{ currency: 'EUR', revenue: { amount: '90.00' } }] },
    ]);
  });

  it('counts neither tests nor orders that came to nothing', () => {
    expect(
      reportCodes([anOrder([use()], { status: 'excluded' }), anOrder([use()], {}, 0n)]),
    ).toEqual([]);
  });

  it('calls a code leaked whose users come from coupon sites, and says why and since when', () => {
    const quiet = Array.from({ length: 30 }, (_, day) =>
      anOrder([use()], { placedAt: daysAfterOrder(day) }),
    );
    const leaked = Array.from({ length: 40 }, () =>
      anOrder([use({ hadTouch: false, fromCouponSite: true })], { placedAt: daysAfterOrder(31) }),
    );

    const [before] = reportCodes(quiet);
    const [after] = reportCodes([...leaked, ...quiet]);

    expect(before?.leak.leaked).toBe(false);
    expect(after?.leak).toMatchObject({ leaked: true, since: '2026-04-02' });
    expect(after?.leak.reason).toMatch(/^Leaked since 2026-04-02: .*came from coupon sites/);
  });
});
