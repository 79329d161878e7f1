import { balancesOf } from '../ledger/balances.ts';
import type { PayableAccount } from './payable-account.ts';

/** How much of what is payable in a currency is due, in minor units: all but what waits for a later run. */
export function dueOf(
  { head, waiting = {} }: Pick<PayableAccount, 'head' | 'waiting'>,
  currency: string,
): bigint {
  return balancesOf(head.balances, currency).payable - (waiting[currency]?.minorUnits ?? 0n);
}
