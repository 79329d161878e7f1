import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyInvoicing } from '../../../../core/invoices/own/invoicing-account.ts';
import { openMonth } from '../../../../core/invoices/own/open-month.ts';
import { formatMoney } from '../../../../core/money/format-money.ts';
import type { StatedUnit } from '../../../../core/statements/issued-statement.ts';
import { aStatedUnit } from '../../../support/factories/an-own-invoice.ts';

const none = emptyInvoicing('acme', 'mia');
const april = (isInvoiced: boolean, ...units: readonly StatedUnit[]) => ({
  ...{ month: '2026-04', statement: 'mia-2026-04', day: '2026-04-30', isInvoiced, units },
});
const monthOf = (place: number) =>
  `${2026 + Math.floor(place / 12)}-${`${(place % 12) + 1}`.padStart(2, '0')}`;

function write(minorUnits: bigint): string {
  const text = formatMoney({
    minorUnits: minorUnits < 0n ? -minorUnits : minorUnits,
    currency: 'EUR',
  });
  return minorUnits < 0n ? `-${text}` : text;
}

describe('openMonth', () => {
  it('has what was earned in a month invoiced', () => {
    const opened = openMonth(none, april(true, aStatedUnit('100.00')));

    expect(opened).toMatchObject({
      ...{ version: 1, through: '2026-04', free: { EUR: 0n }, carried: { EUR: 0n } },
      months: [
        { month: '2026-04', currency: 'EUR', statement: 'mia-2026-04', netMinorUnits: 10_000n },
      ],
    });
  });

  it('has nothing invoiced of the time before, and takes what was earned in it for free', () => {
    const opened = openMonth(none, april(false, aStatedUnit('100.00')));

    expect(opened).toMatchObject({ free: { EUR: 10_000n }, months: [] });
  });

  it('takes for free what was earned before the first statement', () => {
    const eur = (amount: string) => ({ amount, currency: 'EUR' });
    const closingBalances = {
      payable: eur('130.00'),
      paid: eur('40.00'),
      taxWithheld: eur('5.00'),
    };
    const unit = aStatedUnit('100.00', { closingBalances, indirectTax: eur('19.00') });

    expect(openMonth(none, april(true, unit)).free).toEqual({ EUR: 5_600n });
  });

  it('carries what a month lost on, and lowers the next one by it', () => {
    const lost = openMonth(none, april(true, aStatedUnit('-30.00')));
    expect(lost).toMatchObject({ carried: { EUR: -3_000n }, months: [] });

    const zero = aStatedUnit('80.00');
    const next = openMonth(lost, {
      ...april(true, zero),
      month: '2026-05',
      statement: 'mia-2026-05',
    });
    expect(next).toMatchObject({ carried: { EUR: 0n }, months: [{ netMinorUnits: 5_000n }] });
  });

  it('leaves what is no cash alone', () => {
    const points = aStatedUnit('1.00', { unit: 'points' });

    expect(openMonth(none, april(true, points))).toMatchObject({ free: {}, months: [] });
  });

  it('refuses to take a statement in twice', () => {
    const opened = openMonth(none, april(true, aStatedUnit('100.00')));

    expect(() => openMonth(opened, april(true, aStatedUnit('100.00')))).toThrow(RangeError);
  });

  it('has exactly invoiced what was earned, whatever the months came to', () => {
    const amounts = fc.array(fc.bigInt({ min: -100_000n, max: 100_000n }), { maxLength: 30 });
    fc.assert(
      fc.property(amounts, (earned) => {
        const account = earned.reduce(
          (before, minorUnits, place) =>
            openMonth(before, {
              ...{ month: monthOf(place), statement: '', day: '', isInvoiced: true },
              // What came before the month is in its balances, and no statement's business here.
              units: [aStatedUnit(write(minorUnits))],
            }),
          none,
        );
        const invoiced = account.months.reduce((sum, { netMinorUnits }) => sum + netMinorUnits, 0n);
        const all = earned.reduce((sum, each) => sum + each, 0n);

        expect(invoiced + (account.carried.EUR ?? 0n)).toBe(all);
        expect(account.months.every(({ netMinorUnits }) => netMinorUnits > 0n)).toBe(true);
        expect((account.carried.EUR ?? 0n) <= 0n).toBe(true);
      }),
    );
  });
});
