import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dividePayable } from '../../../core/payees/divide-payable.ts';
import type { PayeeTerms } from '../../../core/payees/payee-assignment.ts';
import type { PayoutPart } from '../../../core/payees/payout-part.ts';
import { sumParts } from '../../../core/payees/sum-parts.ts';
import { somePayeeTerms } from '../../support/factories/a-payee.ts';

const terms: fc.Arbitrary<PayeeTerms | undefined> = fc.option(
  fc.record({
    payeeId: fc.constantFrom('northern', 'southern'),
    cutBasisPoints: fc.integer({ min: 0, max: 10_000 }),
    remainderTo: fc.constantFrom('creator' as const, 'payee' as const),
  }),
  { nil: undefined },
);
const amounts = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n });
const parts: fc.Arbitrary<PayoutPart[]> = fc.array(
  fc.oneof(
    fc.record({ minorUnits: amounts }),
    fc.record({ payeeId: fc.constantFrom('northern', 'western'), minorUnits: amounts }),
  ),
  { maxLength: 4 },
);

describe('dividePayable', () => {
  it('gives the payee its cut and the creator the rest', () => {
    expect(dividePayable(10_000n, [], somePayeeTerms())).toEqual([
      { minorUnits: 8_500n },
      { payeeId: 'northern', minorUnits: 1_500n },
    ]);
  });

  it.each([
    { name: 'rounds by the larger fraction', payable: 1_001n, cutBasisPoints: 1_500, cut: 150n },
    { name: 'gives half a unit to the creator', payable: 1n, cutBasisPoints: 5_000, cut: 0n },
    { name: 'knows a hundredth of a percent', payable: 10_000n, cutBasisPoints: 1, cut: 1n },
  ])('$name', ({ payable, cutBasisPoints, cut }) => {
    const divided = dividePayable(payable, [], somePayeeTerms({ cutBasisPoints }));

    expect(divided.find(({ payeeId }) => payeeId !== undefined)?.minorUnits ?? 0n).toBe(cut);
    expect(sumParts(divided)).toBe(payable);
  });

  it('gives all of it to a payee that passes the rest on', () => {
    expect(dividePayable(10_000n, [], somePayeeTerms({ remainderTo: 'payee' }))).toEqual([
      { payeeId: 'northern', minorUnits: 10_000n },
    ]);
  });

  it.each([
    { cutBasisPoints: 0, parts: [{ minorUnits: 99n }] },
    { cutBasisPoints: 10_000, parts: [{ payeeId: 'northern', minorUnits: 99n }] },
  ])('has no part that comes to nothing, at $cutBasisPoints', ({ cutBasisPoints, parts: all }) => {
    expect(dividePayable(99n, [], somePayeeTerms({ cutBasisPoints }))).toEqual(all);
  });

  it('takes no cut of what was set aside before, and leaves it to whose it is', () => {
    const setAside = [{ minorUnits: 8_500n }, { payeeId: 'western', minorUnits: 500n }];

    expect(dividePayable(10_000n, setAside, somePayeeTerms())).toEqual([
      { minorUnits: 9_350n },
      { payeeId: 'northern', minorUnits: 150n },
      { payeeId: 'western', minorUnits: 500n },
    ]);
  });

  it('lets everybody bear a debt by their part of the earnings', () => {
    const setAside = [{ payeeId: 'northern', minorUnits: 1_500n }];

    expect(dividePayable(500n, setAside, somePayeeTerms())).toEqual([
      { minorUnits: -850n },
      { payeeId: 'northern', minorUnits: 1_350n },
    ]);
  });

  it('divides whatever it is to the minor unit, and takes nobody’s part', () => {
    fc.assert(
      fc.property(amounts, parts, terms, (payable, setAside, agreed) => {
        const divided = dividePayable(payable, setAside, agreed);

        expect(sumParts(divided)).toBe(payable);
        expect(new Set(divided.map(({ payeeId }) => payeeId)).size).toBe(divided.length);
        const strangers = [...setAside, { payeeId: agreed?.payeeId }, {}];
        for (const { payeeId } of divided) {
          expect(strangers.some((each) => each.payeeId === payeeId)).toBe(true);
        }
      }),
    );
  });
});
