import { choosePayoutMinimum } from '../payouts/payout-minimum.ts';
import type { Program } from './program.ts';

/** The default limit, in least amounts worth a transfer: about 100 USD. */
const payoutsInLimit = 4n;

/**
 * Up to which amount one person may adjust what a creator gets, in minor units of the currency: what
 * the program says, or four times the usual payout minimum of the currency (100.00 USD, EUR or GBP).
 */
export function chooseApprovalLimit(
  { approvalLimits = [] }: Pick<Program, 'approvalLimits'>,
  currency: string,
): bigint {
  const said = approvalLimits.find((limit) => limit.currency === currency);
  return said?.minorUnits ?? choosePayoutMinimum(currency, []) * payoutsInLimit;
}
