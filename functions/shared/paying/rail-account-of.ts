import { isCalledRail } from '../../../core/payouts/called-rails.ts';
import type { PayoutBatch } from '../../../core/payouts/payout-store.ts';
import type { RailAccount } from './open-rail.ts';

/** The account over which a batch is paid; `undefined` where no rail is called. @throws Error for a batch that has none. */
export function railAccountOf({
  merchantId,
  batchId,
  rail,
  connectionId,
}: PayoutBatch): RailAccount | undefined {
  if (!isCalledRail(rail)) return undefined;
  if (connectionId === undefined)
    throw new Error(`The batch ${batchId} has no account at ${rail}.`);
  return { merchantId, rail, connectionId };
}
