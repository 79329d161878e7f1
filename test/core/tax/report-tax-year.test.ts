import { describe, expect, it } from '@jest/globals';
import { reportTaxYear } from '../../../core/tax/report-tax-year.ts';
import { aPayout } from '../../support/factories/a-payout.ts';
import { aWithholding } from '../../support/factories/a-withholding.ts';

const paid = (
  payoutId: string,
  changes: Parameters<typeof aWithholding>[0] = {},
  more: Parameters<typeof aPayout>[0] = {},
) => aPayout({ payoutId, state: 'confirmed', withholding: aWithholding(changes), ...more });

const signed = { ruleId: 'us-1099-nec-2000', withheldMinorUnits: 0n } as const;

describe('reportTaxYear', () => {
  it('adds up a receiver’s payments of the year by quarter, and none of another year', () => {
    const lines = reportTaxYear(
      [
        paid('1', { ...signed, grossMinorUnits: 150_000n, day: '2026-03-31' }),
        paid(
          '2',
          { ...signed, grossMinorUnits: 50_000n, day: '2026-04-01' },
          { state: 'submitted' },
        ),
        paid('3', { ...signed, grossMinorUnits: 7n, day: '2025-12-31', taxYear: 2025 }),
      ],
      2026,
    );

    expect(lines).toEqual([
      {
        ...{ merchantId: 'acme', receiver: { kind: 'creator', id: 'mia' }, payerCountry: 'US' },
        ...{ form: '1099-NEC', currency: 'USD', payments: 2, unconfirmed: 1 },
        ...{ grossMinorUnits: 200_000n, withheldMinorUnits: 0n, isReportable: true },
        quartersMinorUnits: [150_000n, 50_000n, 0n, 0n],
      },
    ]);
  });

  it('names nobody below the amount of the return, unless something was withheld', () => {
    const reportable = (changes: Parameters<typeof aWithholding>[0]) =>
      reportTaxYear([paid('1', changes)], 2026).map(({ isReportable }) => isReportable);

    expect(reportable({ ...signed, grossMinorUnits: 199_999n })).toEqual([false]);
    expect(reportable({ ...signed, grossMinorUnits: 200_000n })).toEqual([true]);
    expect(reportable({ grossMinorUnits: 1_000n, withheldMinorUnits: 240n })).toEqual([true]);
  });

  it('counts what did not come back, by whoever received it, and each return by itself', () => {
    const division = {
      ...{ payeeId: 'northern', payableMinorUnits: 1_000n, dividedMinorUnits: 1_000n },
      parts: [{ payeeId: 'northern', minorUnits: 1_000n }],
    };
    const lines = reportTaxYear(
      [
        paid('1'),
        paid('2', {}, { state: 'failed' }),
        paid('3', {}, { state: 'cancelled' }),
        paid('4', {}, { division }),
        paid('5', { ruleId: 'us-foreign-services-here' }),
        aPayout({ payoutId: '6', state: 'confirmed' }),
      ],
      2026,
    );

    expect(lines.map(({ receiver, form, payments }) => [receiver.id, form, payments])).toEqual([
      ['mia', '1042-S', 1],
      ['mia', '1099-NEC', 1],
      ['northern', '1099-NEC', 1],
    ]);
  });
});
