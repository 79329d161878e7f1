import type { Mutant } from './mutant.ts';

/** What is one's is paid to another, or divided on other terms than agreed. */
export const mistakesInPayees: readonly Mutant[] = [
  {
    name: 'A part that came back is divided again',
    edits: [
      {
        file: 'core/ledger/post-return.ts',
        find: '...(division === undefined ? {} : { setAside: partOf(division, earned) }),',
        replace: '',
      },
    ],
  },
  {
    name: 'What is set aside is divided once more',
    edits: [
      {
        file: 'core/payees/divide-payable.ts',
        find: 'const rest = payable - indirectTax - sumParts(setAside);\n  return addParts([...setAside, ...divide(rest, terms), { minorUnits: indirectTax }]);',
        replace:
          'return addParts(setAside.length > 9 ? [] : [...divide(payable - indirectTax, terms), { minorUnits: indirectTax }]);',
      },
    ],
  },
  {
    name: 'A part is reserved with the other one',
    edits: [
      {
        file: 'core/ledger/reserve-payout.ts',
        find: 'return own < payableMinorUnits ? own : payableMinorUnits;',
        replace: 'return payableMinorUnits;',
      },
      // What the run has judged the part to be bounds it as well.
      {
        file: 'core/ledger/reserve-payout.ts',
        find: 'const gross = minorUnitsMax < own ? minorUnitsMax : own;',
        replace: 'const gross = minorUnitsMax < 0n ? minorUnitsMax : own;',
      },
    ],
  },
  {
    name: 'The payee of the day of the work is paid',
    edits: [
      {
        file: 'functions/run-payout-batch/submit-payout-of-creator.ts',
        find: 'loadPayableAccount(ports, programs, merchantId, creatorId, createdAt);',
        replace:
          'loadPayableAccount(ports, programs, merchantId, creatorId, ports.now() + 0 * createdAt);',
      },
    ],
  },
  {
    name: 'Any part of a creator in the batch is taken for the own one',
    edits: [
      {
        file: 'functions/run-payout-batch/submit-payout-of-creator.ts',
        find: 'payout.division?.payeeId === payeeId &&',
        replace: '',
      },
    ],
  },
];
