import { exchangeAmount } from '../commission/exchange-amount.ts';
import type { CommissionGroup } from '../commission-group.ts';

/**
 * What the goods under a flat reward per order came to before refunds, in minor units: the whole of
 * which the group's fraction is a part. `undefined` where there are no such goods left, or where an
 * assessment of earlier days does not say it.
 */
export function findOriginal({
  reward,
  baseMinorUnits,
  exactDenominator,
  totalParts,
  flat,
  exchange,
}: CommissionGroup): bigint | undefined {
  if (reward !== 'flat-per-order' || baseMinorUnits === 0n) return undefined;
  // An amount in another currency brought the denominator of its rate along.
  const payment = exchange && { currency: exchange.to, rates: [exchange] };
  const paid = payment && flat && exchangeAmount(flat.amount, payment);
  const original = exactDenominator / totalParts / (paid?.denominator ?? 1n);
  return original < baseMinorUnits ? undefined : original;
}
