import type { PayoutFiles } from '../../core/payouts/payout-files.ts';
import type { ObjectStore } from './object-store.ts';

/** Puts the files of released batches into a bucket, for whoever only writes them. */
export function putPayoutFiles(
  objects: Pick<ObjectStore, 'put'>,
  bucket: string,
): Pick<PayoutFiles, 'put'> {
  return {
    put: (key, { content, contentType }) => objects.put(bucket, key, content, contentType),
  };
}
