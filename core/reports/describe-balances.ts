import type { UnitBalances } from '../ledger/account-head.ts';
import type { MoneyDocument } from '../money/money-document.ts';

/** The balances of a creator's whole account in one unit, whatever orders they come from. */
export type AccountBalances<Document = MoneyDocument> = {
  readonly [Name in keyof UnitBalances]: Document;
};

/**
 * Balances in the form of the API.
 *
 * @param describe writes an amount of their unit.
 */
export function describeBalances<Document>(
  balances: UnitBalances,
  describe: (minorUnits: bigint) => Document,
): AccountBalances<Document> {
  return {
    payable: describe(balances.payable),
    held: describe(balances.held),
    inPayout: describe(balances.inPayout),
    paid: describe(balances.paid),
    taxWithheld: describe(balances.taxWithheld),
    debt: describe(balances.debt),
  };
}
