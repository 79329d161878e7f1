import { sha256 } from '../../crypto/sha256.ts';

/** PayPal keeps so many characters of an item's id, and of a batch's. */
const maxItemId = 63;
const maxBatchId = 256;
const digestLength = 20;

/** What an id of ours has if it goes as it is; `~` marks one that was cut. */
const plainItem = /^[\w.-]+$/;
const plainBatch = /^[\w.-][\x21-\x7d]*$/;

/** A payout's id as PayPal can keep it: itself where it fits, else its beginning and a digest of the whole. */
export function senderItemId(payoutId: string): string {
  if (payoutId.length <= maxItemId && plainItem.test(payoutId)) return payoutId;
  const beginning = payoutId.replace(/[^\w.-]/g, '-').slice(0, maxItemId - digestLength - 1);
  return `${beginning}~${sha256(payoutId).slice(0, digestLength)}`;
}

/** The payout of an item's id; nothing if it was cut, or is not ours. */
export function payoutOfItem(itemId: string): string | undefined {
  return plainItem.test(itemId) && itemId.length <= maxItemId ? itemId : undefined;
}

/** The one id that PayPal pays once: the same for the same batch of the same merchant. */
export function senderBatchId(merchantId: string, batchId: string): string {
  const whole = `${merchantId}/${batchId}`;
  const fits = whole.length <= maxBatchId && plainBatch.test(batchId);
  return fits ? whole : `${merchantId}/~${sha256(batchId)}`;
}

/** Whose batch it is, and which if it was not cut; nothing if it is not ours. */
export function batchOfSender(
  senderId: string,
): { readonly merchantId: string; readonly batchId?: string } | undefined {
  const [, merchantId, batchId = ''] = /^([\w-]{1,64})\/(.+)$/.exec(senderId) ?? [];
  if (merchantId === undefined) return undefined;
  return plainBatch.test(batchId) ? { merchantId, batchId } : { merchantId };
}
