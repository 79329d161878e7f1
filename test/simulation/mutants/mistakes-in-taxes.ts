import type { Mutant } from './mutant.ts';

/** What is withheld is forgotten, counted twice, or counted on another day. */
export const mistakesInTaxes: readonly Mutant[] = [
  {
    name: 'What was withheld of a payout does not come back with it',
    edits: [
      {
        file: 'core/ledger/return-payout.ts',
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
    name: 'A tax year is written over whoever wrote it meanwhile',
    focus: 'slow writes to accounts',
    edits: [
      {
        file: 'adapters/dynamo/ledger-store.ts',
        find: 'toTaxYearItem(taxYear), followsVersion(taxYear))',
        replace: 'toTaxYearItem(taxYear))',
      },
    ],
  },
  {
    name: 'A payout is submitted with the tax of the day before',
    edits: [
      {
        file: 'functions/run-payout-batch/submit-payout-of-creator.ts',
        find: 'if (!isTaxedOnItsDay(payout, payer, at)) {',
        replace: 'if (at < 0 && !isTaxedOnItsDay(payout, payer, at)) {',
      },
    ],
  },
];
