import { balancesOf } from '../ledger/balances.ts';
import { type AccountVerdict, isEmpty, judgeBalances } from './judge-account.ts';
import type { PayableAccount } from './payable-account.ts';
import { payableStep } from './rails/payable-step.ts';
import { payablePart, type RailsToJudge } from './usable-rail.ts';

/**
 * Judges a unit of an account that is no cash: it is handed to the creator, whoever the account's cash is divided with. Nothing is said of
 * a unit that no rail of the merchant hands out while the creator has no way to get it.
 */
export function judgeInKind(
  { head, rewardMethod: method, paused }: PayableAccount,
  unit: string,
  rails: RailsToJudge,
): AccountVerdict | undefined {
  const balances = balancesOf(head.balances, unit);
  const isSaid = method !== undefined || isHandedOut(unit, rails);
  if (isEmpty(balances) || !isSaid) return undefined;
  // A piece, a point or a cent is worth handing out.
  const minimum = {
    isReached: balances.payable > 0n,
    isReachedWithHeld: balances.payable + balances.held > 0n,
  };
  const refusal = judgeBalances({ balances, minimum, paused: paused === true });
  if (refusal !== undefined) return refusal;

  const { payable: minorUnits } = balances;
  if (method === undefined) return { pays: false, minorUnits, reason: 'no-reward-method' };
  const rail = rails[method.rail];
  const part = rail && payablePart(minorUnits, unit, rail);
  if (part === undefined) return { pays: false, minorUnits, reason: 'rail-unavailable' };
  return { pays: true, minorUnits: part, method };
}

function isHandedOut(unit: string, rails: RailsToJudge): boolean {
  return Object.values(rails).some(({ limits }) => payableStep(limits, unit) !== undefined);
}
