import { listReceivers, type Receiver } from './list-receivers.ts';
import type { PayoutBatch } from './payout-store.ts';

/** What a second person has let go of a receiver's money with a batch, in minor units; `undefined`: nobody had to. */
export function approvedFor(
  batch: Pick<PayoutBatch, 'creatorIds' | 'payeeParts' | 'approvedMinorUnits'>,
  { creatorId, payeeId }: Receiver,
): bigint | undefined {
  const place = listReceivers(batch).findIndex(
    (receiver) => receiver.creatorId === creatorId && receiver.payeeId === payeeId,
  );
  return batch.approvedMinorUnits?.[place];
}
