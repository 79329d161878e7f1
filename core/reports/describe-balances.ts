import type { UnitBalances } from '../ledger/account-head.ts';
import { type MoneyDocument, toMoneyDocument } from '../money/money-document.ts';

/** The balances of a creator's whole account in one currency, whatever orders they come from. */
export type AccountBalances = { readonly [Name in keyof UnitBalances]: MoneyDocument };

/** Balances in the form of the API. */
export function describeBalances(balances: UnitBalances, currency: string): AccountBalances {
  const money = (minorUnits: bigint) => toMoneyDocument({ minorUnits, currency });
  return {
    payable: money(balances.payable),
    held: money(balances.held),
    inPayout: money(balances.inPayout),
    paid: money(balances.paid),
    taxWithheld: money(balances.taxWithheld),
    debt: money(balances.debt),
  };
}
