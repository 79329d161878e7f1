import type { Instant } from '../time/instant.ts';
import { listReceivers, type Receiver } from './list-receivers.ts';
import type { PayoutBatch } from './payout-store.ts';

/** Since when what becomes payable to a receiver waits for a later run than a batch's; `undefined`: nothing waits. */
export function cutOffFor(
  batch: Pick<PayoutBatch, 'creatorIds' | 'payeeParts' | 'payableBefore'>,
  { creatorId, payeeId }: Receiver,
): Instant | undefined {
  const place = listReceivers(batch).findIndex(
    (receiver) => receiver.creatorId === creatorId && receiver.payeeId === payeeId,
  );
  return batch.payableBefore?.[place];
}
