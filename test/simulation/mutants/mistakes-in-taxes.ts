import type { Mutant } from './mutant.ts';

/** What is withheld is forgotten, counted where it no longer is, or judged by somebody else's forms. */
export const mistakesInTaxes: readonly Mutant[] = [
  {
    name: 'What was withheld of a payout does not come back with it',
    edits: [
      {
        file: 'core/ledger/post-return.ts',
        find: 'const gross = grossOf(payout);',
        replace: 'const gross = payout.minorUnits + 0n * grossOf(payout);',
      },
    ],
  },
  {
    name: 'A payout that came back stays in its tax year',
    edits: [
      {
        file: 'functions/shared/paying/with-tax-year.ts',
        find: "change.entry.kind !== 'return' ||",
        replace: "change.entry.kind === 'return' ||",
      },
    ],
  },
  {
    name: 'A payee is taxed as the creator whom it is paid for',
    edits: [
      {
        file: 'functions/run-payout-batch/withhold-at.ts',
        find: 'const receiver = taxReceiverOf(creatorId, payeeId);',
        replace:
          'const receiver = taxReceiverOf(creatorId, payeeId === undefined ? payeeId : undefined);',
      },
    ],
  },
];
