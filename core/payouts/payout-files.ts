import type { Payout } from './payout.ts';
import type { PayoutBatch } from './payout-store.ts';

/** A file for a bank or a person, ready to be sent. */
export type PayoutFile = {
  readonly content: string;
  readonly contentType: 'application/xml' | 'text/csv; charset=utf-8' | 'text/plain; charset=utf-8';
};

/** Where the files of released batches lie. */
export interface PayoutFiles {
  /** Writes the file, also over the same one. */
  put(key: string, file: PayoutFile): Promise<void>;
  read(key: string): Promise<PayoutFile | undefined>;
}

/** Where a batch's file lies, `<merchant>/<batch>.xml`, `.csv` or `.ach`; one that is paid by hand or by calls has none. */
export function payoutFileKey(
  batch: Pick<PayoutBatch, 'merchantId' | 'batchId' | 'rail'>,
): string | undefined {
  const extensions: Partial<Record<string, string>> = { sepa: 'xml', csv: 'csv', nacha: 'ach' };
  const extension = extensions[batch.rail];
  return extension === undefined ? undefined : `${batch.merchantId}/${batch.batchId}.${extension}`;
}

/**
 * Makes the file of a released batch from its payouts, in id order: a function of the two, so that
 * a file made again is the same to the byte. It opens the accounts that are sealed in them.
 */
export type WritePayoutFile = (
  batch: PayoutBatch & { readonly released: NonNullable<PayoutBatch['released']> },
  payouts: readonly Payout[],
) => Promise<PayoutFile>;
