import type { Mutant } from './mutant.ts';

/** What is exchanged and what came of it are taken for one another. */
export const mistakesInExchanges: readonly Mutant[] = [
  {
    name: 'A rail is handed what was reserved, not what came of it',
    edits: [
      {
        file: 'core/payouts/to-rail-payment.ts',
        find: '...{ payoutId, ...movedAmountOf(payout) },',
        replace: '...{ payoutId, ...movedAmountOf(payout), minorUnits: payout.minorUnits },',
      },
    ],
  },
  {
    name: 'A bank file names what was reserved, not what came of it',
    edits: [
      {
        file: 'adapters/rails/write-payout-file.ts',
        find: '      ...movedAmountOf(payout),',
        replace: '      ...movedAmountOf(payout), minorUnits: payout.minorUnits,',
      },
    ],
  },
  {
    name: 'A payout is exchanged anew when it arrives',
    edits: [
      {
        file: 'core/ledger/confirm-payout.ts',
        find: '...conversionOf(payout),',
        replace:
          '...(payout.conversion === undefined ? {} : { conversion: { ...payout.conversion, takenAt: at } }),',
      },
    ],
  },
];
