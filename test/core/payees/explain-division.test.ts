import { describe, expect, it } from '@jest/globals';
import { explainDivision } from '../../../core/payees/explain-division.ts';
import { formatBasisPoints } from '../../../core/payees/format-basis-points.ts';
import { somePayeeTerms } from '../../support/factories/a-payee.ts';

describe('explainDivision', () => {
  it('says who has which part of what was payable', () => {
    const division = {
      payableMinorUnits: 10_000n,
      dividedMinorUnits: 10_000n,
      terms: somePayeeTerms({ cutBasisPoints: 1_250 }),
      parts: [{ minorUnits: 8_750n }, { payeeId: 'northern', minorUnits: 1_250n }],
    };

    expect(explainDivision(division, 'EUR')).toEqual([
      '100.00 EUR were payable, 87.50 EUR of it to the creator.',
      'Of 100.00 EUR that were not divided before, northern has 12.5 % (12.50 EUR) and the creator the rest (87.50 EUR).',
    ]);
  });

  it('says what the payee keeps of what it is paid whole', () => {
    const division = {
      payeeId: 'northern',
      payableMinorUnits: 10_000n,
      dividedMinorUnits: 10_000n,
      terms: somePayeeTerms({ remainderTo: 'payee' as const }),
      parts: [{ payeeId: 'northern', minorUnits: 10_000n }],
    };

    expect(explainDivision(division, 'EUR')[1]).toBe(
      'Of 100.00 EUR that were not divided before, all are paid to northern, which keeps 15 % and passes the rest on.',
    );
  });

  it('says what was set aside before', () => {
    const division = {
      payeeId: 'northern',
      payableMinorUnits: 2_500n,
      dividedMinorUnits: 1_000n,
      parts: [{ minorUnits: 1_000n }, { payeeId: 'northern', minorUnits: 1_500n }],
    };

    expect(explainDivision(division, 'EUR')).toEqual([
      '25.00 EUR were payable, 15.00 EUR of it to northern.',
      'Of 10.00 EUR that were not divided before, all are the creator’s, who has no payee.',
      '15.00 EUR were set aside before for northern.',
    ]);
  });
});

describe('formatBasisPoints', () => {
  it.each([
    [0, '0 %'],
    [1, '0.01 %'],
    [50, '0.5 %'],
    [1_500, '15 %'],
    [3_333, '33.33 %'],
    [10_000, '100 %'],
  ])('writes %d as %s', (basisPoints, text) => {
    expect(formatBasisPoints(basisPoints)).toBe(text);
  });
});
